#include "core/training/checkpoint.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/training/run.h"

using namespace descent;

namespace {

ExperimentConfig small_experiment() {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 60;
  experiment.training.batch_size = 7;  // five batches an epoch, the last one short
  return experiment;
}

}  // namespace

TEST_CASE("a run restored in the middle of an epoch goes on to the same bits") {
  Run whole(small_experiment());
  whole.trainer().advance(8, 100);  // the first report, then seven batches
  const TrainerState state = whole.trainer().state();
  REQUIRE(state.position > 0);
  const auto bytes = to_bytes(state);
  whole.trainer().advance(50, 100);

  Run restored(small_experiment());
  restored.trainer().restore(from_bytes(bytes));
  CHECK(restored.trainer().reports().empty());
  CHECK(restored.trainer().advance(50, 0) == 1);
  REQUIRE(restored.trainer().reports().size() == 1);
  CHECK(restored.trainer().reports()[0].epoch == double(state.epoch));
  restored.trainer().advance(50, 100);
  CHECK(restored.trainer().epoch() == whole.trainer().epoch());
  CHECK(restored.network().parameters().values() == whole.network().parameters().values());
}

TEST_CASE("a restored run remembers the losses that its schedule has watched") {
  ExperimentConfig experiment = small_experiment();
  experiment.training.schedule = {"reduceOnPlateau", {{"factor", 0.5}, {"patience", 1}}};
  experiment.training.learning_rate = 0.3;
  Run whole(experiment);
  std::int64_t pieces = 0;
  // Saved while an epoch without a better loss is counted, after a reduction.
  while (pieces < 10'000 && (whole.trainer().state().learning_rate.watch.waited == 0 ||
                             whole.trainer().state().learning_rate.reductions == 0)) {
    pieces += whole.trainer().advance(1, 1000);
  }
  const TrainerState state = whole.trainer().state();
  REQUIRE(state.learning_rate.watch.waited > 0);
  REQUIRE(state.learning_rate.reductions > 0);
  Run restored(experiment);
  restored.trainer().restore(from_bytes(to_bytes(state)));
  whole.trainer().advance(1'000'000, 30);
  restored.trainer().advance(1'000'000, 30);
  CHECK(whole.trainer().state().learning_rate.reductions > state.learning_rate.reductions);
  CHECK(restored.trainer().state().learning_rate == whole.trainer().state().learning_rate);
  CHECK(restored.network().parameters().values() == whole.network().parameters().values());
}

TEST_CASE("what stop rules have seen of an epoch under way is saved") {
  ExperimentConfig experiment = small_experiment();
  experiment.training.stop_rules = {{"gradientNorm", {{"threshold", 1e-8}}}, {"noImprovement"}};
  Run run(experiment);
  run.trainer().advance(8, 100);
  const Stopping::State before = run.trainer().state().stopping;
  REQUIRE(before.gradient_samples == 14);
  const Stopping::State after = from_bytes(to_bytes(run.trainer().state())).stopping;
  CHECK(after.gradient_samples == before.gradient_samples);
  CHECK(after.gradient_sum == before.gradient_sum);
  CHECK(after.watch == before.watch);
  CHECK(after.best_parameters == before.best_parameters);
  CHECK(after.best_report.training_metric == before.best_report.training_metric);
  CHECK(after.best_report.learning_rate == before.best_report.learning_rate);
}

TEST_CASE("bytes that are cut short, longer or of another kind are refused") {
  Run run(small_experiment());
  const auto bytes = to_bytes(run.trainer().state());
  for (std::size_t length = 0; length < bytes.size(); length += 7) {
    CHECK_THROWS_AS(from_bytes(std::span(bytes).first(length)), std::invalid_argument);
  }
  auto longer = bytes;
  longer.push_back(0);
  CHECK_THROWS_AS(from_bytes(longer), std::invalid_argument);
  auto other = bytes;
  other[0] ^= 1U;
  CHECK_THROWS_AS(from_bytes(other), std::invalid_argument);
}

TEST_CASE("a state of another experiment is refused and changes nothing") {
  Run run(small_experiment());
  const Vector before = run.network().parameters().values();
  ExperimentConfig other = small_experiment();
  other.network.layers.pop_back();
  Run smaller(other);
  CHECK_THROWS_AS(run.trainer().restore(smaller.trainer().state()), std::invalid_argument);
  const auto broken_by = [&](void (*change)(TrainerState&)) {
    TrainerState state = run.trainer().state();
    change(state);
    return state;
  };
  for (const TrainerState& broken : {
           broken_by([](TrainerState& state) { state.order[0] = 1'000'000; }),
           broken_by([](TrainerState& state) { state.order.back() = 0xffffffffU; }),
           broken_by([](TrainerState& state) { state.order.pop_back(); }),
           broken_by([](TrainerState& state) { state.optimizer_steps = -3; }),
           broken_by([](TrainerState& state) { state.epoch = std::int64_t{1} << 62; }),
           broken_by([](TrainerState& state) { state.position = -1; }),
           broken_by([](TrainerState& state) { state.position = 31; }),
           broken_by([](TrainerState& state) { state.learning_rate.reductions = -1; }),
           broken_by([](TrainerState& state) { state.learning_rate.watch.waited = -1; }),
           broken_by([](TrainerState& state) { state.learning_rate.watch.best = NAN; }),
           broken_by([](TrainerState& state) { state.parameters(0) = INFINITY; }),
           broken_by([](TrainerState& state) { state.optimizer_state.resize(3); }),
       }) {
    CHECK_THROWS_AS(run.trainer().restore(broken), std::invalid_argument);
  }
  CHECK(run.network().parameters().values() == before);
}
