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

/// Which samples there are and how they are split; validate_experiment says what is refused.
struct DataConfig {
  /// Its id and hyperparameters.
  Choice dataset = {"spiral"};
  /// Fixes the samples, their noise and the split: a whole number from 0 to 2^32 - 1.
  double seed = 1;
  /// Samples of both parts together, 10 to 2000; without effect where a dataset has a fixed size.
  double sample_count = 500;
  /// The noise level, 0 to 0.5; each dataset says what it scales, if anything.
  double noise = 0;
  /// Share of the samples held out for testing, 0 to 0.9.
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
  /// Acts on its outputs, or inside its recurrence; see LayerEntry::activation_inside.
  Choice activation = {"tanh"};
  /// Draws its weights; absent, the network's does.
  std::optional<Choice> initializer = {};
  /// The penalty on its weights; absent, that of training.
  std::optional<Choice> regularizer = {};
  /// Whether training leaves its parameters as they start.
  bool frozen = false;
  bool operator==(const LayerConfig&) const = default;
};

/// A dense layer of so many units, not checked here.
LayerConfig dense_layer(double units, Choice activation);

/// The network between inputs and outputs, whose numbers the data fix; the last layer is dense.
struct NetworkConfig {
  /// Fixes the starting weights, the order of the batches and what dropout leaves out: a whole
  /// number from 0 to 2^32 - 1.
  double seed = 1;
  /// The hidden layers, the first one next to the inputs; at most maximum_layers.
  std::vector<LayerConfig> layers = {};
  /// Acts on the outputs; losses of logits or scores allow linear alone.
  Choice output_activation = {"linear"};
  /// Draws the weights of layers that choose none of their own.
  Choice initializer = {"xavierUniform"};
  /// Whether units add a bias to their weighted sum.
  bool bias = true;
  bool operator==(const NetworkConfig&) const = default;
};

/// How the weights are trained: these settings may change while training goes on, but for the loss.
struct TrainingConfig {
  /// What is minimised; which losses a task allows says LossEntry::suits.
  Choice loss = {"binaryCrossEntropy"};
  /// Turns gradients into steps.
  Choice optimizer = {"adam"};
  /// The starting rate of the schedule, 1e-5 to 10.
  double learning_rate = 0.01;
  /// Changes the rate from epoch to epoch.
  Choice schedule = {"constant"};
  /// The penalty on the weights of layers that choose none of their own.
  Choice regularizer = {"none"};
  /// Samples per update, 1 to 2000; a number of at least the training samples means the full batch.
  double batch_size = 32;
  /// What limits the gradient of loss and penalty together before the optimizer sees it.
  Choice gradient_clipping = {"none"};
  /// Epochs over which the learning rate grows to its starting value before the schedule begins, 0
  /// to 1000.
  double warmup_epochs = 0;
  /// Epochs from one evaluation to the next, 1 to 1000: only evaluated epochs are reported, and
  /// only they count for what watches the loss.
  double evaluation_interval = 1;
  /// Rules that end training, each at most once; the first that is met does.
  std::vector<Choice> stop_rules = {};
  bool operator==(const TrainingConfig&) const = default;
};

/// One whole experiment.
struct ExperimentConfig {
  DataConfig data = {};
  NetworkConfig network = {};
  TrainingConfig training = {};
  bool operator==(const ExperimentConfig&) const = default;
};

/// The limits of every numeric setting; names are paths in the experiment, "training.batchSize".
std::span<const Hyperparameter> settings();

/// One setting by its path. Throws std::invalid_argument "setting: '<path>' is not known (allowed:
/// ...)" for a path that settings() does not have.
const Hyperparameter& setting(std::string_view path);

/// Hidden layers an experiment may have.
inline constexpr std::size_t maximum_layers = 8;

/// The experiment that a fresh page shows.
ExperimentConfig default_experiment();

}  // namespace descent
