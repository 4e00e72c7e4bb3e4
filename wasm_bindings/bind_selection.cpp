#include "core/selection/cross_validation.h"
#include "core/selection/learning_rate_range_test.h"
#include "wasm_bindings/js_arrays.h"
#include "wasm_bindings/js_class.h"
#include "wasm_bindings/js_experiment.h"
#include "wasm_bindings/js_fields.h"
#include "wasm_bindings/js_values.h"

/// Runs that help to choose settings, each with networks of its own, apart from any Session.
namespace descent {
namespace {

using emscripten::val;

/// More axes than anybody means; the grid bounds its candidates itself.
constexpr std::size_t most_axes = 10;

/// None is null.
template <class Number>
val optional_number(const std::optional<Number>& number) {
  return number ? val(static_cast<double>(*number)) : val::null();
}

SettingValue read_value(const val& value, const std::string& path) {
  if (value.isNumber()) return value.as<double>();
  if (value.isString()) return value.as<std::string>();
  throw_wrong_type(path, value, "a number or a text");
}

std::vector<SettingAxis> read_axes(const Fields& fields) {
  std::vector<SettingAxis> axes;
  for (const val& item : fields.list("axes", most_axes)) {
    const Fields axis(item, fields.path("axes"), {"path", "values"});
    SettingAxis& read = axes.emplace_back();
    read.path = axis.text("path");
    for (const val& value : axis.list("values", maximum_candidates))
      read.values.push_back(read_value(value, axis.path("values")));
  }
  return axes;
}

SelectionCriterion read_criterion(const Fields& fields) {
  static constexpr std::string_view names[] = {"loss", "metric"};
  const std::string name = fields.text("criterion");
  if (name != names[0] && name != names[1]) throw_unknown("selection.criterion", name, names);
  return name == names[0] ? SelectionCriterion::loss : SelectionCriterion::metric;
}

CrossValidation* create_cross_validation(const val& experiment, const val& options) {
  const Fields fields(options, "selection",
                      {"axes", "folds", "epochs", "stratified", "shuffled", "seed", "criterion"});
  CrossValidationOptions read;
  read.folds = fields.number("folds");
  read.epochs = fields.number("epochs");
  read.stratified = fields.truth("stratified");
  read.shuffled = fields.truth("shuffled");
  read.seed = fields.number("seed");
  read.criterion = read_criterion(fields);
  return new CrossValidation(SettingsGrid(experiment_from_js(experiment), read_axes(fields)), read);
}

int advance_cross_validation(CrossValidation& validation, double maximum_pieces) {
  return static_cast<int>(
      validation.advance(limit_from_js("selection.maximumPieces", maximum_pieces)));
}

val describe_summary(const ScoreSummary& summary) {
  val description = val::object();
  description.set("mean", summary.mean);
  description.set("deviation", summary.deviation);
  description.set("standardError", summary.standard_error);
  return description;
}

val describe_candidate(const CandidateResult& result) {
  std::vector<double> scores;
  for (const Score& score : result.folds)
    scores.insert(scores.end(), {score.loss, score.metric});
  val description = val::object();
  description.set("folds", copied_array(scores.data(), scores.size()));
  description.set("loss", describe_summary(result.loss));
  description.set("metric", describe_summary(result.metric));
  return description;
}

val report_cross_validation(const CrossValidation& validation) {
  val candidates = val::array();
  for (const CandidateResult& result : validation.results())
    candidates.call<void>("push", describe_candidate(result));
  val report = val::object();
  report.set("candidates", candidates);
  report.set("best", optional_number(validation.best()));
  report.set("oneStandardErrorChoice", optional_number(validation.one_standard_error_choice()));
  return report;
}

LearningRateRangeTest* create_range_test(const val& experiment, const val& parameters,
                                         const val& options) {
  const Fields fields(options, "rangeTest",
                      {"lowestRate", "highestRate", "steps", "smoothing", "divergenceFactor"});
  const RangeTestOptions read{fields.number("lowestRate"), fields.number("highestRate"),
                              fields.number("steps"), fields.number("smoothing"),
                              fields.number("divergenceFactor")};
  if (!parameters.instanceof (val::global("Float32Array")))
    throw_wrong_type("rangeTest.parameters", parameters, "a Float32Array");
  const auto values = emscripten::convertJSArrayToNumberVector<Scalar>(parameters);
  return new LearningRateRangeTest(
      experiment_from_js(experiment),
      Eigen::Map<const Vector>(values.data(), static_cast<Index>(values.size())), read);
}

int advance_range_test(LearningRateRangeTest& test, double maximum_pieces) {
  return static_cast<int>(test.advance(limit_from_js("rangeTest.maximumPieces", maximum_pieces)));
}

val report_range_test(const LearningRateRangeTest& test) {
  std::vector<double> points;
  for (const RatePoint& point : test.points())
    points.insert(points.end(), {point.rate, point.loss, point.smoothed});
  val report = val::object();
  report.set("startLoss", test.start_loss());
  report.set("points", copied_array(points.data(), points.size()));
  report.set("divergenceRate", optional_number(test.divergence_rate()));
  report.set("steepestRate", optional_number(test.steepest_rate()));
  report.set("tenthOfLeastRate", optional_number(test.tenth_of_least_rate()));
  report.set("tenthOfDivergenceRate", optional_number(test.tenth_of_divergence_rate()));
  return report;
}

}  // namespace

EMSCRIPTEN_BINDINGS(descent_selection) {
  JsClass<CrossValidation>("CrossValidation")
      .constructor<create_cross_validation>()
      .method<advance_cross_validation>("advance")
      .method<&CrossValidation::done>("done")
      .method<&CrossValidation::progress>("progress")
      .method<report_cross_validation>("report");
  JsClass<LearningRateRangeTest>("LearningRateRangeTest")
      .constructor<create_range_test>()
      .method<advance_range_test>("advance")
      .method<&LearningRateRangeTest::done>("done")
      .method<&LearningRateRangeTest::progress>("progress")
      .method<report_range_test>("report");
}

}  // namespace descent
