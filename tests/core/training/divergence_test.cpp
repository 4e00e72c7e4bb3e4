#include "core/training/divergence.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "core/training/run.h"
#include "tests/core/training/place_in_epoch.h"

using namespace descent;
using testing::place_in_epoch;

namespace {

constexpr Index no_limit = std::numeric_limits<Index>::max() / 2;

/// Batches of 6, 6, 6 and 2 through two layers without bounds, at a rate that is far too large.
ExperimentConfig diverging() {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"lineWithIntercept"}, 1, 25, 0, 0.2, {}};
  experiment.network.layers = {dense_layer(3, {"relu"})};
  experiment.training = {{"meanSquared"}, {"gradientDescent"}, 10, {"constant"}, {"none"}, 6};
  return experiment;
}

/// The same found the slow way: one batch at a time, all numbers looked at after each.
Divergence found_step_by_step(const ExperimentConfig& experiment) {
  Run run(experiment);
  run.trainer().advance(no_limit, 0);
  const Network& network = run.network();
  for (std::int64_t step = 1;; ++step) {
    REQUIRE(step < 100'000);
    // One piece is one batch, and the last batch of an epoch brings its evaluation, whose forward
    // passes take the place of the batch's.
    const Vector before = network.parameters().values();
    const std::int64_t epoch = run.trainer().epoch() + 1;
    run.trainer().advance(1, 1);
    const Vector after = network.parameters().values();
    REQUIRE_FALSE(run.trainer().diverged());
    if (!network.parameters().gradients().allFinite() || !after.allFinite()) {
      REQUIRE(before.allFinite());
      if (const auto layer = layer_with_bad_gradients(network))
        return {NumberKind::gradient, *layer, epoch, step};
      return {NumberKind::weight, *layer_with_bad_weights(network), epoch, step};
    }
  }
}

}  // namespace

TEST_CASE("the kinds of numbers have names") {
  CHECK(name_of(NumberKind::activation) == "activation");
  CHECK(name_of(NumberKind::optimizer_state) == "optimizerState");
  CHECK(name_of(NumberKind::weight) == "weight");
}

TEST_CASE("the layer of a bad number is found, from the side that makes it first") {
  ExperimentConfig experiment = default_experiment();
  Run run(experiment);
  Network& network = run.network();
  CHECK_FALSE(layer_with_bad_weights(network));
  CHECK_FALSE(layer_with_bad_gradients(network));
  const auto& layers = network.layers();
  REQUIRE(layers.size() == 3);
  for (std::size_t number = 0; number < layers.size(); ++number) {
    const LayerInfo info = layers[number].info(network.parameters());
    for (const Index place : {*info.weight_offset, *info.bias_offset + info.outputs.size() - 1}) {
      Scalar& value = network.parameters().values()(place);
      const Scalar before = value;
      value = NAN;
      CHECK(layer_with_bad_weights(network) == Index(number + 1));
      value = before;
    }
    network.parameters().gradients()(*info.bias_offset) = INFINITY;
    CHECK(layer_with_bad_gradients(network) == Index(number + 1));
  }
  for (const Index layer : {3, 2, 1}) {
    const LayerInfo info = layers[std::size_t(layer - 1)].info(network.parameters());
    network.parameters().values()(*info.bias_offset) = NAN;
    network.forward(run.data().training().inputs.leftCols(3));
    CHECK(layer_with_bad_activations(network) == layer);
  }
}

TEST_CASE("divergence names the first bad number, found as by checking every batch") {
  int found = 0;
  std::set<NumberKind> kinds;
  // Units of relu die, and the output's bias alone grows until it is no number; linear ones live,
  // and overflow in a pass or in their gradients.
  for (const char* activation : {"relu", "linear"}) {
    for (const double seed : {1, 2, 3, 4, 5, 6}) {
      CAPTURE(activation);
      CAPTURE(seed);
      ExperimentConfig experiment = diverging();
      experiment.network.seed = seed;
      experiment.network.layers = {dense_layer(3, {activation})};
      Run run(experiment);
      run.trainer().advance(no_limit, 10'000);
      if (!run.trainer().diverged()) continue;  // all its units have died
      ++found;
      kinds.insert(run.trainer().divergence()->kind);
      const Divergence expected = found_step_by_step(experiment);
      const Divergence& actual = *run.trainer().divergence();
      CHECK(actual.step == expected.step);
      CHECK(actual.epoch == expected.epoch);
      CHECK(actual.epoch == run.trainer().epoch() + 1);
      // What the slow way sees at the end of a batch may have begun in its forward pass.
      if (actual.kind == NumberKind::gradient || actual.kind == NumberKind::weight) {
        CHECK(actual.kind == expected.kind);
        CHECK(actual.layer == expected.layer);
      }
    }
  }
  CHECK(found >= 3);
  CHECK(kinds.contains(NumberKind::weight));
  CHECK(kinds.contains(NumberKind::gradient));
}

TEST_CASE("the weights of the last finite epoch come back, and the search adds no report") {
  Run run(diverging());
  run.trainer().advance(no_limit, 10'000);
  REQUIRE(run.trainer().diverged());
  const std::int64_t epoch = run.trainer().epoch();
  CHECK(run.trainer().reports().size() == std::size_t(epoch + 1));
  Run again(diverging());
  again.trainer().advance(no_limit, Index(epoch));
  CHECK_FALSE(again.trainer().diverged());
  CHECK(again.network().parameters().values() == run.network().parameters().values());
}

TEST_CASE("weights that are bad from the start of a batch are found in its forward pass") {
  Run run(diverging());
  run.trainer().advance(no_limit, 0);
  run.network().parameters().values()(0) = INFINITY;
  TrainingConfig config = diverging().training;
  run.trainer().configure(config);  // takes the last finite weights instead
  CHECK(run.network().parameters().values().allFinite());
  // Finite, but too large to be multiplied.
  run.network().parameters().values().setConstant(std::numeric_limits<Scalar>::max());
  run.trainer().configure(config);
  run.trainer().advance(no_limit, 1);
  REQUIRE(run.trainer().diverged());
  CHECK(run.trainer().divergence()->kind == NumberKind::activation);
  CHECK(run.trainer().divergence()->epoch == 1);
  CHECK(run.trainer().divergence()->step == 1);
}

TEST_CASE("the optimizer's state comes back with the weights that it belongs to") {
  for (const std::string id : {"momentum", "nesterov", "lion"}) {
    CAPTURE(id);
    ExperimentConfig experiment = diverging();
    experiment.network.layers.assign(8, dense_layer(8, {"linear"}));
    experiment.training.optimizer = {id};
    experiment.training.learning_rate = id == "lion" ? 10 : 0.1;
    Run run(experiment);
    run.trainer().advance(no_limit, 10'000);
    REQUIRE(run.trainer().diverged());
    const std::int64_t epoch = run.trainer().epoch();
    const TrainerState state = run.trainer().state();
    Run again(experiment);
    again.trainer().advance(no_limit, Index(epoch));
    CHECK(state.parameters == again.trainer().state().parameters);
    CHECK(state.optimizer_state.allFinite());
    CHECK(state.optimizer_state == again.trainer().state().optimizer_state);
    CHECK(state.optimizer_steps == epoch * 4);
  }
}

TEST_CASE("weights to which no optimizer's state belongs take an empty one") {
  ExperimentConfig experiment = diverging();
  experiment.training.learning_rate = 0.01;
  experiment.training.optimizer = {"momentum"};
  Run run(experiment);
  run.trainer().advance(no_limit, 3);
  const Vector kept = run.network().parameters().values();
  run.trainer().advance(2, 1);
  REQUIRE(place_in_epoch(run) == 12);
  // Settings change in the middle of the epoch, which then ends badly.
  run.network().parameters().values().setConstant(std::numeric_limits<Scalar>::max());
  run.trainer().configure(experiment.training);
  REQUIRE(run.trainer().state().optimizer_steps == 14);
  run.trainer().advance(no_limit, 1);
  CHECK(run.network().parameters().values() == kept);
  CHECK(run.trainer().state().optimizer_steps == 0);
  CHECK((run.trainer().state().optimizer_state.array() == 0).all());

  run.trainer().configure(experiment.training);
  run.trainer().advance(no_limit, 20);
  CHECK_FALSE(run.trainer().diverged());
  CHECK(run.trainer().epoch() == 23);
  CHECK(run.trainer().state().optimizer_state.allFinite());
  CHECK(run.trainer().reports().back().training_loss < run.trainer().reports()[3].training_loss);
}

/// What the first epoch's search finds when it starts from these weights.
Divergence found_from(const ExperimentConfig& experiment, void (*change)(Run&)) {
  Run run(experiment);
  run.trainer().advance(no_limit, 0);
  change(run);
  run.trainer().configure(experiment.training);
  run.trainer().advance(no_limit, 1);
  REQUIRE(run.trainer().diverged());
  CHECK(run.trainer().divergence()->epoch == 1);
  return *run.trainer().divergence();
}

TEST_CASE("each kind of number is found where it is made first") {
  ExperimentConfig experiment = diverging();
  experiment.training.learning_rate = 1e-5;
  // Hidden outputs of up to 1e30 and outputs of 1e18, whose product is the second layer's gradient.
  Divergence found = found_from(experiment, [](Run& run) {
    Vector& values = run.network().parameters().values();
    values.setConstant(Scalar(1e-12));
    values.head(3).setConstant(Scalar(1e30));
  });
  CHECK(found.kind == NumberKind::gradient);
  CHECK(found.layer == 2);
  CHECK(found.step == 1);

  // A gradient of about 1e38, which fits, and ten times that as a step, which does not.
  experiment.training.learning_rate = 10;
  found = found_from(experiment, [](Run& run) {
    Vector& values = run.network().parameters().values();
    values.setConstant(Scalar(0.003));
    values.head(3).setConstant(Scalar(1e20));
  });
  CHECK(found.kind == NumberKind::weight);
  CHECK(found.layer == 2);
  CHECK(found.step == 1);
}

TEST_CASE("settings changed in the middle of an epoch are part of the search") {
  ExperimentConfig experiment = diverging();
  experiment.training.learning_rate = 0.01;
  Run run(experiment);
  run.trainer().advance(no_limit, 3);
  run.trainer().advance(2, 1);
  REQUIRE(place_in_epoch(run) == 12);
  experiment.training.learning_rate = 10;
  experiment.training.optimizer = {"momentum"};
  run.trainer().configure(experiment.training);
  while (!run.trainer().diverged() && run.trainer().epoch() < 1000)
    run.trainer().advance(1, 1);
  REQUIRE(run.trainer().diverged());
  CHECK(run.trainer().divergence()->step >= 1);
  CHECK(run.trainer().divergence()->epoch == run.trainer().epoch() + 1);
}

TEST_CASE("training goes on after a divergence under other settings") {
  ExperimentConfig experiment = diverging();
  Run run(experiment);
  run.trainer().advance(no_limit, 10'000);
  REQUIRE(run.trainer().diverged());
  CHECK(run.trainer().advance(no_limit, 1) == 0);
  experiment.training.learning_rate = 1e-5;
  run.trainer().configure(experiment.training);
  CHECK_FALSE(run.trainer().divergence());
  CHECK(run.trainer().advance(no_limit, 1) == 4);
}

TEST_CASE("the gradients of an epoch that diverged do not count for the next one's norm") {
  ExperimentConfig experiment = diverging();
  experiment.training.stop_rules = {{"gradientNorm", {{"threshold", 1e-8}}}};
  experiment.network.layers = {dense_layer(3, {"linear"})};
  Run run(experiment);
  run.trainer().advance(no_limit, 10'000);
  REQUIRE(run.trainer().diverged());
  const auto seen = [&] { return run.trainer().state().stopping; };
  const std::size_t count = seen().gradients.sum.size();
  REQUIRE(count == 3 + 3 + 3 + 1);
  CHECK(seen().gradients.samples == 0);
  CHECK(seen().gradients.sum == std::vector<double>(count, 0.0));

  // Under other settings it counts from the first batch on.
  experiment.training.learning_rate = 1e-5;
  run.trainer().configure(experiment.training);
  run.trainer().advance(1, 1);
  run.trainer().configure(experiment.training);  // states are of such a moment
  CHECK(seen().gradients.samples == 6);
  const Vector& gradients = run.network().parameters().gradients();
  for (std::size_t i = 0; i < count; ++i)
    CHECK(seen().gradients.sum[i] == 6 * double{gradients(Index(i))});
}
