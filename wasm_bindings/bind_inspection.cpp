#include "wasm_bindings/bind_full.h"

#include "core/inspection/sums.h"
#include "wasm_bindings/js_arrays.h"
#include "wasm_bindings/js_values.h"

namespace descent {
namespace {

using emscripten::val;

void begin_layers(Session& session, double bins) { session.begin_layers(bins); }

void begin_surface(Session& session, const std::string& directions, double axes, double radius,
                   double points, double seed) {
  session.begin_surface({directions, axes, radius, points, seed});
}

void begin_curvature(Session& session) { session.begin_curvature(); }

void begin_examples(Session& session, const std::string& samples) {
  session.begin_examples(samples);
}

void begin_pass(Session& session, const std::string& samples, double sample, double parameter) {
  session.begin_pass({samples, sample, parameter});
}

int advance_inspection(Session& session, double maximum_pieces) {
  return static_cast<int>(
      session.advance_inspection(limit_from_js("inspection.maximumPieces", maximum_pieces)));
}

template <class Vector>
val copied_vector(const Vector& vector) {
  return copied_array(vector.data(), static_cast<std::size_t>(vector.size()));
}

val of_subject(const char* subject) {
  val described = val::object();
  described.set("subject", std::string(subject));
  return described;
}

val describe_histogram(const Histogram& histogram) {
  val described = val::object();
  described.set("minimum", histogram.minimum());
  described.set("maximum", histogram.maximum());
  described.set("counts", copied_vector(histogram.counts()));
  return described;
}

val describe_layers(const LayersInspection& inspection) {
  const std::vector<double> ratios = inspection.update_ratios();
  val layers = val::array();
  for (std::size_t number = 0; number < ratios.size(); ++number) {
    const LayerNumbers& numbers = inspection.statistics().layers()[number];
    val layer = val::object();
    layer.set("weightNorm", numbers.weight_norm);
    layer.set("gradientNorm", numbers.gradient_norm);
    layer.set("updateRatio", ratios[number]);
    layer.set("deadShare", numbers.dead_share);
    layer.set("weights", describe_histogram(numbers.weights));
    layer.set("gradients", describe_histogram(numbers.gradients));
    layer.set("outputs", describe_histogram(numbers.outputs));
    layers.call<void>("push", layer);
  }
  val described = of_subject("layers");
  described.set("loss", inspection.statistics().loss());
  described.set("layers", layers);
  return described;
}

val describe_surface(const SurfaceInspection& inspection) {
  const LossSurface& surface = inspection.surface();
  val described = of_subject("surface");
  described.set("columns", static_cast<int>(surface.columns()));
  described.set("rows", static_cast<int>(surface.rows()));
  described.set("losses", copied_vector(surface.losses()));
  val extents = val::array();
  extents.call<void>("push", surface.coordinate(0, surface.columns() - 1));
  if (surface.rows() > 1) extents.call<void>("push", surface.coordinate(1, surface.rows() - 1));
  described.set("extents", extents);
  val shares = val::array();
  Eigen::MatrixXd path;
  if (inspection.plane()) {
    shares.call<void>("push", inspection.plane()->first_share);
    shares.call<void>("push", inspection.plane()->second_share);
    path = inspection.plane()->path;
  }
  described.set("shares", shares);
  described.set("path", copied_vector(path));
  return described;
}

val describe_curvature(const HessianPowerIteration& iteration) {
  val described = of_subject("curvature");
  described.set("eigenvalue", iteration.eigenvalue());
  described.set("residual", iteration.residual());
  described.set("iterations", static_cast<int>(iteration.iterations()));
  described.set("converged", iteration.converged());
  return described;
}

val describe_examples(const ExamplesInspection& examples) {
  val described = of_subject("examples");
  described.set("samples", copied_vector(examples.samples()));
  described.set("norms", copied_vector(examples.gradients().norms()));
  described.set("meanNorm", norm_in_order(examples.gradients().mean()));
  return described;
}

/// Column by column.
val describe_matrix(const Matrix& matrix) {
  val described = val::object();
  described.set("rows", static_cast<int>(matrix.rows()));
  described.set("columns", static_cast<int>(matrix.cols()));
  described.set("values", copied_vector(matrix));
  return described;
}

val describe_segment(const SegmentTrace& trace) {
  const ParameterSegment& segment = trace.segment;
  val described = val::object();
  described.set("name", std::string(segment.name));
  described.set("offset", static_cast<int>(segment.offset));
  described.set("rows", static_cast<int>(segment.rows));
  described.set("columns", static_cast<int>(segment.columns));
  described.set("learned", segment.kind != ParameterKind::statistic);
  described.set("values", describe_matrix(trace.values));
  described.set("gradient", describe_matrix(trace.gradient));
  described.set("update", describe_matrix(trace.update));
  return described;
}

val describe_traced_layer(const LayerTrace& trace) {
  val layer = val::object();
  layer.set("inputs", describe_matrix(trace.inputs));
  layer.set("preActivations", describe_matrix(trace.pre_activations));
  layer.set("outputs", describe_matrix(trace.outputs));
  layer.set("dOutputs", describe_matrix(trace.d_outputs));
  layer.set("dPreActivations", describe_matrix(trace.d_pre_activations));
  val segments = val::array();
  for (const SegmentTrace& segment : trace.segments)
    segments.call<void>("push", describe_segment(segment));
  layer.set("segments", segments);
  return layer;
}

val describe_check(const GradientCheck& check) {
  val described = val::object();
  described.set("derivative", check.derivative);
  described.set("difference", check.difference);
  described.set("lossAbove", check.loss_above);
  described.set("lossBelow", check.loss_below);
  described.set("step", check.step);
  described.set("relativeError", check.relative_error);
  return described;
}

val describe_pass(const PassInspection& pass) {
  const PassTrace& trace = pass.trace();
  val layers = val::array();
  for (std::size_t number = 0; number < trace.layers.size(); ++number) {
    val layer = describe_traced_layer(trace.layers[number]);
    layer.set("unitCount", static_cast<int>(pass.units(number)));
    layer.set("inputCount", static_cast<int>(pass.inputs(number)));
    layers.call<void>("push", layer);
  }
  val described = of_subject("pass");
  described.set("samples", copied_vector(pass.samples()));
  described.set("layers", layers);
  described.set("predictions", describe_matrix(trace.predictions));
  described.set("loss", trace.loss);
  described.set("check", describe_check(pass.check()));
  return described;
}

val take_inspection(Session& session) {
  const Inspection inspection = session.take_inspection();
  if (const auto* layers = std::get_if<std::unique_ptr<LayersInspection>>(&inspection))
    return describe_layers(**layers);
  if (const auto* surface = std::get_if<std::unique_ptr<SurfaceInspection>>(&inspection))
    return describe_surface(**surface);
  if (const auto* curvature = std::get_if<std::unique_ptr<HessianPowerIteration>>(&inspection))
    return describe_curvature(**curvature);
  if (const auto* examples = std::get_if<std::unique_ptr<ExamplesInspection>>(&inspection))
    return describe_examples(**examples);
  if (const auto* pass = std::get_if<std::unique_ptr<PassInspection>>(&inspection))
    return describe_pass(**pass);
  return val::null();
}

}  // namespace

void bind_inspection(JsClass<Session>& session) {
  session.method<begin_layers>("beginLayers")
      .method<begin_surface>("beginSurface")
      .method<begin_curvature>("beginCurvature")
      .method<begin_examples>("beginExamples")
      .method<begin_pass>("beginPass")
      .method<advance_inspection>("advanceInspection")
      .method<take_inspection>("takeInspection");
}

}  // namespace descent
