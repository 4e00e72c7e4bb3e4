#pragma once

#include <vector>

#include "core/selection/with_setting.h"

/// Candidates: experiments that differ in some settings.
namespace descent {

/// A setting (see with_setting) and the values to compare.
struct SettingAxis {
  /// The setting's path, "training.learningRate".
  std::string path;
  /// The values to compare, each once.
  std::vector<SettingValue> values;
};

/// The most candidates of one grid.
inline constexpr std::size_t maximum_candidates = 1000;

/// Every combination of the axes' values, the last axis running fastest; without axes the one
/// experiment itself. Ids are set before numbers, so that an optimizer and its rate can both be
/// axes.
class SettingsGrid {
 public:
  /// Checks each candidate as validate_experiment does. Throws std::invalid_argument that names
  /// setting and value, also for an axis without values ("selection.axes.1.values"), a path or a
  /// value named twice, or too many candidates ("selection.candidates").
  SettingsGrid(const ExperimentConfig& base, std::vector<SettingAxis> axes);

  /// How many candidates.
  [[nodiscard]] std::size_t size() const { return candidates_.size(); }
  /// The settings that differ, as given.
  [[nodiscard]] const std::vector<SettingAxis>& axes() const { return axes_; }
  /// The candidate with this number, counted from 0.
  [[nodiscard]] const ExperimentConfig& experiment(std::size_t candidate) const {
    return candidates_[candidate];
  }
  /// The candidate's value on every axis, as numbers in the axes' lists.
  [[nodiscard]] std::vector<std::size_t> places(std::size_t candidate) const;

  /// Whether the first of two candidates is the simpler one. Axes decide one after the other, in
  /// the order of simplicity.h and then in their own; equal candidates are not simpler.
  [[nodiscard]] bool simpler(std::size_t first, std::size_t second) const;

 private:
  void check_axes() const;
  [[nodiscard]] ExperimentConfig combine(const ExperimentConfig& base,
                                         const std::vector<std::size_t>& places) const;

  std::vector<SettingAxis> axes_;
  /// The axes' numbers, the one that decides first in front.
  std::vector<std::size_t> deciding_;
  std::vector<ExperimentConfig> candidates_;
};

}  // namespace descent
