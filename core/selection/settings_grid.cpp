#include "core/selection/settings_grid.h"

#include <algorithm>
#include <numeric>

#include "core/selection/simplicity.h"
#include "core/training/validate_experiment.h"

namespace descent {
namespace {

[[noreturn]] void throw_twice(const std::string& field, const std::string& what) {
  throw std::invalid_argument(field + ": '" + what + "' is named twice");
}

}  // namespace

SettingsGrid::SettingsGrid(const ExperimentConfig& base, std::vector<SettingAxis> axes)
    : axes_(std::move(axes)), deciding_(axes_.size()) {
  check_axes();
  std::iota(deciding_.begin(), deciding_.end(), std::size_t{0});
  std::stable_sort(deciding_.begin(), deciding_.end(), [&](std::size_t a, std::size_t b) {
    return simplicity_kind(axes_[a].path) < simplicity_kind(axes_[b].path);
  });

  // A number with as many digits as there are axes, counted up until it overflows.
  std::vector<std::size_t> places(axes_.size(), 0);
  for (bool more = true; more;) {
    candidates_.push_back(combine(base, places));
    validate_experiment(candidates_.back());
    more = false;
    for (std::size_t axis = axes_.size(); axis-- > 0 && !more;) {
      more = ++places[axis] < axes_[axis].values.size();
      if (!more) places[axis] = 0;
    }
  }
}

void SettingsGrid::check_axes() const {
  double candidates = 1;
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    const SettingAxis& axis = axes_[i];
    const auto count = static_cast<double>(axis.values.size());
    check_range("selection.axes." + std::to_string(i + 1) + ".values", count,
                {"values", 3, 1, double{maximum_candidates}, Scale::integer});
    candidates *= count;
    for (std::size_t other = 0; other < i; ++other) {
      if (axes_[other].path == axis.path) throw_twice("selection.axes", axis.path);
    }
    for (auto value = axis.values.begin(); value != axis.values.end(); ++value) {
      if (std::find(axis.values.begin(), value, *value) != value)
        throw_twice(axis.path, value_text(*value));
    }
  }
  check_range("selection.candidates", candidates,
              {"candidates", 3, 1, double{maximum_candidates}, Scale::integer});
}

ExperimentConfig SettingsGrid::combine(const ExperimentConfig& base,
                                       const std::vector<std::size_t>& places) const {
  ExperimentConfig experiment = base;
  for (const bool numbers : {false, true}) {
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
      const SettingValue& value = axes_[axis].values[places[axis]];
      if (std::holds_alternative<double>(value) != numbers) continue;
      experiment = with_setting(std::move(experiment), axes_[axis].path, value);
    }
  }
  return experiment;
}

std::vector<std::size_t> SettingsGrid::places(std::size_t candidate) const {
  std::vector<std::size_t> places(axes_.size());
  for (std::size_t axis = axes_.size(); axis-- > 0;) {
    places[axis] = candidate % axes_[axis].values.size();
    candidate /= axes_[axis].values.size();
  }
  return places;
}

bool SettingsGrid::simpler(std::size_t first, std::size_t second) const {
  const std::vector<std::size_t> first_places = places(first);
  const std::vector<std::size_t> second_places = places(second);
  for (const std::size_t axis : deciding_) {
    const std::string& path = axes_[axis].path;
    const SettingValue& a = axes_[axis].values[first_places[axis]];
    const SettingValue& b = axes_[axis].values[second_places[axis]];
    if (is_simpler(path, a, b)) return true;
    if (is_simpler(path, b, a)) return false;
    if (first_places[axis] != second_places[axis]) return first_places[axis] < second_places[axis];
  }
  return false;
}

}  // namespace descent
