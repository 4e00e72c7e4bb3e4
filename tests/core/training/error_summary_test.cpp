#include "core/training/error_summary.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/training/run.h"

using namespace descent;

namespace {

ErrorSummaries begun(const ExperimentConfig& experiment, const Run& run) {
  return {experiment.network, run.network().parameters().values(), run.data(), run.loss(),
          run.threshold()};
}

ErrorSummaries summed_up(const ExperimentConfig& experiment, const Run& run) {
  ErrorSummaries errors = begun(experiment, run);
  while (!errors.done())
    errors.advance(1);
  return errors;
}

ExperimentConfig penguins() {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"penguins"}, 1, 344, 0, 0.3, {}};
  experiment.training.loss = {"softmaxCrossEntropy"};
  return experiment;
}

/// Values x1 + x2 of a plane, to which a network without hidden layers answers x1.
ExperimentConfig plane() {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"plane"}, 1, 1500, 0, 0.4, {"x1", "x2"}};
  experiment.network.layers = {};
  experiment.training.loss = {"meanSquared"};
  return experiment;
}

double value_of(const ErrorSummary& summary, std::string_view id) {
  for (const MetricValue& one : summary.metrics) {
    if (one.metric->id == id) return one.value;
  }
  FAIL("no such metric: " << id);
  return 0;
}

}  // namespace

TEST_CASE("metrics agree with the run's own report, on both parts") {
  for (const ExperimentConfig& experiment : {default_experiment(), penguins(), plane()}) {
    CAPTURE(experiment.data.dataset);
    Run run(experiment);
    run.trainer().advance(std::numeric_limits<Index>::max(), 3);
    const EpochReport report = run.trainer().reports().back();
    const ErrorSummaries errors = summed_up(experiment, run);
    const std::string_view main = main_metric(run.data().entry().task).id;
    CHECK(value_of(errors.training(), main) == report.training_metric);
    CHECK(value_of(errors.test(), main) == report.test_metric);
    CHECK(errors.training().predictions.cols() == run.data().training().size());
    CHECK(errors.test().predictions.cols() == run.data().test().size());
  }
}

TEST_CASE("every metric that suits the task has its value, in menu order") {
  for (const ExperimentConfig& experiment : {default_experiment(), penguins(), plane()}) {
    const Run run(experiment);
    const Task task = run.data().entry().task;
    const ErrorSummaries errors = summed_up(experiment, run);
    auto next = errors.test().metrics.begin();
    for (const MetricEntry& entry : metrics()) {
      if (!entry.suits(task)) continue;
      REQUIRE(next != errors.test().metrics.end());
      CHECK(next->metric == &entry);
      CHECK(next->value == entry.value(errors.test().predictions, run.data().test().targets, task,
                                       run.threshold()));
      ++next;
    }
    CHECK(next == errors.test().metrics.end());
  }
}

TEST_CASE("the confusion matrix counts every sample once, the right ones on the diagonal") {
  const ExperimentConfig experiment = penguins();
  Run run(experiment);
  run.trainer().advance(std::numeric_limits<Index>::max(), 2);
  const ErrorSummaries errors = summed_up(experiment, run);
  const ConfusionMatrix& counts = errors.training().confusion;
  REQUIRE(counts.rows() == 3);
  CHECK(counts.sum() == run.data().training().size());
  CHECK(counts.trace() / double(counts.sum()) == value_of(errors.training(), "accuracy"));
  CHECK(summed_up(plane(), Run(plane())).training().confusion.size() == 0);
}

TEST_CASE("the worst samples are those with the largest losses, the largest first") {
  const ExperimentConfig experiment = plane();
  Run run(experiment);
  // Output = x1, so that the loss of a sample is (x1 - target)^2.
  run.network().parameters().values() << 1, 0, 0;
  const ErrorSummaries errors = summed_up(experiment, run);
  const DataPart& part = run.data().test();
  const auto loss_of = [&](Index sample) {
    const double error = double(part.inputs(0, sample)) - double(part.targets(0, sample));
    return error * error;
  };
  const auto& worst = errors.test().worst;
  REQUIRE(worst.size() == 10);
  for (std::size_t place = 0; place < worst.size(); ++place) {
    CHECK(worst[place].loss == doctest::Approx(loss_of(worst[place].sample)));
    if (place > 0) CHECK(worst[place].loss <= worst[place - 1].loss);
    CHECK(worst[place].true_class == -1);
    CHECK(worst[place].predicted_class == -1);
  }
  int larger = 0;
  for (Index sample = 0; sample < part.size(); ++sample) {
    if (loss_of(sample) > worst.back().loss * (1 + 1e-6)) ++larger;
  }
  CHECK(larger == 9);
}

TEST_CASE("samples with equal losses are named in their order, with both their classes") {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"circle"}, 1, 300, 0, 0.2, {}};
  experiment.network.layers = {};
  Run run(experiment);
  // A logit of 1 everywhere: class 1, and all samples of class 0 have the larger loss.
  run.network().parameters().values() << 0, 0, 1;
  const ErrorSummaries errors = summed_up(experiment, run);
  const auto& worst = errors.training().worst;
  const std::vector<int>& classes = run.data().training().classes;
  Index sample = 0;
  for (const SampleError& error : worst) {
    while (classes[static_cast<std::size_t>(sample)] != 0)
      ++sample;
    CHECK(error.sample == sample++);
    CHECK(error.true_class == 0);
    CHECK(error.predicted_class == 1);
    CHECK(error.loss == doctest::Approx(1 + std::log1p(std::exp(-1.0))));
  }
  CHECK(errors.training().predictions(0, 0) == doctest::Approx(1 / (1 + std::exp(-1.0))));
}

TEST_CASE("samples without a predicted class come first") {
  const ExperimentConfig experiment = penguins();
  Run run(experiment);
  run.network().parameters().values().setConstant(std::numeric_limits<Scalar>::quiet_NaN());
  const ErrorSummaries errors = summed_up(experiment, run);
  REQUIRE(errors.test().worst.size() == 10);
  CHECK(std::isnan(errors.test().worst[0].loss));
  CHECK(errors.test().worst[9].sample == 9);
  CHECK(errors.test().worst[9].predicted_class == -1);
  CHECK(errors.test().confusion.sum() == 0);
}

TEST_CASE("losses that are no numbers come before infinite ones") {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"circle"}, 1, 300, 0, 0.2, {"x1", "x2"}};
  experiment.network.layers = {};
  Run run(experiment);
  // Logits of infinity with the sign of x1: a loss of infinity for positive samples on the left,
  // of 0 times infinity for all others.
  run.network().parameters().values() << std::numeric_limits<Scalar>::infinity(), 0, 0;
  const ErrorSummaries errors = summed_up(experiment, run);
  const DataPart& part = run.data().training();
  REQUIRE(errors.training().worst.size() == 10);
  Index sample = 0;
  for (const SampleError& error : errors.training().worst) {
    while (part.inputs(0, sample) < 0 && part.targets(0, sample) > 0)
      ++sample;
    CHECK(std::isnan(error.loss));
    CHECK(error.sample == sample++);
  }
  CHECK(sample > 10);
}

TEST_CASE("without test samples their summary is empty") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.test_share = 0;
  const ErrorSummaries errors = summed_up(experiment, Run(experiment));
  CHECK(errors.test().predictions.cols() == 0);
  CHECK(errors.test().worst.empty());
  CHECK(errors.test().confusion.sum() == 0);
  CHECK(std::isnan(value_of(errors.test(), "accuracy")));
}

TEST_CASE("errors are of the weights they were begun with, and leave training as it is") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 2000;
  experiment.network.layers = {dense_layer(256, {"tanh"}), dense_layer(256, {"relu"})};
  Run watched(experiment);
  Run alone(experiment);
  const ErrorSummaries at_once = summed_up(experiment, watched);
  ErrorSummaries under_way = begun(experiment, watched);
  int pieces = 0;
  for (; !under_way.done(); ++pieces) {
    CHECK(under_way.advance(1) == 1);
    watched.trainer().advance(7, 10);
    alone.trainer().advance(7, 10);
  }
  CHECK(pieces > 10);
  CHECK(under_way.advance(1) == 0);
  CHECK(under_way.training().predictions == at_once.training().predictions);
  CHECK(under_way.test().predictions == at_once.test().predictions);
  CHECK(watched.network().parameters().values() == alone.network().parameters().values());
  CHECK(summed_up(experiment, watched).test().predictions != at_once.test().predictions);
}
