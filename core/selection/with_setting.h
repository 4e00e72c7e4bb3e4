#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/experiment.h"

namespace descent {

/// A value of any setting: a number, an id, or ids with commas between them.
using SettingValue = std::variant<double, std::string>;

/// The value as it stands in messages.
std::string value_text(const SettingValue& value);

/// The experiment with another value of one setting, named by its path:
///   "training.learningRate"       a number; 0 or 1 for "network.bias"
///   "network.layers.2.units"      a hyperparameter of the second hidden layer's kind
///   "network.layers.2.id"         its kind; so also its activation and frozen (0 or 1), and its
///                                 initializer and regularizer, where "" stands for the usual one
///   "training.optimizer"          an id; another id than before takes its own defaults
///   "training.regularizer.rate"   a hyperparameter of the chosen entry
///   "data.features"               ids, "x1,x2"
/// Throws std::invalid_argument for an unknown path, a layer that is not there, or text where a
/// number belongs and the reverse. What values are allowed is left to validate_experiment.
ExperimentConfig with_setting(ExperimentConfig experiment, std::string_view path,
                              const SettingValue& value);

}  // namespace descent
