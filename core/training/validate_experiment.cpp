#include "core/training/validate_experiment.h"

#include <algorithm>
#include <string>

#include "core/activations.h"
#include "core/datasets/provided_data.h"
#include "core/datasets/split.h"
#include "core/gradient_clipping.h"
#include "core/initializers.h"
#include "core/models/network.h"
#include "core/number_text.h"
#include "core/optimizers/optimizer.h"
#include "core/regularizers.h"
#include "core/schedules.h"
#include "core/training/stop_rules.h"

namespace descent {
namespace {

template <class Entry>
void check_choice(const std::string& field, std::span<const Entry> table, const Choice& choice) {
  resolve_values(field, find_entry(field, table, choice.id), choice);
}

/// Activations that make shares of all units are for outputs of several classes only.
void check_activation(const std::string& field, const Choice& choice, bool takes_shares) {
  check_choice(field, activations(), choice);
  if (takes_shares || !find_entry(field, activations(), choice.id).output_only) return;
  std::vector<std::string_view> allowed;
  for (const ActivationEntry& entry : activations()) {
    if (!entry.output_only) allowed.push_back(entry.id);
  }
  throw_unknown(field, choice.id, allowed);
}

void check_stop_rules(const std::vector<Choice>& rules) {
  for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
    check_choice("training.stopRules", stop_rules(), *rule);
    const auto is_same = [&](const Choice& other) { return other.id == rule->id; };
    if (std::any_of(rules.begin(), rule, is_same)) {
      throw std::invalid_argument("training.stopRules: '" + rule->id + "' is named twice");
    }
  }
}

void check_data(const DataConfig& data) {
  resolve_values("data.dataset", dataset_entry(data), data.dataset);
  check_range("data.seed", data.seed, setting("data.seed"));
  check_range("data.sampleCount", data.sample_count, setting("data.sampleCount"));
  check_range("data.noise", data.noise, setting("data.noise"));
  check_range("data.testShare", data.test_share, setting("data.testShare"));
}

void check_network(const NetworkConfig& network, Task task) {
  check_range("network.seed", network.seed, setting("network.seed"));
  check_range("network.layers", static_cast<double>(network.layers.size()),
              {"layers", 2, 0, static_cast<double>(maximum_layers), Scale::integer});
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const LayerConfig& layer = network.layers[i];
    const std::string field = "network.layers." + std::to_string(i + 1);
    const LayerEntry& kind = find_entry(field + ".id", layer_kinds(), layer.kind.id);
    resolve_values(field, kind, layer.kind);
    check_activation(field + ".activation", layer.activation, false);
    if (layer.initializer) check_choice(field + ".initializer", initializers(), *layer.initializer);
    if (layer.regularizer) check_choice(field + ".regularizer", regularizers(), *layer.regularizer);
  }
  check_activation("network.outputActivation", network.output_activation, task == Task::multiclass);
  check_choice("network.initializer", initializers(), network.initializer);
}

void check_loss(const ExperimentConfig& experiment) {
  const LossEntry& loss = find_entry("training.loss", losses(), experiment.training.loss.id);
  const Task task = dataset_entry(experiment.data).task;
  if (!loss.suits(task)) {
    std::vector<std::string_view> suitable;
    for (const LossEntry& entry : losses()) {
      if (entry.suits(task)) suitable.push_back(entry.id);
    }
    throw_unknown("training.loss", loss.id, suitable);
  }
  resolve_values("training.loss", loss, experiment.training.loss);
  const std::string& output = experiment.network.output_activation.id;
  if (loss.linear_output && output != "linear") {
    throw_unknown("network.outputActivation", output, std::vector<std::string_view>{"linear"});
  }
}

/// Throws unless every step sees all training samples.
void check_full_batch(const ExperimentConfig& experiment, std::string_view optimizer) {
  const DatasetEntry& dataset = dataset_entry(experiment.data);
  const double samples = dataset.fixed_size ? static_cast<double>(dataset.default_samples)
                                            : experiment.data.sample_count;
  const double largest = setting("training.batchSize").maximum;
  const double needed =
      std::min(training_sample_count(samples, experiment.data.test_share), largest);
  const double batch_size = experiment.training.batch_size;
  if (batch_size >= needed) return;
  throw std::invalid_argument(
      "training.batchSize: " + number_text(batch_size) + " is not allowed (" + number_text(needed) +
      " to " + number_text(largest) + " for " + std::string(optimizer) + ", whole numbers)");
}

/// Throws if a layer takes chances in training.
void check_without_chance(const NetworkConfig& network, std::string_view optimizer) {
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const std::string field = "network.layers." + std::to_string(i + 1);
    const Choice& choice = network.layers[i].kind;
    const LayerEntry& kind = find_entry(field + ".id", layer_kinds(), choice.id);
    const std::vector<double> values = resolve_values(field, kind, choice);
    for (std::size_t number = 0; number < values.size(); ++number) {
      if (kind.hyperparameters[number].name != kind.chance || values[number] == 0) continue;
      throw std::invalid_argument(field + "." + std::string(kind.chance) + ": " +
                                  number_text(values[number]) + " is not allowed (0 for " +
                                  std::string(optimizer) + ")");
    }
  }
}

/// Optimizers that compare the gradients of successive steps need them of one and the same loss.
void check_one_loss(const ExperimentConfig& experiment) {
  const OptimizerEntry& optimizer =
      find_entry("training.optimizer", optimizers(), experiment.training.optimizer.id);
  if (!optimizer.full_batch_only) return;
  check_full_batch(experiment, optimizer.id);
  check_without_chance(experiment.network, optimizer.id);
}

/// What the network is fed, but for how long a plain vector is.
Shape input_shape(const DataConfig& data) {
  const DatasetEntry& dataset = dataset_entry(data);
  if (!dataset.whole_inputs) return 1;
  return dataset.shape(resolve_values("data.dataset", dataset, data.dataset));
}

/// Throws if one sample a batch gives a layer that compares samples a single number to compare.
void check_samples_to_compare(const ExperimentConfig& experiment) {
  const NetworkConfig& network = experiment.network;
  const double batch_size = experiment.training.batch_size;
  if (batch_size > 1) return;
  Shape shape = input_shape(experiment.data);
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const std::string field = "network.layers." + std::to_string(i + 1);
    const LayerConfig& layer = network.layers[i];
    const LayerEntry& kind = find_entry(field + ".id", layer_kinds(), layer.kind.id);
    const bool is_single = shape.rows * (shape.kind == ShapeKind::image ? shape.columns : 1) == 1;
    if (kind.compares_samples && !layer.frozen && is_single) {
      throw std::invalid_argument("training.batchSize: " + number_text(batch_size) +
                                  " is not allowed (2 to " +
                                  number_text(setting("training.batchSize").maximum) + " with " +
                                  std::string(kind.id) + ", whole numbers)");
    }
    const Activation linear(field + ".activation", {"linear"});
    shape = make_layer(layer.kind, {shape, {}, linear, network.initializer, network.bias, field})
                ->output_shape();
  }
}

}  // namespace

void validate_experiment(const ExperimentConfig& experiment) {
  check_data(experiment.data);
  const Task task = dataset_entry(experiment.data).task;
  check_network(experiment.network, task);
  const TrainingConfig& training = experiment.training;
  check_loss(experiment);
  check_choice("training.optimizer", optimizers(), training.optimizer);
  check_choice("training.schedule", schedules(), training.schedule);
  check_choice("training.regularizer", regularizers(), training.regularizer);
  check_choice("training.gradientClipping", gradient_clippings(), training.gradient_clipping);
  check_range("training.learningRate", training.learning_rate, setting("training.learningRate"));
  check_range("training.batchSize", training.batch_size, setting("training.batchSize"));
  check_one_loss(experiment);
  check_samples_to_compare(experiment);
  check_range("training.warmupEpochs", training.warmup_epochs, setting("training.warmupEpochs"));
  check_range("training.evaluationInterval", training.evaluation_interval,
              setting("training.evaluationInterval"));
  check_stop_rules(training.stop_rules);
}

TargetEncoding target_encoding(const ExperimentConfig& experiment) {
  const Task task = dataset_entry(experiment.data).task;
  if (task != Task::binary) return {};
  const LossEntry& loss = find_entry("training.loss", losses(), experiment.training.loss.id);
  const ActivationEntry& output = find_entry("network.outputActivation", activations(),
                                             experiment.network.output_activation.id);
  const bool two_signs = loss.coding == TargetCoding::two_signs ||
                         (loss.coding == TargetCoding::by_output_activation && output.lowest <= -1);
  return {two_signs ? Scalar(-1) : Scalar(0), Scalar(1)};
}

}  // namespace descent
