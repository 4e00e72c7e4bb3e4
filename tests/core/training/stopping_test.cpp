// Stop rules in whole runs: where they end, with which weights, and how training goes on.

#include "core/training/stopping.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "core/training/checkpoint.h"
#include "core/training/run.h"
#include "tests/core/training/overfitting_experiment.h"
#include "tests/core/training/place_in_epoch.h"

using namespace descent;
using testing::place_in_epoch;

namespace {

ExperimentConfig overfitting(std::vector<Choice> rules) {
  ExperimentConfig experiment = testing::overfitting_experiment();
  experiment.training.stop_rules = std::move(rules);
  return experiment;
}

constexpr Index no_limit = std::numeric_limits<Index>::max() / 2;

/// A run trained until it stops by itself.
struct Ended {
  explicit Ended(const ExperimentConfig& experiment) : run(experiment) {
    run.trainer().advance(no_limit, 2000);
    REQUIRE(run.trainer().stopped());
  }
  [[nodiscard]] const Stop& stop() const { return *run.trainer().stopped(); }
  Run run;
};

/// Every epoch's report without any rule.
std::vector<EpochReport> all_reports(ExperimentConfig experiment, Index epochs) {
  experiment.training.stop_rules = {};
  Run run(experiment);
  run.trainer().advance(no_limit, epochs);
  return {run.trainer().reports().begin(), run.trainer().reports().end()};
}

Vector weights_after(ExperimentConfig experiment, Index epochs) {
  experiment.training.stop_rules = {};
  Run run(experiment);
  run.trainer().advance(no_limit, epochs);
  return run.network().parameters().values();
}

}  // namespace

TEST_CASE("a number of epochs ends training there, and nothing happens after it") {
  const ExperimentConfig experiment = overfitting({{"epochs", {{"count", 12}}}});
  Ended ended(experiment);
  CHECK(ended.stop() == Stop{0, 12, 12});
  CHECK(ended.run.trainer().epoch() == 12);
  CHECK(ended.run.trainer().reports().back().epoch == 12);
  CHECK(ended.run.network().parameters().values() == weights_after(experiment, 12));
  CHECK(ended.run.trainer().advance(100, 100) == 0);
  CHECK_FALSE(ended.run.trainer().diverged());
}

TEST_CASE("a target ends training with the first training loss at or below it") {
  const ExperimentConfig experiment = overfitting({{"targetLoss", {{"loss", 0.2}}}});
  const Ended ended(experiment);
  const std::vector<EpochReport> reports = all_reports(experiment, 2000);
  std::size_t expected = 1;
  while (reports[expected].training_loss > 0.2)
    ++expected;
  CHECK(ended.stop().epoch == std::int64_t(expected));
}

TEST_CASE("without better test loss for a while the best epoch's weights come back") {
  const ExperimentConfig experiment = overfitting({{"noImprovement", {{"patience", 15}}}});
  const Ended ended(experiment);
  const std::vector<EpochReport> reports = all_reports(experiment, 2000);
  // Written anew: the best loss is replaced by one that is lower by more than 1 in 10,000.
  std::size_t best = 1;
  std::size_t epoch = 1;
  while (epoch - best < 15) {
    ++epoch;
    if (reports[epoch].test_loss < reports[best].test_loss * (1 - 1e-4)) best = epoch;
  }
  CHECK(ended.stop() == Stop{0, std::int64_t(epoch), std::int64_t(best)});
  CHECK(ended.run.network().parameters().values() == weights_after(experiment, Index(best)));
  const EpochReport& last = ended.run.trainer().reports().back();
  CHECK(last.epoch == double(epoch));
  CHECK(last.test_loss == reports[best].test_loss);
  CHECK(last.training_loss == reports[best].training_loss);
  CHECK(last.test_metric == reports[best].test_metric);
  CHECK(last.test_loss < reports[epoch].test_loss);
}

TEST_CASE("without a test part the training loss is watched") {
  ExperimentConfig experiment = overfitting({{"noImprovement", {{"patience", 2}}}});
  experiment.data.test_share = 0;
  experiment.training.learning_rate = 0.3;
  const Ended ended(experiment);
  const std::vector<EpochReport> reports = all_reports(experiment, 2000);
  std::size_t best = 1;
  std::size_t epoch = 1;
  while (epoch - best < 2) {
    ++epoch;
    if (reports[epoch].training_loss < reports[best].training_loss * (1 - 1e-4)) best = epoch;
  }
  CHECK(ended.stop() == Stop{0, std::int64_t(epoch), std::int64_t(best)});
}

TEST_CASE("the gradient's norm is that of the mean over the epoch's samples, penalty included") {
  // A line of 20 samples in batches of 6, 6, 6 and 2, its gradients written out.
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"lineWithIntercept"}, 1, 25, 0, 0.2, {}};
  experiment.network.layers = {};
  experiment.training = {{"meanSquared"}, {"gradientDescent"},      0.05,
                         {"constant"},    {"l2", {{"rate", 0.01}}}, 6};
  Run by_hand(experiment);
  const DataPart& part = by_hand.data().training();
  double weight = by_hand.network().parameters().values()(0);
  double bias = by_hand.network().parameters().values()(1);
  double norm = 0;
  std::size_t expected = 0;
  constexpr double threshold = 0.05;
  do {
    const auto order = by_hand.trainer().state().order;
    double sum_weight = 0;
    double sum_bias = 0;
    for (std::size_t start = 0; start < 20; start += 6) {
      const std::size_t end = std::min<std::size_t>(start + 6, 20);
      double d_weight = 0.01 * weight;
      double d_bias = 0;
      for (std::size_t i = start; i < end; ++i) {
        const double x = part.inputs(0, order[i]);
        const double error = weight * x + bias - part.targets(0, order[i]);
        d_weight += 2 * error * x / double(end - start);
        d_bias += 2 * error / double(end - start);
      }
      weight -= 0.05 * d_weight;
      bias -= 0.05 * d_bias;
      sum_weight += double(end - start) * d_weight;
      sum_bias += double(end - start) * d_bias;
    }
    norm = std::sqrt(sum_weight * sum_weight + sum_bias * sum_bias) / 20;
    by_hand.trainer().advance(no_limit, 1);
    ++expected;
  } while (norm >= threshold);
  REQUIRE(expected > 3);

  experiment.training.stop_rules = {{"gradientNorm", {{"threshold", threshold}}}};
  CHECK(Ended(experiment).stop().epoch == std::int64_t(expected));
}

TEST_CASE("of several rules the first that is met ends training") {
  const Choice target = {"targetLoss", {{"loss", 0.2}}};
  const std::int64_t at_target = Ended(overfitting({target})).stop().epoch;
  const auto with_count = [&](std::int64_t count) {
    return Ended(overfitting({{"epochs", {{"count", double(count)}}}, target})).stop();
  };
  CHECK(with_count(at_target - 1) == Stop{0, at_target - 1, at_target - 1});
  CHECK(with_count(at_target + 1) == Stop{1, at_target, at_target});
  CHECK(with_count(at_target).rule == 0);
}

TEST_CASE("other rules let training go on, and a number of epochs that is over does not") {
  ExperimentConfig experiment = overfitting({{"epochs", {{"count", 3}}}});
  Ended ended(experiment);
  Trainer& trainer = ended.run.trainer();
  experiment.training.learning_rate = 0.01;
  trainer.configure(experiment.training);
  CHECK(ended.stop() == Stop{0, 3, 3});
  experiment.training.stop_rules = {{"epochs", {{"count", 5}}}};
  trainer.configure(experiment.training);
  CHECK_FALSE(trainer.stopped());
  trainer.advance(no_limit, 100);
  CHECK(trainer.epoch() == 5);
  experiment.training.stop_rules = {};
  trainer.configure(experiment.training);
  trainer.advance(no_limit, 100);
  CHECK(trainer.epoch() == 105);
}

TEST_CASE("after an end for want of progress, other settings begin to wait anew") {
  ExperimentConfig experiment = overfitting({{"noImprovement", {{"patience", 4}}}});
  Ended ended(experiment);
  Trainer& trainer = ended.run.trainer();
  const std::int64_t before = trainer.epoch();
  CHECK(trainer.state().optimizer_steps == 0);  // its moments belonged to later weights
  experiment.training.learning_rate = 0.001;
  trainer.configure(experiment.training);
  CHECK_FALSE(trainer.stopped());
  trainer.advance(no_limit, 2000);
  REQUIRE(trainer.stopped());
  CHECK(trainer.stopped()->epoch >= before + 5);
}

TEST_CASE("a setting that is changed on the way keeps what the rules have seen") {
  ExperimentConfig experiment = overfitting({{"noImprovement"}});
  Run run(experiment);
  run.trainer().advance(no_limit, 10);
  const PlateauWatch seen = run.trainer().state().stopping.watch;
  experiment.training.learning_rate = 0.02;
  run.trainer().configure(experiment.training);
  CHECK(run.trainer().state().stopping.watch == seen);
  experiment.training.stop_rules.push_back({"epochs"});
  run.trainer().configure(experiment.training);
  CHECK(run.trainer().state().stopping.watch == PlateauWatch{});
}

TEST_CASE("a restored run stops where the first would have, to the bit") {
  for (const Choice& rule : {Choice{"noImprovement", {{"patience", 15}}},
                             Choice{"gradientNorm", {{"threshold", 0.03}}}, Choice{"epochs"}}) {
    CAPTURE(rule.id);
    const ExperimentConfig experiment = overfitting({rule});
    const Ended whole(experiment);
    Run first(experiment);
    first.trainer().advance(43, 1000);  // in the middle of an epoch
    REQUIRE(place_in_epoch(first) > 0);
    REQUIRE(first.trainer().epoch() < whole.stop().epoch);
    Run second(experiment);
    second.trainer().restore(from_bytes(to_bytes(first.trainer().state())));
    second.trainer().advance(no_limit, 2000);
    REQUIRE(second.trainer().stopped());
    CHECK(*second.trainer().stopped() == whole.stop());
    CHECK(second.network().parameters().values() == whole.run.network().parameters().values());
    CHECK(second.trainer().reports().back().test_loss ==
          whole.run.trainer().reports().back().test_loss);
  }
}

TEST_CASE("a state saved after the end is restored as ended, with its report") {
  const ExperimentConfig experiment = overfitting({{"noImprovement", {{"patience", 5}}}});
  const Ended ended(experiment);
  Run restored(experiment);
  restored.trainer().restore(from_bytes(to_bytes(ended.run.trainer().state())));
  restored.trainer().advance(no_limit, 10);
  REQUIRE(restored.trainer().stopped());
  CHECK(*restored.trainer().stopped() == ended.stop());
  CHECK(restored.trainer().epoch() == ended.stop().epoch);
  REQUIRE(restored.trainer().reports().size() == 1);
  CHECK(restored.trainer().reports()[0].test_loss ==
        ended.run.trainer().reports().back().test_loss);
}

TEST_CASE("a state of other rules, or with impossible numbers, is refused") {
  const ExperimentConfig experiment =
      overfitting({{"noImprovement"}, {"gradientNorm", {{"threshold", 1e-8}}}});
  Run run(experiment);
  run.trainer().advance(20, 100);
  const auto broken_by = [&](void (*change)(Stopping::State&)) {
    TrainerState state = run.trainer().state();
    change(state.stopping);
    return state;
  };
  Run other(overfitting({}));
  CHECK_THROWS_AS(other.trainer().restore(run.trainer().state()), std::invalid_argument);
  for (const TrainerState& broken : {
           broken_by([](Stopping::State& state) { state.best_parameters.resize(1); }),
           broken_by([](Stopping::State& state) { state.best_parameters(0) = NAN; }),
           broken_by([](Stopping::State& state) { state.gradients.sum.pop_back(); }),
           broken_by([](Stopping::State& state) { state.gradients.samples = -1; }),
           broken_by([](Stopping::State& state) { state.watch.waited = -1; }),
           broken_by([](Stopping::State& state) {
             state.stop = Stop{2, 1, 1};
           }),
           broken_by([](Stopping::State& state) {
             state.stop = Stop{-1, 1, 1};
           }),
           broken_by([](Stopping::State& state) {
             state.stop = Stop{0, -1, 1};
           }),
       }) {
    CHECK_THROWS_AS(run.trainer().restore(broken), std::invalid_argument);
  }
}
