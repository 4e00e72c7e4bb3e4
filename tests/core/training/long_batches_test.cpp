// Batches and evaluations whose work is cut into pieces, stopped and changed in between.

#include <doctest/doctest.h>

#include "core/training/checkpoint.h"
#include "core/training/run.h"
#include "tests/core/training/place_in_epoch.h"

using namespace descent;
using testing::place_in_epoch;

namespace {

constexpr Index few = 250;
/// More than an evaluation sends through the network at once.
constexpr Index many = 600;
constexpr Index batch_size = 200;
constexpr Index no_limit = 1'000'000'000;

/// As many training as test samples, two batches an epoch or three, and wide layers, whose passes
/// take several pieces.
ExperimentConfig wide_experiment(Index samples = few) {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = static_cast<double>(2 * samples);
  experiment.data.test_share = 0.5;
  experiment.network.layers = {dense_layer(256, {"tanh"}), dense_layer(256, {"relu"})};
  experiment.training.batch_size = batch_size;
  return experiment;
}

const Vector& weights(const Run& run) { return run.network().parameters().values(); }

Vector weights_after(const ExperimentConfig& experiment, Index epochs) {
  Run run(experiment);
  run.trainer().advance(no_limit, epochs);
  return weights(run);
}

Run& advanced(Run& run, Index pieces) {
  REQUIRE(run.trainer().advance(pieces, 1000) == pieces);
  return run;
}

}  // namespace

TEST_CASE("a long batch takes several pieces, and weights change at its end alone") {
  Run run(wide_experiment());
  const Vector start = weights(run);
  run.trainer().advance(no_limit, 0);
  Index pieces = 0;
  for (; place_in_epoch(run) == 0; ++pieces) {
    CHECK(weights(run) == start);
    advanced(run, 1);
  }
  CHECK(weights(run) != start);
  CHECK(place_in_epoch(run) == batch_size);
  const Index work = 3 * batch_size * 256 * 256;  // forward once, backward twice
  CHECK(pieces >= work / (3 * piece_work));
  CHECK(pieces >= 3);
  CHECK(pieces <= 2 * work / piece_work);
}

TEST_CASE("long batches stopped after any piece give the same bits") {
  Run run(wide_experiment());
  Index pieces = 0;
  while (run.trainer().epoch() < 2)
    pieces += run.trainer().advance(1, 1);
  CHECK(pieces > 14);
  CHECK(weights(run) == weights_after(wide_experiment(), 2));
  CHECK(run.trainer().reports().size() == 3);
}

TEST_CASE("a state saved after any piece of an epoch goes on to the same bits") {
  Run alone(wide_experiment());
  alone.trainer().advance(no_limit, 2);
  Run saved(wide_experiment());
  bool within_batch = false;
  bool within_evaluation = false;
  while (saved.trainer().epoch() < 1) {
    advanced(saved, 1);
    const TrainerState state = from_bytes(to_bytes(saved.trainer().state()));
    within_batch = within_batch || (place_in_epoch(saved) == batch_size && state.epoch == 0);
    within_evaluation = within_evaluation || (place_in_epoch(saved) == few && state.epoch == 0);
    Run restored(wide_experiment());
    restored.trainer().restore(state);
    CHECK(restored.trainer().epoch() == saved.trainer().epoch());
    restored.trainer().advance(no_limit, 0);
    restored.trainer().clear_reports();
    restored.trainer().advance(no_limit, 2 - restored.trainer().epoch());
    CHECK(weights(restored) == weights(alone));
    CHECK(restored.trainer().reports().back().training_loss ==
          alone.trainer().reports().back().training_loss);
    CHECK(restored.trainer().reports().front().epoch == double(state.epoch + 1));
  }
  CHECK(within_batch);
  CHECK(within_evaluation);
}

TEST_CASE("a restored state puts an end to the batch under way") {
  Run ahead(wide_experiment());
  while (place_in_epoch(ahead) < batch_size)
    advanced(ahead, 1);
  ahead.trainer().configure(wide_experiment().training);
  const TrainerState later = ahead.trainer().state();
  ahead.trainer().advance(no_limit, 1);
  for (const Index pieces : {1, 2, 3}) {
    CAPTURE(pieces);
    Run run(wide_experiment());
    run.trainer().advance(no_limit, 0);
    advanced(run, pieces).trainer().restore(later);
    run.trainer().advance(no_limit, 1);
    CHECK(weights(run) == weights(ahead));
  }
}

TEST_CASE("settings changed within a batch hold for the whole of it") {
  ExperimentConfig changed = wide_experiment(many);
  changed.training.learning_rate = 0.002;
  changed.training.batch_size = many - 1;  // larger than the workspaces there were
  const Vector expected = weights_after(changed, 1);
  for (const Index pieces : {1, 2, 3}) {
    CAPTURE(pieces);
    Run run(wide_experiment(many));
    run.trainer().advance(no_limit, 0);
    REQUIRE(run.network().largest_batch() < many);
    advanced(run, pieces).trainer().configure(changed.training);
    run.trainer().advance(no_limit, 1);
    CHECK(weights(run) == expected);
  }
}

TEST_CASE("settings changed within an evaluation leave its epoch as it was trained") {
  Run alone(wide_experiment(many));
  alone.trainer().advance(no_limit, 1);
  Run run(wide_experiment(many));
  while (place_in_epoch(run) < many)
    advanced(run, 1);
  advanced(run, 1);
  ExperimentConfig changed = wide_experiment(many);
  changed.training.learning_rate = 0.002;
  changed.training.batch_size = 2000;
  run.trainer().configure(changed.training);
  run.trainer().advance(no_limit, 1);
  CHECK(run.trainer().epoch() == 1);
  CHECK(weights(run) == weights(alone));
  const EpochReport report = run.trainer().reports().back();
  const EpochReport expected = alone.trainer().reports().back();
  CHECK(report.training_loss == doctest::Approx(expected.training_loss).epsilon(1e-6));
  CHECK(report.test_loss == doctest::Approx(expected.test_loss).epsilon(1e-6));
}

TEST_CASE("the first report is cut too, and settings changed within it leave it whole") {
  Run run(wide_experiment());
  Index pieces = 0;
  while (run.trainer().advance(1, 0) == 1)
    ++pieces;
  CHECK(pieces > 1);
  REQUIRE(run.trainer().reports().size() == 1);
  CHECK(run.trainer().reports()[0].epoch == 0);
  CHECK(run.trainer().epoch() == 0);

  Run changed(wide_experiment());
  advanced(changed, 2);
  CHECK(changed.trainer().reports().empty());
  TrainingConfig config = wide_experiment().training;
  config.batch_size = 2000;
  changed.trainer().configure(config);
  changed.trainer().advance(no_limit, 0);
  REQUIRE(changed.trainer().reports().size() == 1);
  CHECK(changed.trainer().reports()[0].training_loss == run.trainer().reports()[0].training_loss);
}
