// Epochs between evaluations: the same training, fewer reports.

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/training/run.h"
#include "tests/core/training/overfitting_experiment.h"

using namespace descent;

namespace {

constexpr Index no_limit = 1'000'000;

ExperimentConfig overfitting(double interval) {
  ExperimentConfig experiment = testing::overfitting_experiment();
  experiment.training.evaluation_interval = interval;
  return experiment;
}

std::vector<double> epochs_of(const Trainer& trainer) {
  std::vector<double> epochs;
  for (const EpochReport& report : trainer.reports())
    epochs.push_back(report.epoch);
  return epochs;
}

}  // namespace

TEST_CASE("epochs without evaluation train to the same bits and are not reported") {
  Run every(overfitting(1));
  Run some(overfitting(4));
  every.trainer().advance(no_limit, 10);
  some.trainer().advance(no_limit, 10);
  CHECK(some.trainer().epoch() == 10);
  CHECK(some.network().parameters().values() == every.network().parameters().values());
  CHECK(epochs_of(some.trainer()) == std::vector<double>{0, 4, 8});
  for (const EpochReport& report : some.trainer().reports()) {
    const EpochReport& same = every.trainer().reports()[static_cast<std::size_t>(report.epoch)];
    CHECK(report.training_loss == same.training_loss);
    CHECK(report.test_loss == same.test_loss);
    CHECK(report.training_metric == same.training_metric);
  }
}

TEST_CASE("the last epoch before a given end is evaluated whatever the interval is") {
  ExperimentConfig experiment = overfitting(4);
  experiment.training.stop_rules = {{"epochs", {{"count", 6}}}};
  Run run(experiment);
  run.trainer().advance(no_limit, 100);
  REQUIRE(run.trainer().stopped());
  CHECK(run.trainer().stopped()->epoch == 6);
  CHECK(epochs_of(run.trainer()) == std::vector<double>{0, 4, 6});
}

TEST_CASE("rules and schedules that watch the loss look at the evaluated epochs alone") {
  // A factor of a half after each evaluation that is no better shows in the reported rates.
  ExperimentConfig experiment = overfitting(5);
  experiment.training.schedule = {"reduceOnPlateau", {{"factor", 0.5}, {"patience", 1}}};
  experiment.training.stop_rules = {{"noImprovement", {{"patience", 15}}}};
  Run run(experiment);
  run.trainer().advance(no_limit, 10'000);
  REQUIRE(run.trainer().stopped());
  const auto reports = run.trainer().reports();
  // The rule has put the best weights back, so the last row repeats theirs.
  const auto best = std::size_t(run.trainer().stopped()->weights_epoch) / 5;
  CHECK(run.trainer().stopped()->weights_epoch % 5 == 0);
  CHECK(run.trainer().stopped()->epoch == run.trainer().stopped()->weights_epoch + 15);
  REQUIRE(reports.size() == best + 4);
  for (std::size_t i = 0; i + 1 < reports.size(); ++i) {
    if (i != best) CHECK(reports[i].test_loss >= reports[best].test_loss);
  }
  CHECK(reports.back().test_loss == reports[best].test_loss);
}

TEST_CASE("the gradient that a rule reads is the evaluated epoch's own") {
  // Epoch by epoch the threshold is met between the two norms, as the gradient shrinks.
  ExperimentConfig experiment = overfitting(1);
  experiment.training.batch_size = 2000;
  experiment.training.stop_rules = {{"gradientNorm", {{"threshold", 0.1}}}};
  Run every(experiment);
  every.trainer().advance(no_limit, 1000);
  REQUIRE(every.trainer().stopped());
  experiment.training.evaluation_interval = double(every.trainer().stopped()->epoch);
  REQUIRE(experiment.training.evaluation_interval > 1);
  Run some(experiment);
  some.trainer().advance(no_limit, 1000);
  REQUIRE(some.trainer().stopped());
  CHECK(some.trainer().stopped()->epoch == every.trainer().stopped()->epoch);
}

TEST_CASE("a divergence is found in its own epoch, evaluated or not") {
  ExperimentConfig experiment = overfitting(1);
  experiment.network.layers = {dense_layer(8, {"linear"})};
  experiment.training.loss = {"meanSquared"};
  experiment.network.output_activation = {"linear"};
  experiment.training.optimizer = {"gradientDescent"};
  experiment.training.learning_rate = 1;
  Run every(experiment);
  every.trainer().advance(no_limit, 1000);
  REQUIRE(every.trainer().divergence());
  experiment.training.evaluation_interval = 1000;
  Run rarely(experiment);
  rarely.trainer().advance(no_limit, 1000);
  REQUIRE(rarely.trainer().divergence());
  CHECK(rarely.trainer().divergence()->epoch == every.trainer().divergence()->epoch);
  CHECK(rarely.trainer().divergence()->step == every.trainer().divergence()->step);
  CHECK(rarely.trainer().divergence()->layer == every.trainer().divergence()->layer);
  CHECK(rarely.network().parameters().values() == every.network().parameters().values());
  CHECK(rarely.trainer().epoch() == every.trainer().epoch());
}

TEST_CASE("another interval counts from epoch 0") {
  ExperimentConfig experiment = overfitting(1);
  Run run(experiment);
  run.trainer().advance(no_limit, 3);
  experiment.training.evaluation_interval = 5;
  run.trainer().configure(experiment.training);
  run.trainer().advance(no_limit, 9);
  CHECK(epochs_of(run.trainer()) == std::vector<double>{0, 1, 2, 3, 5, 10});
}

TEST_CASE("a rule that is met at once has the weights in place reported") {
  ExperimentConfig experiment = overfitting(5);
  Run run(experiment);
  run.trainer().advance(no_limit, 7);
  experiment.training.stop_rules = {{"epochs", {{"count", 7}}}};
  run.trainer().configure(experiment.training);
  REQUIRE(run.trainer().stopped());
  run.trainer().advance(no_limit, 1);
  CHECK(epochs_of(run.trainer()) == std::vector<double>{0, 5, 7});
}

TEST_CASE("statistics that overflow at the end of an epoch are a divergence, evaluated or not") {
  // A rate of 10 on a penalty of 10 throws the weights before the normalisation from side to side,
  // which its outputs do not show.
  ExperimentConfig experiment = overfitting(1);
  LayerConfig dense = dense_layer(8, {"linear"});
  dense.regularizer = {"l2", {{"rate", 10}}};
  LayerConfig normalization;
  normalization.kind = {"batchNormalization"};
  experiment.network.layers = {dense, normalization};
  experiment.training.optimizer = {"gradientDescent"};
  experiment.training.learning_rate = 10;
  experiment.training.batch_size = 2000;
  std::vector<Divergence> divergences;
  for (const double interval : {1, 1000}) {
    experiment.training.evaluation_interval = interval;
    Run run(experiment);
    for (int i = 0; i < 1000 && !run.trainer().diverged(); ++i)
      run.trainer().advance(1, 1000);
    REQUIRE(run.trainer().diverged());
    divergences.push_back(*run.trainer().divergence());
  }
  CHECK(divergences[0].epoch == divergences[1].epoch);
  CHECK(divergences[0].step == divergences[1].step);
  CHECK(divergences[0].layer == divergences[1].layer);
  CHECK(divergences[0].layer == 2);
}
