#include "wasm_bindings/experiment_json.h"

namespace descent {
namespace {

/// A choice's members inside an object that is open.
void write_choice(JsonWriter& json, const Choice& choice) {
  json.member("id", std::string_view(choice.id));
  if (!choice.values.empty()) {
    json.key("values");
    json.begin_object();
    for (const NamedValue& given : choice.values)
      json.member(given.name, given.value);
    json.end_object();
  }
}

void write(JsonWriter& json, const Choice& choice) {
  json.begin_object();
  write_choice(json, choice);
  json.end_object();
}

void write(JsonWriter& json, std::string_view name, const Choice& choice) {
  json.key(name);
  write(json, choice);
}

void write_data(JsonWriter& json, const DataConfig& data) {
  json.key("data");
  json.begin_object();
  write(json, "dataset", data.dataset);
  json.member("seed", data.seed);
  json.member("sampleCount", data.sample_count);
  json.member("noise", data.noise);
  json.member("testShare", data.test_share);
  json.key("features");
  json.begin_array();
  for (const std::string& feature : data.features)
    json.value(std::string_view(feature));
  json.end_array();
  json.end_object();
}

void write_network(JsonWriter& json, const NetworkConfig& network) {
  json.key("network");
  json.begin_object();
  json.member("seed", network.seed);
  json.key("layers");
  json.begin_array();
  for (const LayerConfig& layer : network.layers) {
    json.begin_object();
    write_choice(json, layer.kind);
    write(json, "activation", layer.activation);
    if (layer.initializer) write(json, "initializer", *layer.initializer);
    if (layer.regularizer) write(json, "regularizer", *layer.regularizer);
    if (layer.frozen) json.member("frozen", true);
    json.end_object();
  }
  json.end_array();
  write(json, "outputActivation", network.output_activation);
  write(json, "initializer", network.initializer);
  json.member("bias", network.bias);
  json.end_object();
}

void write_training(JsonWriter& json, const TrainingConfig& training) {
  json.key("training");
  json.begin_object();
  write(json, "loss", training.loss);
  write(json, "optimizer", training.optimizer);
  json.member("learningRate", training.learning_rate);
  write(json, "schedule", training.schedule);
  write(json, "regularizer", training.regularizer);
  write(json, "gradientClipping", training.gradient_clipping);
  json.member("batchSize", training.batch_size);
  json.member("warmupEpochs", training.warmup_epochs);
  json.member("evaluationInterval", training.evaluation_interval);
  json.key("stopRules");
  json.begin_array();
  for (const Choice& rule : training.stop_rules)
    write(json, rule);
  json.end_array();
  json.end_object();
}

}  // namespace

void write_experiment(JsonWriter& json, const ExperimentConfig& experiment) {
  json.begin_object();
  json.member("version", 1.0);
  write_data(json, experiment.data);
  write_network(json, experiment.network);
  write_training(json, experiment.training);
  json.end_object();
}

}  // namespace descent
