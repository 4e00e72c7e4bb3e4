#include "wasm_bindings/bind_full.h"
#include "wasm_bindings/js_arrays.h"
#include "wasm_bindings/js_values.h"

namespace descent {
namespace {

using emscripten::val;

void begin_errors(Session& session) { session.begin_errors(); }

int advance_errors(Session& session, double maximum_pieces) {
  return static_cast<int>(
      session.advance_errors(limit_from_js("errors.maximumPieces", maximum_pieces)));
}

val describe_errors(const ErrorSummary& summary) {
  val metrics = val::array();
  for (const MetricValue& one : summary.metrics) {
    val metric = val::object();
    metric.set("id", std::string(one.metric->id));
    metric.set("value", one.value);
    metrics.call<void>("push", metric);
  }
  val worst = val::array();
  for (const SampleError& error : summary.worst) {
    val sample = val::object();
    sample.set("sample", static_cast<int>(error.sample));
    sample.set("trueClass", error.true_class);
    sample.set("predictedClass", error.predicted_class);
    sample.set("loss", error.loss);
    worst.call<void>("push", sample);
  }
  const auto count = [](const auto& matrix) { return static_cast<std::size_t>(matrix.size()); };
  val part = val::object();
  part.set("metrics", metrics);
  part.set("confusion", copied_array(summary.confusion.data(), count(summary.confusion)));
  part.set("predictions", copied_array(summary.predictions.data(), count(summary.predictions)));
  part.set("worst", worst);
  return part;
}

val take_errors(Session& session) {
  const std::unique_ptr<ErrorSummaries> errors = session.take_errors();
  if (!errors) return val::null();
  val parts = val::object();
  parts.set("training", describe_errors(errors->training()));
  parts.set("test", describe_errors(errors->test()));
  return parts;
}

}  // namespace

void bind_errors(JsClass<Session>& session) {
  session.method<begin_errors>("beginErrors")
      .method<advance_errors>("advanceErrors")
      .method<take_errors>("takeErrors");
}

}  // namespace descent
