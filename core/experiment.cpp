#include "core/experiment.h"

#include <array>
#include <limits>

namespace descent {
namespace {

constexpr double largest_seed = std::numeric_limits<std::uint32_t>::max();

constexpr std::array all_settings{
    Hyperparameter{"data.seed", 1, 0, largest_seed, Scale::integer},
    Hyperparameter{"data.sampleCount", 500, 10, 2000, Scale::integer, "samples"},
    Hyperparameter{"data.noise", 0, 0, 0.5, Scale::linear},
    Hyperparameter{"data.testShare", 0.5, 0, 0.9, Scale::linear},
    Hyperparameter{"network.seed", 1, 0, largest_seed, Scale::integer},
    Hyperparameter{"training.learningRate", 0.01, 1e-5, 10, Scale::logarithmic},
    Hyperparameter{"training.batchSize", 32, 1, 2000, Scale::integer, "samples"},
    Hyperparameter{"training.warmupEpochs", 0, 0, 1000, Scale::integer, "epochs"},
    Hyperparameter{"training.evaluationInterval", 1, 1, 1000, Scale::integer, "epochs"},
};

}  // namespace

std::span<const Hyperparameter> settings() { return all_settings; }

const Hyperparameter& setting(std::string_view path) {
  std::vector<std::string_view> names;
  for (const Hyperparameter& entry : all_settings) {
    if (entry.name == path) return entry;
    names.push_back(entry.name);
  }
  throw_unknown("setting", path, names);
}

LayerConfig dense_layer(double units, Choice activation) {
  LayerConfig layer;
  layer.kind.values = {{"units", units}};
  layer.activation = std::move(activation);
  return layer;
}

ExperimentConfig default_experiment() {
  ExperimentConfig experiment;
  experiment.data.features = {"x1", "x2", "sinX1", "sinX2"};
  experiment.network.layers = {dense_layer(8, {"tanh"}), dense_layer(8, {"tanh"})};
  return experiment;
}

}  // namespace descent
