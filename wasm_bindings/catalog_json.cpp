#include "wasm_bindings/catalog_json.h"

#include "core/activations.h"
#include "core/datasets/dataset.h"
#include "core/datasets/features.h"
#include "core/experiment.h"
#include "core/gradient_clipping.h"
#include "core/initializers.h"
#include "core/layers/layer.h"
#include "core/losses/loss.h"
#include "core/metrics.h"
#include "core/optimizers/optimizer.h"
#include "core/regularizers.h"
#include "core/schedules.h"
#include "core/training/stop_rules.h"
#include "wasm_bindings/experiment_json.h"
#include "wasm_bindings/json_writer.h"

namespace descent {
namespace {

void write(JsonWriter& json, const Hyperparameter& hyperparameter) {
  json.begin_object();
  json.member("name", hyperparameter.name);
  json.member("default", hyperparameter.default_value);
  json.member("minimum", hyperparameter.minimum);
  json.member("maximum", hyperparameter.maximum);
  constexpr std::string_view scales[] = {"linear", "logarithmic", "integer"};
  json.member("scale", scales[static_cast<int>(hyperparameter.scale)]);
  json.member("unit", hyperparameter.unit);
  json.end_object();
}

void write_texts(JsonWriter& json, std::string_view name, std::span<const std::string_view> texts) {
  json.key(name);
  json.begin_array();
  for (const std::string_view text : texts)
    json.value(text);
  json.end_array();
}

template <class Entry>
void write_tasks(JsonWriter& json, const Entry& entry) {
  json.key("tasks");
  json.begin_array();
  for (const Task task : {Task::regression, Task::binary, Task::multiclass}) {
    if (entry.suits(task)) json.value(task_name(task));
  }
  json.end_array();
}

void write_own(JsonWriter&, const CatalogEntry&) {}

void write_own(JsonWriter& json, const ActivationEntry& entry) {
  json.member("lowest", entry.lowest);
  json.member("highest", entry.highest);
  json.key("kinks");
  json.begin_array();
  for (const double kink : entry.kinks)
    json.value(kink);
  json.end_array();
  json.member("outputOnly", entry.output_only);
}

void write_own(JsonWriter& json, const LayerEntry& entry) {
  json.key("takes");
  json.begin_array();
  for (const ShapeKind kind : entry.takes)
    json.value(shape_kind_name(kind));
  json.end_array();
  json.member("usualActivation", entry.usual_activation);
  json.member("activationInside", entry.activation_inside);
  json.member("hasWeights", entry.has_weights);
  json.member("chance", entry.chance);
  json.member("comparesSamples", entry.compares_samples);
}

void write_own(JsonWriter& json, const LossEntry& entry) {
  write_tasks(json, entry);
  json.member("linearOutput", entry.linear_output);
  constexpr std::string_view codings[] = {"zeroOne", "twoSigns", "byOutputActivation"};
  json.member("targetCoding", codings[static_cast<int>(entry.coding)]);
  json.member("hasKink", entry.has_kink);
}

void write_own(JsonWriter& json, const OptimizerEntry& entry) {
  json.member("usualLearningRate", entry.usual_learning_rate);
  json.member("fullBatchOnly", entry.full_batch_only);
}

void write_own(JsonWriter& json, const MetricEntry& entry) {
  write_tasks(json, entry);
  json.member("isShare", entry.is_share);
  json.member("largerIsBetter", entry.larger_is_better);
}

void write(JsonWriter& json, std::string_view name, const EntryCount& count) {
  json.key(name);
  json.begin_object();
  json.member("fixed", static_cast<double>(count.fixed));
  json.member("hyperparameter", count.hyperparameter);
  json.end_object();
}

void write_own(JsonWriter& json, const DatasetEntry& entry) {
  json.member("task", task_name(entry.task));
  write_texts(json, "columns", entry.columns);
  write_texts(json, "units", entry.units);
  write(json, "repeats", entry.repeats);
  write_texts(json, "classes", entry.classes);
  write(json, "classesUsed", entry.classes_used);
  json.member("wholeInputs", entry.whole_inputs);
  json.key("image");
  json.begin_object();
  json.member("channels", static_cast<double>(entry.image.channels));
  json.member("rows", static_cast<double>(entry.image.rows));
  json.member("columns", static_cast<double>(entry.image.columns));
  json.end_object();
  json.member("isSequence", entry.is_sequence);
  json.key("ranges");
  json.begin_array();
  for (const ColumnRange& range : entry.ranges) {
    json.begin_array();
    json.value(range.minimum);
    json.value(range.maximum);
    json.end_array();
  }
  json.end_array();
  json.member("planeFeatures", entry.plane_features);
  json.member("standardize", entry.standardize);
  json.member("hasNoise", entry.has_noise);
  json.member("external", entry.external);
  json.member("defaultSamples", static_cast<double>(entry.default_samples));
  json.member("fixedSize", entry.fixed_size);
  json.member("defaultTestShare", entry.default_test_share);
}

template <class Entry>
void write_family(JsonWriter& json, std::string_view name, std::span<const Entry> table) {
  json.key(name);
  json.begin_array();
  for (const Entry& entry : table) {
    json.begin_object();
    json.member("id", entry.id);
    json.member("source", entry.source);
    json.key("hyperparameters");
    json.begin_array();
    for (const Hyperparameter& hyperparameter : entry.hyperparameters)
      write(json, hyperparameter);
    json.end_array();
    write_own(json, entry);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string catalog_json() {
  JsonWriter json;
  json.begin_object();
  json.member("version", 1.0);
  constexpr std::string_view fields[] = {"epoch",          "trainingLoss", "testLoss",    "penalty",
                                         "trainingMetric", "testMetric",   "learningRate"};
  write_texts(json, "reportFields", fields);
  write_family(json, "activations", activations());
  write_family(json, "initializers", initializers());
  write_family(json, "schedules", schedules());
  write_family(json, "regularizers", regularizers());
  write_family(json, "gradientClippings", gradient_clippings());
  write_family(json, "optimizers", optimizers());
  write_family(json, "losses", losses());
  write_family(json, "stopRules", stop_rules());
  write_family(json, "metrics", metrics());
  write_family(json, "layers", layer_kinds());
  write_family(json, "features", plane_features());
  write_family(json, "datasets", datasets());
  json.key("settings");
  json.begin_array();
  for (const Hyperparameter& entry : settings())
    write(json, entry);
  json.end_array();
  json.member("maximumLayers", static_cast<double>(maximum_layers));
  json.key("defaults");
  write_experiment(json, default_experiment());
  json.end_object();
  return json.text();
}

}  // namespace descent
