#include <emscripten/bind.h>
#include <emscripten/heap.h>

#include "wasm_bindings/bind_full.h"
#include "wasm_bindings/js_arrays.h"
#include "wasm_bindings/js_errors.h"
#include "wasm_bindings/js_experiment.h"
#include "wasm_bindings/js_table.h"
#include "wasm_bindings/js_values.h"
#include "wasm_bindings/session.h"

/// The module's surface; descent_module.d.ts describes it for TypeScript.
namespace descent {
namespace {

using emscripten::val;

val copied(const Vector& values) {
  return copied_array(values.data(), static_cast<std::size_t>(values.size()));
}

Session* create(const val& experiment) { return new Session(experiment_from_js(experiment)); }

bool configure(Session& session, const val& experiment) {
  return session.configure(experiment_from_js(experiment));
}

void reset(Session& session) { session.reset(); }

val describe_shape(const Shape& shape) {
  val description = val::object();
  description.set("kind", std::string(shape_kind_name(shape.kind)));
  description.set("channels", static_cast<int>(shape.channels));
  description.set("rows", static_cast<int>(shape.rows));
  description.set("columns", static_cast<int>(shape.columns));
  return description;
}

val describe_layer(const LayerInfo& info) {
  val layer = val::object();
  layer.set("kind", std::string(info.kind));
  layer.set("units", static_cast<int>(info.outputs.size()));
  layer.set("inputs", static_cast<int>(info.inputs.size()));
  layer.set("shape", describe_shape(info.outputs));
  layer.set("activation", std::string(info.activation));
  layer.set("weightOffset", static_cast<int>(info.weight_offset.value_or(-1)));
  layer.set("biasOffset", static_cast<int>(info.bias_offset.value_or(-1)));
  return layer;
}

val describe(const Session& session) {
  const Run& run = session.run();
  const PreparedData& data = run.data();
  val layers = val::array();
  for (const auto& layer : run.network().layers()) {
    layers.call<void>("push", describe_layer(layer.info(run.network().parameters())));
  }
  val range = val::array();
  range.call<void>("push", run.prediction_range().lowest);
  range.call<void>("push", run.prediction_range().highest);

  val description = val::object();
  description.set("task", std::string(task_name(data.entry().task)));
  description.set("inputs", val::array(data.features()));
  description.set("layers", layers);
  description.set("parameterCount", static_cast<int>(run.network().parameters().size()));
  description.set("trainingCount", static_cast<int>(data.training().size()));
  description.set("testCount", static_cast<int>(data.test().size()));
  description.set("omittedRows", static_cast<int>(data.omitted_rows()));
  description.set("batchSize", static_cast<int>(run.trainer().batch_size()));
  description.set("metric", std::string(main_metric(data.entry().task).id));
  description.set("predictionRange", range);
#ifdef DESCENT_LEAN
  description.set("table", val::null());
#else
  description.set("table", describe_table_report(data));
#endif
  return description;
}

val samples(const Session& session, const std::string& part_name) {
  static constexpr std::string_view part_names[] = {"training", "test"};
  if (part_name != part_names[0] && part_name != part_names[1]) {
    throw_unknown("samples", part_name, part_names);
  }
  const PreparedData& data = session.run().data();
  const DataPart& part = part_name == "test" ? data.test() : data.training();
  const bool classes = data.entry().task != Task::regression;
  Vector targets(part.size());
  for (Index i = 0; i < part.size(); ++i) {
    targets(i) = classes ? static_cast<Scalar>(part.classes[static_cast<std::size_t>(i)])
                         : part.targets(0, i);
  }
  const Matrix& columns = part.columns();
  val result = val::object();
  result.set("columns", copied_array(columns.data(), static_cast<std::size_t>(columns.size())));
  result.set("targets", copied(targets));
  return result;
}

int train(Session& session, double maximum_pieces, double maximum_epochs) {
  const Index pieces = limit_from_js("train.maximumPieces", maximum_pieces);
  const Index epochs = limit_from_js("train.maximumEpochs", maximum_epochs);
  return static_cast<int>(session.train(pieces, epochs));
}

double epoch(const Session& session) { return static_cast<double>(session.epoch()); }

val divergence(const Session& session) {
  if (!session.divergence()) return val::null();
  const Divergence& found = *session.divergence();
  val result = val::object();
  result.set("kind", std::string(name_of(found.kind)));
  result.set("layer", static_cast<int>(found.layer));
  result.set("epoch", static_cast<double>(found.epoch));
  result.set("step", static_cast<double>(found.step));
  return result;
}

val stopped(const Session& session) {
  if (!session.stopped()) return val::null();
  const Stop& stop = *session.stopped();
  const auto& rules = session.experiment().training.stop_rules;
  val result = val::object();
  result.set("rule", rules[static_cast<std::size_t>(stop.rule)].id);
  result.set("epoch", static_cast<double>(stop.epoch));
  result.set("weightsEpoch", static_cast<double>(stop.weights_epoch));
  return result;
}

val take_reports(Session& session) {
  const std::span<const double> reports = session.reports();
  const val rows = copied_array(reports.data(), reports.size());
  session.clear_reports();
  return rows;
}

val parameters(const Session& session) { return copied(session.parameters()); }

std::string parameters_hash(const Session& session) { return session.parameters_hash(); }

void begin_picture(Session& session, double prediction_resolution, double unit_resolution,
                   double horizontal_column, double vertical_column) {
  session.begin_picture(
      {prediction_resolution, unit_resolution, horizontal_column, vertical_column});
}

int advance_picture(Session& session, double maximum_pieces) {
  return static_cast<int>(
      session.advance_picture(limit_from_js("picture.maximumPieces", maximum_pieces)));
}

val take_picture(Session& session, const val& spare) {
  const Picture* picture = session.take_picture();
  if (!picture) return val::null();
  const auto copied_grids = [&](const char* name, std::span<const Scalar> values) {
    const val array = spare.isNull() ? val::null() : spare[name];
    return copied_into(array, values.data(), values.size());
  };
  const Vector& predictions = picture->predictions();
  val grids = val::object();
  grids.set("rows", static_cast<int>(picture->prediction_rows()));
  grids.set("predictions",
            copied_grids("predictions",
                         {predictions.data(), static_cast<std::size_t>(predictions.size())}));
  grids.set("units", copied_grids("units", picture->units()));
  return grids;
}

val linear_form(const Session& session) {
  const Eigen::VectorXd form = session.linear_form();
  return copied_array(form.data(), static_cast<std::size_t>(form.size()));
}

val save_state(const Session& session) {
  const std::vector<std::uint8_t> bytes = session.save_state();
  return copied_array(bytes.data(), bytes.size());
}

val save_snapshots(const Session& session) {
  const SnapshotsState state = session.save_snapshots();
  const std::vector<double> epochs(state.epochs.begin(), state.epochs.end());
  val snapshots = val::object();
  snapshots.set("interval", static_cast<double>(state.interval));
  snapshots.set("nextEpoch", static_cast<double>(state.next_epoch));
  snapshots.set("epochs", copied_array(epochs.data(), epochs.size()));
  snapshots.set("weights", copied_array(state.weights.data(), state.weights.size()));
  return snapshots;
}

double memory_bytes() { return static_cast<double>(emscripten_get_heap_size()); }

}  // namespace

EMSCRIPTEN_BINDINGS(descent) {
  emscripten::function("memoryBytes", &memory_bytes);
  JsClass<Session> session("Session");
  session.constructor<create>()
      .method<configure>("configure")
      .method<reset>("reset")
      .method<describe>("describe")
      .method<samples>("samples")
      .method<train>("train")
      .method<epoch>("epoch")
      .method<&Session::diverged>("diverged")
      .method<divergence>("divergence")
      .method<stopped>("stopped")
      .method<take_reports>("takeReports")
      .method<parameters>("parameters")
      .method<parameters_hash>("parametersHash")
      .method<begin_picture>("beginPicture")
      .method<advance_picture>("advancePicture")
      .method<take_picture>("takePicture")
      .method<linear_form>("linearForm")
      .method<save_state>("saveState")
      .method<save_snapshots>("saveSnapshots");
#ifndef DESCENT_LEAN
  bind_errors(session);
  bind_samples(session);
  bind_restoring(session);
  bind_inspection(session);
#endif
}

}  // namespace descent
