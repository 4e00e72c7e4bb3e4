// Gradients whose squares a float cannot hold, in the optimizer's state alone: the loss stays
// finite.

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "core/datasets/provided_data.h"
#include "core/training/divergence.h"
#include "core/training/run.h"

using namespace descent;

namespace {

constexpr Index no_limit = std::numeric_limits<Index>::max() / 2;

/// A line through numbers so large that the square of a gradient is too large for a Scalar, though
/// the square of an error is not.
ExperimentConfig without_scaling(const std::string& optimizer) {
  const double largest = std::sqrt(static_cast<double>(std::numeric_limits<Scalar>::max()));
  const double unit = std::pow(largest, 0.55);
  TableRequest request;
  request.columns = {{"x", {}}, {"y", {}}};
  for (int i = 1; i <= 20; ++i) {
    request.columns[0].cells.emplace_back(unit * i);
    request.columns[1].cells.emplace_back(unit * (i % 3));
  }
  request.target = 1;
  request.scaling = TableScaling::none;
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"ownTable"}, 1, 20, 0, 0, {}};
  experiment.data.provided = provide_table(request);
  experiment.network.layers = {};
  experiment.training = {{"meanSquared"}, {optimizer}, 0.01, {"constant"}, {"none"}, 6};
  return experiment;
}

}  // namespace

TEST_CASE("an optimizer whose state is too large has diverged, though its loss is finite") {
  for (const std::string optimizer :
       {"adam", "adamW", "amsGrad", "nadam", "rmsProp", "adaGrad", "adadelta"}) {
    CAPTURE(optimizer);
    const ExperimentConfig experiment = without_scaling(optimizer);
    Run run(experiment);
    const Vector start = run.network().parameters().values();
    run.trainer().advance(no_limit, 3);
    REQUIRE(run.trainer().diverged());
    const Divergence& found = *run.trainer().divergence();
    CHECK(found.kind == NumberKind::optimizer_state);
    CHECK(found.layer == 1);
    CHECK(found.epoch == 1);
    CHECK(found.step == 1);
    CHECK(std::isfinite(run.trainer().reports().front().training_loss));
    CHECK(run.trainer().reports().size() == 1);
    CHECK(run.network().parameters().values() == start);
    CHECK(run.trainer().state().optimizer_state.isZero(0));
  }
}

TEST_CASE("settings changed after such a step bring back finite numbers") {
  ExperimentConfig experiment = without_scaling("adam");
  Run run(experiment);
  const Vector start = run.network().parameters().values();
  run.trainer().advance(no_limit, 0);
  run.trainer().advance(1, 1);
  CHECK_FALSE(run.trainer().diverged());
  run.trainer().configure(experiment.training);
  CHECK(run.trainer().state().optimizer_state.isZero(0));
  CHECK(run.trainer().state().position == 0);
  CHECK(run.network().parameters().values() == start);
}

TEST_CASE("the first layer with a bad number in any of the state's vectors is found") {
  ExperimentConfig experiment = default_experiment();
  experiment.network.layers.front().frozen = true;
  Run run(experiment);
  const ParameterBlock& parameters = run.network().parameters();
  const Index trained = parameters.trainable_size();
  REQUIRE(trained < parameters.size());
  for (const Index vectors : {1, 2, 22}) {
    Vector state = Vector::Zero(vectors * trained);
    CHECK_FALSE(layer_with_bad_state(run.network(), state));
    for (const ParameterSegment& segment : parameters.segments()) {
      if (segment.offset >= trained) continue;
      for (const Index place : {segment.offset, segment.offset + segment.size() - 1}) {
        for (const Index vector : {Index(0), vectors - 1}) {
          state(vector * trained + place) = std::numeric_limits<Scalar>::infinity();
          CHECK(layer_with_bad_state(run.network(), state) == Index(segment.layer + 1));
          state(vector * trained + place) = 0;
        }
      }
    }
    // A later layer in the first vector, an earlier one in the last.
    state(trained - 1) = NAN;
    state((vectors - 1) * trained) = NAN;
    CHECK(layer_with_bad_state(run.network(), state) == 2);
  }
  CHECK_FALSE(layer_with_bad_state(run.network(), Vector()));
}
