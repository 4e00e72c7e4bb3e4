#include "core/inspection/directions.h"

#include <doctest/doctest.h>

#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

TEST_CASE("a random direction is normal, and the next one another") {
  ParameterBlock block;
  block.plan(100, 100, ParameterKind::weight, "weights");
  block.allocate();
  Random random(3, RandomStream::inspection);
  const Eigen::VectorXd first = random_direction(block, random);
  const Eigen::VectorXd second = random_direction(block, random);
  CHECK(std::abs(first.mean()) < 0.03);
  CHECK(first.squaredNorm() / 10000 == doctest::Approx(1).epsilon(0.05));
  CHECK(std::abs(first.dot(second)) / 10000 < 0.03);
  Random again(3, RandomStream::inspection);
  CHECK(random_direction(block, again) == first);
}

TEST_CASE("every unit's row is as long as its weights, along the random one; biases stay") {
  const Network network = sample_network("tanh", 1);
  const ParameterBlock& parameters = network.parameters();
  Random random(3, RandomStream::inspection);
  Random again(3, RandomStream::inspection);
  const Eigen::VectorXd plain = random_direction(parameters, random);
  const Eigen::VectorXd direction = filter_normalized_direction(parameters, again);
  for (std::size_t number = 0; number < parameters.segments().size(); ++number) {
    const ParameterSegment& segment = parameters.segment(number);
    if (segment.kind == ParameterKind::bias) {
      CHECK(direction.segment(segment.offset, segment.size()).isZero(0));
      continue;
    }
    const auto as_matrix = [&](const Eigen::VectorXd& vector) {
      return Eigen::Map<const Eigen::MatrixXd>(vector.data() + segment.offset, segment.rows,
                                               segment.columns);
    };
    for (Index unit = 0; unit < segment.rows; ++unit) {
      const auto row = as_matrix(direction).row(unit);
      const double length = parameters.values(number).row(unit).cast<double>().norm();
      CHECK(row.norm() == doctest::Approx(length));
      CHECK(row.dot(as_matrix(plain).row(unit)) ==
            doctest::Approx(length * as_matrix(plain).row(unit).norm()));
    }
  }
}

TEST_CASE("frozen weights and statistics have no part in a direction") {
  NetworkConfig config;
  config.layers = {dense_layer(3, {"tanh"}), {{"batchNormalization"}, {"linear"}}};
  config.layers[0].frozen = true;
  Network network(config, 2, 1);
  network.initialize(7);
  const ParameterBlock& parameters = network.parameters();
  const Index others = parameters.size() - parameters.trainable_size();
  REQUIRE(others == 2 * 3 + 3 + 2 * 3);  // weights, biases and the two statistics of each unit
  Random random(3, RandomStream::inspection);
  for (const Eigen::VectorXd& direction :
       {random_direction(parameters, random), filter_normalized_direction(parameters, random)}) {
    CHECK(direction.tail(others).isZero(0));
    CHECK(direction.head(parameters.trainable_size()).norm() > 0);
  }
}

TEST_CASE("a unit whose weights are 0 has no direction") {
  ParameterBlock block;
  block.plan(2, 2, ParameterKind::weight, "weights");
  block.allocate();
  block.values() << 0, 3, 0, 4;  // rows (0, 0) and (3, 4)
  Random random(3, RandomStream::inspection);
  const Eigen::VectorXd direction = filter_normalized_direction(block, random);
  CHECK(direction(0) == 0);
  CHECK(direction(2) == 0);
  CHECK(direction(1) != 0);
}
