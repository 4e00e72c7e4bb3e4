#include "core/datasets/curves.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples, double noise_level, double value) {
  Random points(5, RandomStream::data);
  Random noise(5, RandomStream::noise);
  const double values[] = {value};
  return generator({samples, noise_level, values}, points, noise);
}

}  // namespace

TEST_CASE("sine: so many whole periods between -pi and pi") {
  for (const double periods : {1.0, 4.0}) {
    const Dataset dataset = generate(generate_sine, 2000, 0, periods);
    for (Index i = 0; i < 2000; ++i) {
      CHECK(std::abs(dataset.values(0, i) - std::sin(periods * double(dataset.columns(0, i)))) <
            2e-6);
    }
    CHECK(dataset.columns.minCoeff() < -3.13);
    CHECK(dataset.columns.maxCoeff() > 3.13);
  }
}

TEST_CASE("step function: -1 left of 0 and 1 from there on") {
  const Dataset dataset = generate(generate_step_function, 2000, 0, 0);
  for (Index i = 0; i < 2000; ++i)
    CHECK(dataset.values(0, i) == (dataset.columns(0, i) < 0 ? -1 : 1));
  CHECK(std::abs(dataset.values.mean()) < 0.1);
}

TEST_CASE("curves: noise is a normal deviation of the value and keeps the places") {
  for (const Generate generator : {generate_sine, generate_step_function}) {
    const Dataset clean = generate(generator, 50000, 0, 2);
    const Dataset noisy = generate(generator, 50000, 0.2, 2);
    CHECK(clean.columns == noisy.columns);
    const Eigen::ArrayXXd scatter = (noisy.values - clean.values).cast<double>().array();
    CHECK(std::abs(scatter.mean()) < 0.004);
    CHECK(std::abs(std::sqrt(scatter.square().mean()) - 0.2) < 0.003);
    // Two deviations leave 4.55 % of a normal distribution outside.
    CHECK(std::abs((scatter.abs() > 0.4).cast<double>().mean() - 0.0455) < 0.004);
  }
}
