#include "core/inspection/loss_surface.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/inspection/directions.h"
#include "core/inspection/network_copy.h"
#include "core/training/run.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

namespace {

const Matrix no_samples(2, 0);

}  // namespace

TEST_CASE("the plane's middle is the current loss, to the bit, and training is not touched") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 700;
  Run run(experiment);
  run.trainer().advance(1'000'000, 3);
  const Vector weights = run.network().parameters().values();
  const Vector gradients = run.network().parameters().gradients();
  Random random(1, RandomStream::inspection);
  const ParameterBlock& parameters = run.network().parameters();
  LossSurface surface(copy_network(experiment.network, run.network()), run.loss(),
                      run.data().training().inputs, run.data().training().targets,
                      {{filter_normalized_direction(parameters, random), 1},
                       {filter_normalized_direction(parameters, random), 1}},
                      5);
  finish(surface);
  CHECK(surface.rows() == 5);
  CHECK(surface.losses().size() == 25);
  CHECK(surface.losses()(12) == run.trainer().reports().back().training_loss);
  CHECK(surface.losses()(11) != surface.losses()(12));
  CHECK(surface.losses()(7) != surface.losses()(12));
  CHECK(run.network().parameters().values() == weights);
  CHECK(run.network().parameters().gradients() == gradients);
}

TEST_CASE("a linear unit's surface by hand, row after row with the second axis upwards") {
  // One sample x = (1, 10) with target 0: L = (w1 + 10 w2)^2.
  const auto loss = mean_squared();
  const Matrix inputs{{1}, {10}};
  const Matrix targets{{0}};
  Network network = linear_unit(2, 1);
  network.parameters().values() << 1, 2;
  LossSurface surface(std::move(network), *loss, inputs, targets,
                      {{Eigen::Vector2d(1, 0), 2}, {Eigen::Vector2d(0, 1), 4}}, 3);
  CHECK(surface.coordinate(0, 0) == -2);
  CHECK(surface.coordinate(1, 2) == 4);
  finish(surface);
  Eigen::VectorXd expected(9);
  expected << 441, 361, 289, 361, 441, 529, 3481, 3721, 3969;
  CHECK(surface.losses() == expected);
}

TEST_CASE("a line has one row, ends included, and mirrors its coordinates") {
  const auto loss = mean_squared();
  const Matrix inputs{{1}, {0}};
  const Matrix targets{{1}};
  LossSurface line(linear_unit(2, 1), *loss, inputs, targets, {{Eigen::Vector2d(1, 0), 0.3}}, 7);
  finish(line);
  CHECK(line.rows() == 1);
  CHECK(line.columns() == 7);
  CHECK(line.coordinate(0, 0) == -0.3);
  CHECK(line.coordinate(0, 3) == 0);
  for (Index i = 0; i < 7; ++i) {
    CHECK(line.coordinate(0, i) == -line.coordinate(0, 6 - i));
    CHECK(line.losses()(i) == doctest::Approx(std::pow(line.coordinate(0, i) - 1, 2)));
  }
}

TEST_CASE("pieces are counted, and a step of one piece leaves work behind") {
  const auto loss = mean_squared();
  NetworkConfig config;
  config.layers = {dense_layer(256, {"tanh"}), dense_layer(256, {"tanh"})};
  Network network(config, 2, 2);
  network.reserve(256);
  const Matrix inputs = random_matrix(2, 512, 1);
  const auto direction = Eigen::VectorXd::Ones(network.parameters().size());
  LossSurface surface(std::move(network), *loss, inputs, inputs, {{direction, 1}}, 3);
  CHECK(surface.advance(1) == 1);
  CHECK_FALSE(surface.done());
  finish(surface);
  CHECK(surface.advance(5) == 0);
}

TEST_CASE("what is not allowed is refused by name") {
  const auto loss = mean_squared();
  const auto make = [&](std::vector<SurfaceAxis> axes, double points) {
    LossSurface(linear_unit(2, 1), *loss, no_samples, no_samples, std::move(axes), points);
  };
  const SurfaceAxis axis{Eigen::Vector2d(1, 0), 1};
  CHECK_THROWS_WITH(make({axis}, 4),
                    "surface.points: 4 is not allowed (odd numbers from 3 to 501)");
  CHECK_THROWS_WITH(make({axis}, 1), "surface.points: 1 is not allowed (3 to 501, whole numbers)");
  CHECK_THROWS_WITH(make({}, 5), "surface.axes: 0 is not allowed (1 or 2)");
  CHECK_THROWS_WITH(make({axis, axis, axis}, 5), "surface.axes: 3 is not allowed (1 or 2)");
  CHECK_THROWS_WITH(make({{Eigen::Vector2d(1, 0), 0}}, 5),
                    "surface.extent: 0 is not allowed (1e-06 to 1000000)");
  CHECK_THROWS_WITH(make({{Eigen::Vector3d(1, 0, 0), 1}}, 5),
                    "surface.direction: 3 numbers are not allowed (2)");
}

TEST_CASE("a surface over no samples ends, without a number") {
  const auto loss = mean_squared();
  const Matrix no_targets(1, 0);
  LossSurface surface(linear_unit(2, 1), *loss, no_samples, no_targets,
                      {{Eigen::Vector2d(1, 0), 1}}, 3);
  finish(surface);
  CHECK(std::isnan(surface.losses()(1)));
}
