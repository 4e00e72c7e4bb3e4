#include "core/selection/simplicity.h"

#include <algorithm>

namespace descent {
namespace {

/// A setting whose larger or smaller values are simpler.
struct Direction {
  std::string_view path;
  SimplicityKind kind;
  bool larger_is_simpler;
};

constexpr Direction directions[] = {
    {"data.features", SimplicityKind::size, false},
    {"network.bias", SimplicityKind::size, false},
    {"training.regularizer.rate", SimplicityKind::penalty, true},
    {"training.optimizer.weightDecay", SimplicityKind::penalty, true},
    {"training.learningRate", SimplicityKind::distance, false},
    {"training.batchSize", SimplicityKind::distance, true},
};

/// The same for the end of a layer's path.
constexpr Direction layer_directions[] = {
    {".units", SimplicityKind::size, false},
    {".filters", SimplicityKind::size, false},
    {".frozen", SimplicityKind::size, true},
    {".regularizer.rate", SimplicityKind::penalty, true},
    {".dropRate", SimplicityKind::penalty, true},
};

Direction direction_of(std::string_view path) {
  for (const Direction& direction : directions) {
    if (direction.path == path) return direction;
  }
  for (const Direction& direction : layer_directions) {
    if (path.starts_with("network.layers.") && path.ends_with(direction.path)) return direction;
  }
  return {path, SimplicityKind::order, false};
}

/// The number, or how many ids the text lists.
double magnitude(const SettingValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  const auto& text = std::get<std::string>(value);
  return text.empty() ? 0 : 1 + static_cast<double>(std::count(text.begin(), text.end(), ','));
}

}  // namespace

SimplicityKind simplicity_kind(std::string_view path) { return direction_of(path).kind; }

bool is_simpler(std::string_view path, const SettingValue& first, const SettingValue& second) {
  const Direction direction = direction_of(path);
  if (direction.kind == SimplicityKind::order) return false;
  return direction.larger_is_simpler ? magnitude(first) > magnitude(second)
                                     : magnitude(first) < magnitude(second);
}

}  // namespace descent
