#include "core/selection/cross_validation.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include "core/training/validate_experiment.h"

using namespace descent;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Index all_pieces = 1'000'000'000;

/// A line through the origin, whose least-squares slope is a quotient of two sums.
ExperimentConfig slope_experiment() {
  ExperimentConfig experiment;
  experiment.data.dataset = {"lineThroughOrigin"};
  experiment.data.sample_count = 40;
  experiment.data.test_share = 0.25;
  experiment.network.bias = false;
  experiment.training.loss = {"meanSquared"};
  experiment.training.optimizer = {"gradientDescent"};
  experiment.training.learning_rate = 1;
  experiment.training.batch_size = 2000;
  return experiment;
}

ExperimentConfig penguins_experiment() {
  ExperimentConfig experiment;
  experiment.data.dataset = {"penguins"};
  experiment.data.test_share = 0.3;
  experiment.network.layers = {dense_layer(8, {"tanh"})};
  experiment.training.loss = {"softmaxCrossEntropy"};
  return experiment;
}

PreparedData data_of(const ExperimentConfig& experiment) {
  return {experiment.data, target_encoding(experiment)};
}

CrossValidation finished(const SettingsGrid& grid, const CrossValidationOptions& options) {
  CrossValidation validation(grid, options);
  validation.advance(all_pieces);
  REQUIRE(validation.done());
  return validation;
}

/// Held-out loss and r2 of least squares on the other folds, written out in double.
Score slope_score(const DataPart& part, const Folds& folds, std::uint32_t fold) {
  double products = 0;
  double squares = 0;
  double mean = 0;
  double held_out = 0;
  for (Index i = 0; i < part.size(); ++i) {
    const double x = part.inputs(0, i);
    const double t = part.targets(0, i);
    if (folds[std::size_t(i)] == fold) {
      mean += t;
      held_out += 1;
    } else {
      products += x * t;
      squares += x * x;
    }
  }
  mean /= held_out;
  double residual = 0;
  double total = 0;
  for (Index i = 0; i < part.size(); ++i) {
    if (folds[std::size_t(i)] != fold) continue;
    const double t = part.targets(0, i);
    residual += std::pow(t - products / squares * part.inputs(0, i), 2);
    total += std::pow(t - mean, 2);
  }
  return {residual / held_out, 1 - residual / total};
}

}  // namespace

TEST_CASE("cross-validation: scores are those of least squares on the other folds") {
  const ExperimentConfig experiment = slope_experiment();
  CrossValidationOptions options;
  options.folds = 4;
  options.epochs = 300;
  const CrossValidation validation = finished(SettingsGrid(experiment, {}), options);
  const PreparedData data = data_of(experiment);
  REQUIRE(data.training().size() == 30);
  CHECK(validation.folds() == ordered_folds(30, 4));

  REQUIRE(validation.results().size() == 1);
  const CandidateResult& result = validation.results()[0];
  REQUIRE(result.folds.size() == 4);
  std::vector<double> losses;
  for (std::uint32_t fold = 0; fold < 4; ++fold) {
    const Score expected = slope_score(data.training(), validation.folds(), fold);
    CHECK(result.folds[fold].loss == doctest::Approx(expected.loss).epsilon(1e-5));
    CHECK(result.folds[fold].metric == doctest::Approx(expected.metric).epsilon(1e-5));
    losses.push_back(result.folds[fold].loss);
  }
  CHECK(losses[0] != losses[1]);
  CHECK(result.loss.mean == summarize(losses).mean);
  CHECK(result.loss.standard_error == summarize(losses).standard_error);
}

TEST_CASE("cross-validation: a fold is a run that knows the other folds alone, on any schedule") {
  ExperimentConfig experiment = penguins_experiment();
  CrossValidationOptions options;
  options.folds = 3;
  options.epochs = 12;
  const PreparedData whole = data_of(experiment);
  for (const ScheduleEntry& schedule : schedules()) {
    CAPTURE(schedule.id);
    experiment.training.schedule = {std::string(schedule.id)};
    const CrossValidation validation = finished(SettingsGrid(experiment, {}), options);
    CHECK(validation.folds() == stratified_folds(whole.training().classes, 3));
    for (std::uint32_t fold = 0; fold < 3; ++fold) {
      const Split split = hold_out(validation.folds(), fold);
      const PreparedData parted(whole, split);
      const DataPart& held_out = parted.test();
      CHECK(std::abs(parted.training().inputs.row(0).mean()) < 1e-5);
      CHECK(std::abs(held_out.inputs.row(0).mean()) > 1e-3);
      Run run(experiment, std::make_unique<const PreparedData>(whole, Split{split.training, {}}));
      run.trainer().advance(all_pieces, 12);
      Matrix outputs = run.network().forward(held_out.inputs);
      const Score& score = validation.results()[0].folds[fold];
      CHECK(score.loss == run.loss().sum(outputs, held_out.targets) / double(held_out.size()));
      run.loss().predict(outputs);
      CHECK(score.metric ==
            main_metric(Task::multiclass).value(outputs, held_out.targets, Task::multiclass, 0.5));
    }
  }
}

TEST_CASE("cross-validation: folds are plain, stratified or shuffled as asked") {
  const ExperimentConfig experiment = penguins_experiment();
  const DataPart part = data_of(experiment).training();
  CrossValidationOptions options;
  options.epochs = 1;
  const auto folds = [&] { return CrossValidation(SettingsGrid(experiment, {}), options).folds(); };
  CHECK(folds() == stratified_folds(part.classes, 5));
  options.stratified = false;
  CHECK(folds() == ordered_folds(part.size(), 5));
  options.shuffled = true;
  options.seed = 8;
  Random random(8, RandomStream::folds);
  CHECK(folds() == shuffled_folds(part.size(), 5, random));
  options.stratified = true;
  CHECK(folds() == shuffled_stratified_folds(part.classes, 5, random = {8, RandomStream::folds}));
}

TEST_CASE("cross-validation: two classes are parted half-way between their targets") {
  // Hardly trained on spirals, so that many predictions are near the middle, and wrong.
  const ExperimentConfig experiment = default_experiment();
  CrossValidationOptions options;
  options.epochs = 2;
  const CrossValidation validation = finished(SettingsGrid(experiment, {}), options);
  const PreparedData whole = data_of(experiment);
  for (std::uint32_t fold = 0; fold < 5; ++fold) {
    const Split split = hold_out(validation.folds(), fold);
    const DataPart held_out = PreparedData(whole, split).test();
    Run run(experiment, std::make_unique<const PreparedData>(whole, Split{split.training, {}}));
    run.trainer().advance(all_pieces, 2);
    const Matrix logits = run.network().forward(held_out.inputs);
    double right = 0;
    for (Index i = 0; i < held_out.size(); ++i)
      right += (logits(0, i) > 0) == (held_out.classes[std::size_t(i)] == 1) ? 1 : 0;
    CHECK(right < 0.9 * double(held_out.size()));
    CHECK(validation.results()[0].folds[fold].metric == right / double(held_out.size()));
  }
}

TEST_CASE("cross-validation: the best candidate and the simplest within one standard error") {
  // Near convergence all of the larger rates score alike; one step's way is visibly too short.
  const SettingsGrid grid(slope_experiment(), {{"training.learningRate", {1.0, 0.0001, 0.9, 0.5}}});
  CrossValidationOptions options;
  options.epochs = 100;
  const CrossValidation validation = finished(grid, options);
  const auto results = validation.results();
  CHECK(results[1].loss.mean > 2 * results[0].loss.mean);
  REQUIRE(validation.best().has_value());
  CHECK(*validation.best() != 1);
  for (const CandidateResult& result : results)
    CHECK(result.loss.mean >= results[*validation.best()].loss.mean);
  CHECK(validation.one_standard_error_choice() == 3);

  options.criterion = SelectionCriterion::metric;
  const CrossValidation by_metric = finished(grid, options);
  for (const CandidateResult& result : by_metric.results())
    CHECK(result.metric.mean <= by_metric.results()[*by_metric.best()].metric.mean);
}

TEST_CASE("cross-validation: a candidate that diverges is infinitely bad, and no error") {
  const SettingsGrid grid(slope_experiment(), {{"training.learningRate", {10.0, 0.5}}});
  CrossValidationOptions options;
  options.epochs = 400;
  const CrossValidation validation = finished(grid, options);
  CHECK(validation.results()[0].loss.mean == infinity);
  CHECK(validation.results()[0].metric.mean == -infinity);
  CHECK(std::isnan(validation.results()[0].loss.standard_error));
  CHECK(validation.best() == 1);
  CHECK(validation.one_standard_error_choice() == 1);
  CHECK(validation.progress() == 1);

  const SettingsGrid hopeless(slope_experiment(), {{"training.learningRate", {10.0}}});
  CHECK_FALSE(finished(hopeless, options).best().has_value());
  CHECK_FALSE(finished(hopeless, options).one_standard_error_choice().has_value());
}

TEST_CASE(
    "cross-validation: in pieces of any size it gives the same bits, and its progress grows") {
  const SettingsGrid grid(penguins_experiment(), {{"data.features", {"billLength", "bodyMass"}},
                                                  {"network.layers.1.units", {2.0, 3.0}}});
  CrossValidationOptions options;
  options.folds = 3;
  options.epochs = 2;
  const CrossValidation whole = finished(grid, options);
  CrossValidation pieces(grid, options);
  CHECK(pieces.progress() == 0);
  double before = 0;
  for (Index size = 1; !pieces.done(); size = size % 7 + 1) {
    CHECK(pieces.advance(size) > 0);
    CHECK(pieces.progress() >= before);
    before = pieces.progress();
    CHECK((before == 1) == pieces.done());
  }
  CHECK(pieces.advance(3) == 0);
  REQUIRE(pieces.results().size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t fold = 0; fold < 3; ++fold) {
      CHECK(pieces.results()[i].folds[fold].loss == whole.results()[i].folds[fold].loss);
      CHECK(pieces.results()[i].folds[fold].metric == whole.results()[i].folds[fold].metric);
    }
  }
  CHECK(pieces.results()[0].loss.mean != pieces.results()[2].loss.mean);
}

TEST_CASE("cross-validation: every feature choice is checked before anything is trained") {
  const SettingsGrid grid(penguins_experiment(),
                          {{"data.features", {"billLength", "x1", "bodyMass"}}});
  CHECK_THROWS_WITH_AS(CrossValidation(grid, {}),
                       doctest::Contains("data.features: 'x1' is not known"),
                       std::invalid_argument);
}

TEST_CASE("cross-validation: every network is built before anything is trained") {
  // A plane is no image.
  const SettingsGrid grid(default_experiment(),
                          {{"network.layers.1.id", {"dense", "convolution"}}});
  CHECK_THROWS_WITH_AS(CrossValidation(grid, {}), doctest::Contains("network.layers.1"),
                       std::invalid_argument);
}

TEST_CASE("cross-validation: options that are not allowed are named") {
  const SettingsGrid grid(slope_experiment(), {});
  const auto refused = [&](auto change, const char* message) {
    CrossValidationOptions options;
    change(options);
    CHECK_THROWS_WITH_AS(CrossValidation(grid, options), message, std::invalid_argument);
  };
  refused([](auto& options) { options.folds = 31; },
          "selection.folds: 31 is not allowed (2 to 30, whole numbers)");
  refused([](auto& options) { options.epochs = 0; },
          "selection.epochs: 0 is not allowed (1 to 10000, whole numbers)");
  refused([](auto& options) { options.seed = -1; },
          "selection.seed: -1 is not allowed (0 to 4294967295, whole numbers)");
}

TEST_CASE("cross-validation: only what can be compared is compared") {
  CrossValidationOptions options;
  options.epochs = 1;
  for (const SettingAxis& axis :
       {SettingAxis{"data.noise", {0.0, 0.1}}, SettingAxis{"data.seed", {1.0, 2.0}},
        SettingAxis{"data.testShare", {0.3, 0.5}}}) {
    CHECK_THROWS_WITH_AS(CrossValidation(SettingsGrid(default_experiment(), {axis}), options),
                         doctest::Contains("selection.axes: candidates with different samples"),
                         std::invalid_argument);
  }
  ExperimentConfig squared = default_experiment();
  squared.training.loss = {"meanSquared"};
  const SettingsGrid losses(default_experiment(),
                            {{"training.loss", {"meanSquared", "binaryCrossEntropy"}}});
  // One codes classes as 0 and 1, the other as -1 and 1.
  const SettingsGrid codings(squared, {{"network.outputActivation", {"sigmoid", "tanh"}}});
  for (const SettingsGrid& grid : {losses, codings}) {
    options.criterion = SelectionCriterion::loss;
    CHECK_THROWS_WITH_AS(CrossValidation(grid, options), doctest::Contains("selection.criterion"),
                         std::invalid_argument);
    options.criterion = SelectionCriterion::metric;
    const CrossValidation validation = finished(grid, options);
    CHECK(validation.results()[0].metric.mean >= 0);
    CHECK(validation.best().has_value());
  }
}
