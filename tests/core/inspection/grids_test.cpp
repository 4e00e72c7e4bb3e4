#include "core/inspection/grids.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/training/run.h"

using namespace descent;

TEST_CASE("the grid of a plane runs left to right and from the smallest row up") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.features = {"x1", "x2"};
  experiment.network.layers = {};
  experiment.training.loss = "meanSquared";
  Run run(experiment);
  // Output = x1 + 10 x2 + 0.
  run.network().parameters().values() << 1, 10, 0;
  const GridRequest request{20, 0, 1};
  REQUIRE(grid_rows(run.data(), request) == 20);
  const Vector grid = prediction_grids(run.network(), run.loss(), run.data(), request);
  REQUIRE(grid.size() == 400);
  CHECK(grid(0) == doctest::Approx(-6 - 60));
  CHECK(grid(19) == doctest::Approx(6 - 60));
  CHECK(grid(380) == doctest::Approx(-6 + 60));
  CHECK(grid(399) == doctest::Approx(6 + 60));

  const Vector units = unit_grids(run.network(), run.data(), request);
  REQUIRE(units.size() == 3 * 400);
  CHECK(units(19) == doctest::Approx(6));         // input x1, right end of the lowest row
  CHECK(units(400 + 380) == doctest::Approx(6));  // input x2, left end of the highest row
  CHECK(units.tail(400) == grid);                 // the output unit, linear
}

TEST_CASE("logits are shown as probabilities") {
  ExperimentConfig experiment = default_experiment();
  Run run(experiment);
  const Vector grid = prediction_grids(run.network(), run.loss(), run.data(), {15, 0, 1});
  CHECK(grid.minCoeff() >= 0);
  CHECK(grid.maxCoeff() <= 1);
}

TEST_CASE("data with a single column gives one row") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.dataset = "lineWithIntercept";
  experiment.data.features = {};
  experiment.training.loss = "meanSquared";
  Run run(experiment);
  const GridRequest request{50, 0, 0};
  CHECK(grid_rows(run.data(), request) == 1);
  CHECK(prediction_grids(run.network(), run.loss(), run.data(), request).size() == 50);
}

TEST_CASE("columns that are not shown stay at their means") {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {"penguins", 1, 344, 0, 0.3, {}};
  experiment.training.loss = "softmaxCrossEntropy";
  Run run(experiment);
  const Vector units = unit_grids(run.network(), run.data(), {8, 2, 3});
  // Inputs 0 and 1 are standardised, so their means are 0 everywhere on the grid.
  CHECK(units.head(2 * 64).cwiseAbs().maxCoeff() < 1e-3);
  const Vector grids = prediction_grids(run.network(), run.loss(), run.data(), {8, 2, 3});
  for (Index i = 0; i < 64; ++i) {
    CHECK(grids(i) + grids(64 + i) + grids(128 + i) == doctest::Approx(1).epsilon(1e-4));
  }
}

TEST_CASE("taking pictures leaves training as it was") {
  Run watched(default_experiment());
  Run alone(default_experiment());
  for (int i = 0; i < 30; ++i) {
    watched.trainer().advance(7, 10);
    prediction_grids(watched.network(), watched.loss(), watched.data(), {30, 0, 1});
    alone.trainer().advance(7, 10);
  }
  CHECK(watched.network().parameters().values() == alone.network().parameters().values());
}

TEST_CASE("impossible grids are refused") {
  Run run(default_experiment());
  CHECK_THROWS_WITH_AS(prediction_grids(run.network(), run.loss(), run.data(), {1, 0, 1}),
                       "picture.resolution: 1 is not allowed (2 to 16384, whole numbers)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(unit_grids(run.network(), run.data(), {10, 0, 2}),
                       "picture.verticalColumn: 2 is not allowed (0 to 1, whole numbers)",
                       std::invalid_argument);
  for (const GridRequest& request : {GridRequest{std::nan(""), 0, 1}, GridRequest{1e12, 0, 1},
                                     GridRequest{20.5, 0, 1}, GridRequest{20, -1, 1}}) {
    CHECK_THROWS_AS(unit_grids(run.network(), run.data(), request), std::invalid_argument);
    CHECK_THROWS_AS(grid_rows(run.data(), request), std::invalid_argument);
  }
}
