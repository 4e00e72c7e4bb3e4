#include "core/inspection/picture.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/training/run.h"

using namespace descent;

namespace {

Picture begun(const ExperimentConfig& experiment, const Run& run, const PictureRequest& request) {
  return {experiment.network, run.network().parameters().values(), run.data(), run.loss(), request};
}

Picture drawn(const ExperimentConfig& experiment, const Run& run, const PictureRequest& request) {
  Picture picture = begun(experiment, run, request);
  while (!picture.done())
    picture.advance(1);
  return picture;
}

Vector units_of(const Picture& picture) {
  const auto units = picture.units();
  return Eigen::Map<const Vector>(units.data(), static_cast<Index>(units.size()));
}

}  // namespace

TEST_CASE("the grid of a plane runs left to right and from the smallest row up") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.features = {"x1", "x2"};
  experiment.network.layers = {};
  experiment.training.loss = {"meanSquared"};
  Run run(experiment);
  // Output = x1 + 10 x2 + 0.
  run.network().parameters().values() << 1, 10, 0;
  const Picture picture = drawn(experiment, run, {20, 20, 0, 1});
  REQUIRE(picture.prediction_rows() == 20);
  const Vector& grid = picture.predictions();
  REQUIRE(grid.size() == 400);
  CHECK(grid(0) == doctest::Approx(-6 - 60));
  CHECK(grid(19) == doctest::Approx(6 - 60));
  CHECK(grid(380) == doctest::Approx(-6 + 60));
  CHECK(grid(399) == doctest::Approx(6 + 60));

  const Vector units = units_of(picture);
  REQUIRE(units.size() == 3 * 400);
  CHECK(units(19) == doctest::Approx(6));         // input x1, right end of the lowest row
  CHECK(units(400 + 380) == doctest::Approx(6));  // input x2, left end of the highest row
  CHECK(units.tail(400) == grid);                 // the output unit, linear
}

TEST_CASE("logits are shown as probabilities") {
  ExperimentConfig experiment = default_experiment();
  Run run(experiment);
  const Picture picture = drawn(experiment, run, {15, 0, 0, 1});
  const Vector& grid = picture.predictions();
  CHECK(grid.minCoeff() >= 0);
  CHECK(grid.maxCoeff() <= 1);
  CHECK(picture.units().empty());
}

TEST_CASE("data with a single column gives one row") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.dataset = {"lineWithIntercept"};
  experiment.data.features = {};
  experiment.training.loss = {"meanSquared"};
  Run run(experiment);
  const Picture picture = drawn(experiment, run, {50, 9, 0, 0});
  CHECK(picture.prediction_rows() == 1);
  CHECK(picture.predictions().size() == 50);
  CHECK(picture.units().size() == 9 * (1 + 8 + 8 + 1));
}

TEST_CASE("columns that are not shown stay at their means") {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"penguins"}, 1, 344, 0, 0.3, {}};
  experiment.training.loss = {"softmaxCrossEntropy"};
  Run run(experiment);
  const Picture picture = drawn(experiment, run, {8, 8, 2, 3});
  const Vector units = units_of(picture);
  // Inputs 0 and 1 are standardised, so their means are 0 everywhere on the grid.
  CHECK(units.head(2 * 64).cwiseAbs().maxCoeff() < 1e-3);
  const Vector& grids = picture.predictions();
  for (Index i = 0; i < 64; ++i) {
    CHECK(grids(i) + grids(64 + i) + grids(128 + i) == doctest::Approx(1).epsilon(1e-4));
  }
}

TEST_CASE("a picture shows the weights it was begun with, and leaves training as it is") {
  ExperimentConfig experiment = default_experiment();
  experiment.network.layers = {dense_layer(200, {"tanh"}), dense_layer(100, {"relu"})};
  Run watched(experiment);
  Run alone(experiment);
  const PictureRequest request{60, 10, 0, 1};
  const Picture at_once = drawn(experiment, watched, request);
  Picture under_way = begun(experiment, watched, request);
  int pieces = 0;
  for (; !under_way.done(); ++pieces) {
    under_way.advance(1);
    watched.trainer().advance(7, 10);
    alone.trainer().advance(7, 10);
  }
  CHECK(pieces > 5);
  CHECK(under_way.predictions() == at_once.predictions());
  CHECK(units_of(under_way) == units_of(at_once));
  CHECK(watched.network().parameters().values() == alone.network().parameters().values());
  CHECK(drawn(experiment, watched, request).predictions() != at_once.predictions());
}

TEST_CASE("a picture begun again is that of the new weights to the bit, kept inputs or not") {
  ExperimentConfig experiment = default_experiment();
  Run run(experiment);
  for (const double resolution : {60.0, 300.0}) {  // 300² points with 4 inputs are too many to keep
    const PictureRequest request{resolution, 12, 0, 1};
    Picture again = begun(experiment, run, request);
    again.advance(1);  // given up in the middle
    run.trainer().advance(20, 3);
    again.begin(run.network().parameters().values());
    for (int drawing = 0; drawing < 2; ++drawing) {
      CAPTURE(drawing);
      while (!again.done())
        again.advance(1);
      const Picture anew = drawn(experiment, run, request);
      CHECK(again.predictions() == anew.predictions());
      CHECK(units_of(again) == units_of(anew));
      run.trainer().advance(20, 3);
      again.begin(run.network().parameters().values());
    }
  }
}

TEST_CASE("a picture is cut into as many pieces as its work asks for") {
  ExperimentConfig experiment = default_experiment();
  experiment.network.layers = {dense_layer(256, {"relu"}), dense_layer(256, {"relu"})};
  Run run(experiment);
  Picture picture = begun(experiment, run, {50, 0, 0, 1});
  // 2,500 points of (4 + 256 + 1) x 256 multiply-adds at piece_work a piece, narrow layers counted
  // more.
  const Index least = 2500 * 256 * 261 / piece_work;
  Index pieces = 0;
  while (!picture.done()) {
    const Index done = picture.advance(3);
    CHECK((done == 3 || picture.done()));
    pieces += done;
  }
  CHECK(pieces > least / 2);
  CHECK(pieces < least * 2);
  CHECK(picture.advance(5) == 0);
}

TEST_CASE("impossible pictures are refused") {
  const ExperimentConfig experiment = default_experiment();
  Run run(experiment);
  const auto begin = [&](const PictureRequest& request) { begun(experiment, run, request); };
  CHECK_THROWS_WITH_AS(begin({1, 10, 0, 1}),
                       "picture.predictionResolution: 1 is not allowed (2 to 16384, whole numbers)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(begin({10, 1, 0, 1}),
                       "picture.unitResolution: 1 is not allowed (2 to 16384, whole numbers)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(begin({10, 10, 0, 2}),
                       "picture.verticalColumn: 2 is not allowed (0 to 1, whole numbers)",
                       std::invalid_argument);
  for (const PictureRequest& request :
       {PictureRequest{std::nan(""), 0, 0, 1}, PictureRequest{1e12, 0, 0, 1},
        PictureRequest{20.5, 0, 0, 1}, PictureRequest{20, -1, 0, 1},
        PictureRequest{20, std::nan(""), 0, 1}, PictureRequest{20, 0, -1, 1}}) {
    CHECK_THROWS_AS(begin(request), std::invalid_argument);
  }
}
