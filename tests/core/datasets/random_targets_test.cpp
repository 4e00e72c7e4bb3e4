#include "core/datasets/random_targets.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace descent;

namespace {

Dataset generate(Index samples) {
  Random points(4, RandomStream::data);
  Random noise(4, RandomStream::noise);
  return generate_random_soft_targets({samples, 0.5, {}}, points, noise);
}

}  // namespace

TEST_CASE("random soft targets: sample for sample all inputs, then all targets") {
  const Dataset dataset = generate(3);
  Random again(4, RandomStream::data);
  for (Index i = 0; i < 3; ++i) {
    for (Index row = 0; row < 784; ++row)
      CHECK(dataset.columns(row, i) == static_cast<Scalar>(again.uniform(0, 1)));
    for (Index row = 0; row < 10; ++row)
      CHECK(dataset.values(row, i) == static_cast<Scalar>(again.uniform(0, 1)));
  }
}

TEST_CASE("random soft targets: uniform, and the class is the largest target") {
  const Dataset dataset = generate(1000);
  CHECK(std::abs(dataset.columns.cast<double>().mean() - 0.5) < 0.0015);
  CHECK(std::abs(dataset.values.cast<double>().mean() - 0.5) < 0.012);
  CHECK(std::abs(dataset.values.cast<double>().array().square().mean() - 1.0 / 3) < 0.012);
  for (Index i = 0; i < 1000; ++i) {
    const int id = dataset.classes[static_cast<std::size_t>(i)];
    for (Index row = 0; row < 10; ++row)
      CHECK(dataset.values(row, i) <= dataset.values(id, i));
  }
}
