// States taken after every piece of a run: each goes on to the same end.

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "core/training/checkpoint.h"
#include "core/training/run.h"
#include "tests/core/training/place_in_epoch.h"

using namespace descent;
using testing::place_in_epoch;

namespace {

constexpr Index no_limit = std::numeric_limits<Index>::max() / 2;

/// Batches of 6, 6, 6 and 2 through linear layers, at a rate that is far too large.
ExperimentConfig diverging(const std::string& optimizer) {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"lineWithIntercept"}, 1, 25, 0, 0.2, {}};
  experiment.network.layers = {dense_layer(8, {"linear"}), dense_layer(8, {"linear"})};
  experiment.training = {{"meanSquared"}, {optimizer}, 10, {"constant"}, {"none"}, 6};
  experiment.training.stop_rules = {{"gradientNorm", {{"threshold", 1e-8}}}};
  return experiment;
}

/// With all that remembers something: dropout, statistics, a schedule and rules that watch.
ExperimentConfig sound() {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 60;
  experiment.data.noise = 0.5;
  LayerConfig normalization;
  normalization.kind = {"batchNormalization"};
  LayerConfig dropout;
  dropout.kind = {"dropout", {{"dropRate", 0.2}}};
  experiment.network.layers = {dense_layer(5, {"tanh"}), normalization, dropout};
  experiment.training.optimizer = {"adam"};
  experiment.training.schedule = {"reduceOnPlateau", {{"factor", 0.5}, {"patience", 1}}};
  experiment.training.batch_size = 7;  // five batches an epoch, the last one short
  experiment.training.stop_rules = {{"gradientNorm", {{"threshold", 0.15}}}, {"epochs"}};
  return experiment;
}

void check_same(const Run& restored, const Run& whole) {
  const Trainer& one = restored.trainer();
  const Trainer& other = whole.trainer();
  CHECK(restored.network().parameters().values() == whole.network().parameters().values());
  CHECK(one.epoch() == other.epoch());
  CHECK(one.stopped() == other.stopped());
  CHECK(to_bytes(one.state()) == to_bytes(other.state()));
}

/// What was seen of the pieces of a run.
struct Seen {
  /// States taken while the weights were not finite, and taken with others than the last finite
  /// ones.
  int bad_weights = 0;
  int other_weights = 0;
  int within_epoch = 0;
};

/// Takes a state after every piece until training ends, and trains from each to the same end.
Seen check_every_piece(const ExperimentConfig& experiment, Run& run, const Run& whole) {
  Seen seen;
  while (run.trainer().advance(1, no_limit) > 0) {
    const TrainerState state = run.trainer().state();
    if (!run.network().parameters().values().allFinite()) ++seen.bad_weights;
    if (state.last_finite_parameters.size() > 0) ++seen.other_weights;
    if (place_in_epoch(run) > 0) ++seen.within_epoch;
    CHECK(state.parameters.allFinite());
    Run restored(experiment);
    restored.trainer().restore(from_bytes(to_bytes(state)));
    CHECK(restored.trainer().epoch() == run.trainer().epoch());
    CHECK(to_bytes(restored.trainer().state()) == to_bytes(state));
    restored.trainer().advance(no_limit, 10'000);
    check_same(restored, whole);
  }
  return seen;
}

}  // namespace

TEST_CASE("a state from any piece of a run that diverges ends in the same divergence") {
  int bad_weights = 0;
  for (const std::string optimizer : {"gradientDescent", "momentum", "nesterov"}) {
    CAPTURE(optimizer);
    ExperimentConfig experiment = diverging(optimizer);
    if (optimizer == "nesterov") experiment.training.evaluation_interval = 3;
    Run whole(experiment);
    whole.trainer().advance(no_limit, 10'000);
    REQUIRE(whole.trainer().diverged());
    Run run(experiment);
    const Seen seen = check_every_piece(experiment, run, whole);
    bad_weights += seen.bad_weights;
    CHECK(seen.other_weights == 0);
    CHECK(seen.within_epoch > 2);
  }
  CHECK(bad_weights > 0);
}

TEST_CASE("a state from any piece of a sound run goes on to the same bits and the same stop") {
  for (const double interval : {1, 2}) {
    CAPTURE(interval);
    ExperimentConfig experiment = sound();
    experiment.training.evaluation_interval = interval;
    Run whole(experiment);
    whole.trainer().advance(no_limit, 10'000);
    REQUIRE(whole.trainer().stopped());
    CHECK(whole.trainer().stopped()->rule == 0);
    CHECK(whole.trainer().epoch() > 5);
    CHECK(whole.trainer().epoch() < 100);
    CHECK(whole.trainer().state().learning_rate.reductions > 0);
    Run run(experiment);
    const Seen seen = check_every_piece(experiment, run, whole);
    CHECK(seen.within_epoch > 20);
  }
}

TEST_CASE("settings changed within an epoch are part of what a state goes on to") {
  ExperimentConfig experiment = diverging("momentum");
  experiment.training.learning_rate = 0.01;
  const ExperimentConfig changed = diverging("momentum");
  const auto begin = [&](Run& run) {
    run.trainer().advance(no_limit, 3);
    run.trainer().advance(2, 1);
    REQUIRE(place_in_epoch(run) == 12);
    run.trainer().configure(changed.training);
    const TrainerState state = run.trainer().state();
    CHECK(state.position == 12);
    CHECK(state.stopping.gradients.samples == 12);
    CHECK(state.parameters == run.network().parameters().values());
  };
  Run whole(experiment);
  begin(whole);
  whole.trainer().advance(no_limit, 10'000);
  REQUIRE(whole.trainer().diverged());
  Run run(experiment);
  begin(run);
  CHECK(check_every_piece(changed, run, whole).other_weights > 0);

  // A rate at which the very epoch diverges brings back the weights from before it.
  Run other(experiment);
  begin(other);
  const TrainerState state = other.trainer().state();
  Run restored(changed);
  restored.trainer().restore(from_bytes(to_bytes(state)));
  for (Run* one : {&other, &restored}) {
    one->network().parameters().values().setConstant(std::numeric_limits<Scalar>::max());
    one->trainer().configure(changed.training);
    one->trainer().advance(no_limit, 1);
    REQUIRE(one->trainer().diverged());
  }
  check_same(restored, other);
  CHECK(other.network().parameters().values() == state.last_finite_parameters);
}

TEST_CASE("a state whose last finite weights do not fit is refused") {
  const ExperimentConfig experiment = diverging("momentum");
  Run run(experiment);
  for (const Index size : {Index(1), run.network().parameters().size()}) {
    TrainerState state = run.trainer().state();
    state.last_finite_parameters = Vector::Constant(size, std::numeric_limits<Scalar>::infinity());
    CHECK_THROWS_AS(run.trainer().restore(state), std::invalid_argument);
  }
}
