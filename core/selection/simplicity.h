#pragma once

#include "core/selection/with_setting.h"

namespace descent {

/// What makes a model simpler, the strongest first.
enum class SimplicityKind {
  /// Fewer units or inputs, no biases, frozen layers: fewer functions can be reached.
  size,
  /// A larger penalty on the weights, or more units dropped.
  penalty,
  /// A smaller learning rate or larger batches: in the same epochs the weights stay nearer to their
  /// start. For a quadratic loss learning rate times steps acts as the inverse of a penalty.
  /// Source: Bishop (2006), section 5.5.2; Goodfellow, Bengio and Courville (2016), section 7.8.
  distance,
  /// Nothing is known, as between two optimizers: values listed earlier count as simpler.
  order,
};

/// How a setting bears on simplicity.
SimplicityKind simplicity_kind(std::string_view path);

/// Whether the first of two values of a setting gives the simpler model; false where only their
/// order in the list decides.
bool is_simpler(std::string_view path, const SettingValue& first, const SettingValue& second);

}  // namespace descent
