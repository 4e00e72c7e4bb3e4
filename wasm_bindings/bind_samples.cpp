#include "wasm_bindings/bind_full.h"
#include "wasm_bindings/js_arrays.h"
#include "wasm_bindings/js_values.h"

namespace descent {
namespace {

using emscripten::val;

void begin_samples(Session& session, const std::string& part, double first, double count,
                   double shown) {
  session.begin_samples({part, first, count, shown});
}

int advance_samples(Session& session, double maximum_pieces) {
  return static_cast<int>(
      session.advance_samples(limit_from_js("samples.maximumPieces", maximum_pieces)));
}

val take_samples(Session& session) {
  const std::unique_ptr<SamplePredictions> samples = session.take_samples();
  if (!samples) return val::null();
  const Matrix targets = samples->targets();
  const Matrix& predictions = samples->predictions();
  const auto count = [](const Matrix& matrix) { return static_cast<std::size_t>(matrix.size()); };
  val result = val::object();
  result.set("predictions", copied_array(predictions.data(), count(predictions)));
  result.set("targets", copied_array(targets.data(), count(targets)));
  result.set("classes", copied_array(samples->classes().data(), samples->classes().size()));
  const LayerAnswers& shown = samples->shown();
  result.set("answers", copied_array(shown.values.data(), shown.values.size()));
  result.set("answerCounts", copied_array(shown.counts.data(), shown.counts.size()));
  return result;
}

}  // namespace

void bind_samples(JsClass<Session>& session) {
  session.method<begin_samples>("beginSamples")
      .method<advance_samples>("advanceSamples")
      .method<take_samples>("takeSamples");
}

}  // namespace descent
