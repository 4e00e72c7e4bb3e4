#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog.h"

/// The whole of what a reader chooses: the same experiment gives the same training, to the bit.
/// Numbers are doubles as they come from outside; each is checked against its setting.
namespace descent {

struct ProvidedData;

struct DataConfig {
  Choice dataset = {"spiral"};
  double seed = 1;
  double sample_count = 500;
  double noise = 0;
  double test_share = 0.5;
  /// Ids of the inputs fed to the network; empty means the dataset's own choice.
  std::vector<std::string> features = {};
  /// The samples of a dataset that cannot make its own; others have none. Compared by identity.
  std::shared_ptr<const ProvidedData> provided = {};
  bool operator==(const DataConfig&) const = default;
};

/// One hidden layer; what is absent is taken from the network, or from training.
struct LayerConfig {
  /// Its kind and that kind's hyperparameters, such as the units of a dense layer.
  Choice kind = {"dense"};
  Choice activation = {"tanh"};
  std::optional<Choice> initializer = {};
  std::optional<Choice> regularizer = {};
  /// Whether training leaves its parameters as they start.
  bool frozen = false;
  bool operator==(const LayerConfig&) const = default;
};

/// A dense layer of so many units.
LayerConfig dense_layer(double units, Choice activation);

struct NetworkConfig {
  double seed = 1;
  std::vector<LayerConfig> layers = {};
  Choice output_activation = {"linear"};
  Choice initializer = {"xavierUniform"};
  /// Whether units add a bias to their weighted sum.
  bool bias = true;
  bool operator==(const NetworkConfig&) const = default;
};

struct TrainingConfig {
  Choice loss = {"binaryCrossEntropy"};
  Choice optimizer = {"adam"};
  double learning_rate = 0.01;
  Choice schedule = {"constant"};
  Choice regularizer = {"none"};
  /// Samples per update; a number of at least the training samples means the full batch.
  double batch_size = 32;
  /// What limits the gradient of loss and penalty together before the optimizer sees it.
  Choice gradient_clipping = {"none"};
  /// Epochs over which the learning rate grows to its starting value before the schedule begins.
  double warmup_epochs = 0;
  /// Rules that end training, each at most once; the first that is met does.
  std::vector<Choice> stop_rules = {};
  bool operator==(const TrainingConfig&) const = default;
};

struct ExperimentConfig {
  DataConfig data = {};
  NetworkConfig network = {};
  TrainingConfig training = {};
  bool operator==(const ExperimentConfig&) const = default;
};

/// The limits of every numeric setting; names are paths in the experiment, "training.batchSize".
std::span<const Hyperparameter> settings();

/// One setting by its path.
const Hyperparameter& setting(std::string_view path);

/// Hidden layers an experiment may have.
inline constexpr std::size_t maximum_layers = 8;

/// The experiment that a fresh page shows.
ExperimentConfig default_experiment();

}  // namespace descent
