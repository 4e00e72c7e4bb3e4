#include "wasm_bindings/js_experiment.h"

#include "wasm_bindings/js_fields.h"
#include "wasm_bindings/js_values.h"
#include "wasm_bindings/provided_samples.h"

namespace descent {
namespace {

using emscripten::val;

/// Entries of a list that are read at all, more than any dataset has inputs to choose from: a list
/// without end would use up the memory before the core looks at it.
constexpr std::size_t longest_list = 100;

/// The hyperparameters of a choice, each by its name; none when there is no such field.
std::vector<NamedValue> read_values(const Fields& choice) {
  std::vector<NamedValue> named;
  const val values = choice.get("values");
  if (values.isUndefined()) return named;
  if (values.typeOf().as<std::string>() != "object" || values.isNull()) {
    throw_wrong_type(choice.path("values"), values, "an object");
  }
  for (const auto& key :
       emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", values))) {
    const val value = values[key];
    if (!value.isNumber()) throw_wrong_type(choice.path(key.c_str()), value, "a number");
    named.push_back({key, value.as<double>()});
  }
  return named;
}

Choice read_choice(const val& object, const std::string& path) {
  const Fields fields(object, path, {"id", "values"});
  return {fields.text("id"), read_values(fields)};
}

Choice read_choice(const Fields& parent, const char* name) {
  return read_choice(parent.get(name), parent.path(name));
}

DataConfig read_data(const val& object) {
  const Fields fields(object, "data",
                      {"dataset", "seed", "sampleCount", "noise", "testShare", "features"});
  DataConfig data;
  data.dataset = read_choice(fields, "dataset");
  data.seed = fields.number("seed");
  data.sample_count = fields.number("sampleCount");
  data.noise = fields.number("noise");
  data.test_share = fields.number("testShare");
  for (const val& feature : fields.list("features", longest_list)) {
    if (!feature.isString()) throw_wrong_type("data.features", feature, "a list of texts");
    data.features.push_back(feature.as<std::string>());
  }
  data.provided = provided_for(data.dataset.id);
  return data;
}

LayerConfig read_layer(const val& object, const std::string& path) {
  const Fields fields(object, path,
                      {"id", "values", "activation", "initializer", "regularizer", "frozen"});
  LayerConfig layer;
  layer.kind = {fields.text("id"), read_values(fields)};
  layer.activation = read_choice(fields, "activation");
  if (fields.has("initializer")) layer.initializer = read_choice(fields, "initializer");
  if (fields.has("regularizer")) layer.regularizer = read_choice(fields, "regularizer");
  layer.frozen = fields.has("frozen") && fields.truth("frozen");
  return layer;
}

NetworkConfig read_network(const val& object) {
  const Fields fields(object, "network",
                      {"seed", "layers", "outputActivation", "initializer", "bias"});
  NetworkConfig network;
  network.seed = fields.number("seed");
  for (const val& item : fields.list("layers", maximum_layers)) {
    const std::string path = "network.layers." + std::to_string(network.layers.size() + 1);
    network.layers.push_back(read_layer(item, path));
  }
  network.output_activation = read_choice(fields, "outputActivation");
  network.initializer = read_choice(fields, "initializer");
  network.bias = fields.truth("bias");
  return network;
}

TrainingConfig read_training(const val& object) {
  const Fields fields(
      object, "training",
      {"loss", "optimizer", "learningRate", "schedule", "regularizer", "gradientClipping",
       "batchSize", "warmupEpochs", "evaluationInterval", "stopRules"});
  TrainingConfig training;
  training.loss = read_choice(fields, "loss");
  training.optimizer = read_choice(fields, "optimizer");
  training.learning_rate = fields.number("learningRate");
  training.schedule = read_choice(fields, "schedule");
  training.regularizer = read_choice(fields, "regularizer");
  training.gradient_clipping = read_choice(fields, "gradientClipping");
  training.batch_size = fields.number("batchSize");
  training.warmup_epochs = fields.number("warmupEpochs");
  training.evaluation_interval = fields.number("evaluationInterval");
  for (const val& rule : fields.list("stopRules", longest_list))
    training.stop_rules.push_back(read_choice(rule, fields.path("stopRules")));
  return training;
}

}  // namespace

ExperimentConfig experiment_from_js(const val& experiment) {
  const Fields fields(experiment, "experiment", {"version", "data", "network", "training"});
  const val version = fields.get("version");
  if (!version.strictlyEquals(val(1))) throw_wrong_type("version", version, "1");
  return {read_data(fields.get("data")), read_network(fields.get("network")),
          read_training(fields.get("training"))};
}

}  // namespace descent
