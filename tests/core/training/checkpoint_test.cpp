#include "core/training/checkpoint.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/training/run.h"
#include "tests/core/training/place_in_epoch.h"

using namespace descent;
using testing::place_in_epoch;

namespace {

ExperimentConfig small_experiment() {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 60;
  experiment.training.batch_size = 7;  // five batches an epoch, the last one short
  return experiment;
}

constexpr Index no_limit = std::numeric_limits<Index>::max() / 2;

/// A line at a rate that is too large.
ExperimentConfig diverging() {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"lineWithIntercept"}, 1, 25, 0, 0.2, {}};
  experiment.network.layers = {};
  experiment.training = {{"meanSquared"}, {"momentum"}, 10, {"constant"}, {"none"}, 6};
  return experiment;
}

}  // namespace

TEST_CASE("a run restored in the middle of an epoch goes on to the same bits") {
  Run whole(small_experiment());
  whole.trainer().advance(8, 100);  // the first report, then seven batches
  REQUIRE(place_in_epoch(whole) > 0);
  const TrainerState state = whole.trainer().state();
  const auto bytes = to_bytes(state);
  whole.trainer().advance(no_limit, 9);

  Run restored(small_experiment());
  restored.trainer().restore(from_bytes(bytes));
  CHECK(restored.trainer().reports().empty());
  CHECK(restored.trainer().advance(50, 0) == 1);
  REQUIRE(restored.trainer().reports().size() == 1);
  CHECK(restored.trainer().reports()[0].epoch == double(state.epoch));
  restored.trainer().advance(no_limit, 9);
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
  run.trainer().configure(experiment.training);
  const Stopping::State before = run.trainer().state().stopping;
  REQUIRE(before.gradients.samples == 14);
  const Stopping::State after = from_bytes(to_bytes(run.trainer().state())).stopping;
  CHECK(after.gradients.samples == before.gradients.samples);
  CHECK(after.gradients.sum == before.gradients.sum);
  CHECK(after.watch == before.watch);
  CHECK(after.best_parameters == before.best_parameters);
  CHECK(after.best_report.training_metric == before.best_report.training_metric);
  CHECK(after.best_report.learning_rate == before.best_report.learning_rate);
}

TEST_CASE("a run that diverged is restored as one that has") {
  Run whole(diverging());
  whole.trainer().advance(no_limit, 10'000);
  REQUIRE(whole.trainer().diverged());
  const Divergence before = *whole.trainer().divergence();
  REQUIRE(before.epoch > 3);
  Run restored(diverging());
  restored.trainer().restore(from_bytes(to_bytes(whole.trainer().state())));
  REQUIRE(restored.trainer().diverged());
  const Divergence& after = *restored.trainer().divergence();
  CHECK(after.kind == before.kind);
  CHECK(after.layer == before.layer);
  CHECK(after.epoch == before.epoch);
  CHECK(after.step == before.step);

  // The weights are reported as after any restore, but nothing is trained.
  restored.trainer().advance(no_limit, 0);
  REQUIRE(restored.trainer().reports().size() == 1);
  CHECK(restored.trainer().reports()[0].epoch == double(before.epoch - 1));
  CHECK(restored.trainer().advance(no_limit, 100) == 0);
  CHECK(restored.trainer().epoch() == whole.trainer().epoch());
  CHECK(restored.network().parameters().values() == whole.network().parameters().values());

  // Other settings end it, and both go on to the same bits.
  TrainingConfig config = diverging().training;
  config.learning_rate = 1e-5;
  for (Run* run : {&whole, &restored}) {
    run->trainer().configure(config);
    CHECK_FALSE(run->trainer().diverged());
    run->trainer().advance(no_limit, 3);
    CHECK(run->trainer().epoch() == before.epoch + 2);
  }
  CHECK(restored.network().parameters().values() == whole.network().parameters().values());
}

TEST_CASE("a state from before a divergence ends it") {
  Run run(diverging());
  run.trainer().advance(no_limit, 2);
  const auto bytes = to_bytes(run.trainer().state());
  run.trainer().advance(no_limit, 10'000);
  REQUIRE(run.trainer().diverged());
  run.trainer().restore(from_bytes(bytes));
  CHECK_FALSE(run.trainer().diverged());
  run.trainer().advance(no_limit, 1);
  CHECK(run.trainer().epoch() == 3);
}

TEST_CASE("a divergence that cannot be this run's is refused") {
  Run run(diverging());
  run.trainer().advance(no_limit, 10'000);
  REQUIRE(run.trainer().diverged());
  TrainerState state = run.trainer().state();
  state.divergence->kind = NumberKind::weight;
  state.divergence->layer = 1;
  Run fresh(diverging());
  const auto refuses = [&](void (*change)(Divergence&)) {
    TrainerState broken = state;
    change(*broken.divergence);
    CHECK_THROWS_AS(fresh.trainer().restore(broken), std::invalid_argument);
  };
  refuses([](Divergence& found) { found.layer = 0; });
  refuses([](Divergence& found) { found.layer = -1; });
  refuses([](Divergence& found) { found.layer = 2; });
  refuses([](Divergence& found) { found.kind = NumberKind::loss; });
  refuses([](Divergence& found) { found.kind = NumberKind(5); });
  refuses([](Divergence& found) { found.kind = NumberKind(-1); });
  refuses([](Divergence& found) { ++found.epoch; });
  refuses([](Divergence& found) { found.step = -1; });
  refuses([](Divergence& found) { found.step = std::int64_t{1} << 62; });
  CHECK_FALSE(fresh.trainer().diverged());
  fresh.trainer().restore(state);
  CHECK(fresh.trainer().diverged());

  // In the bytes, where a layer has more digits than an Index may have.
  TrainerState marked = state;
  marked.divergence->layer = 2;
  marked.divergence->step = 0x0123456789abcd;
  auto bytes = to_bytes(marked);
  const auto bytes_of = [](std::int64_t number) {
    std::array<std::uint8_t, 8> one{};
    std::memcpy(one.data(), &number, one.size());
    return one;
  };
  const auto step = bytes_of(0x0123456789abcd);
  const auto place = std::search(bytes.begin(), bytes.end(), step.begin(), step.end());
  REQUIRE(place != bytes.end());
  const auto layer = place - 16;  // before the epoch
  for (const std::int64_t wrong : {std::int64_t{1} << 32, (std::int64_t{1} << 32) + 2}) {
    const auto number = bytes_of(wrong);
    std::copy(number.begin(), number.end(), layer);
    CHECK_THROWS_AS(from_bytes(bytes), std::invalid_argument);
  }
  const auto right = bytes_of(1);
  std::copy(right.begin(), right.end(), layer);
  CHECK(from_bytes(bytes).divergence->layer == 1);
  const auto kind = bytes_of(std::int64_t{1} << 32);
  std::copy(kind.begin(), kind.end(), place - 24);
  CHECK_THROWS_AS(from_bytes(bytes), std::invalid_argument);
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
           broken_by([](TrainerState& state) { state.optimizer_state(0) = NAN; }),
       }) {
    CHECK_THROWS_AS(run.trainer().restore(broken), std::invalid_argument);
  }
  CHECK(run.network().parameters().values() == before);
}
