#include "core/datasets/plane_regression.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples, double noise_level) {
  Random points(5, RandomStream::data);
  Random noise(5, RandomStream::noise);
  return generator({samples, noise_level, {}}, points, noise);
}

/// The value of the sample nearest to a place, and how far away it is.
Scalar value_near(const Dataset& dataset, double x1, double x2, double& distance) {
  Index nearest = 0;
  const Eigen::Array<Scalar, 2, 1> place(static_cast<Scalar>(x1), static_cast<Scalar>(x2));
  distance =
      (dataset.columns.array().colwise() - place).matrix().colwise().norm().minCoeff(&nearest);
  return dataset.values(0, nearest);
}

}  // namespace

TEST_CASE("plane: a tenth of the sum of the coordinates") {
  const Dataset dataset = generate(generate_plane, 1200, 0);
  for (Index i = 0; i < 1200; ++i) {
    CHECK(dataset.values(0, i) ==
          doctest::Approx((dataset.columns(0, i) + dataset.columns(1, i)) / 10).epsilon(1e-4));
  }
  CHECK(dataset.columns.maxCoeff() > 5.9);
  CHECK(dataset.columns.minCoeff() < -5.9);
}

TEST_CASE("plane: noise keeps the points and scatters the value by U(-6, 6) noise per axis") {
  const Dataset clean = generate(generate_plane, 50000, 0);
  const Dataset noisy = generate(generate_plane, 50000, 0.5);
  CHECK(clean.columns == noisy.columns);
  const Eigen::ArrayXXd shift = (noisy.values - clean.values).cast<double>().array();
  // Two draws of U(-3, 3) over ten: variance 2 * 3 / 100, mean 0.
  CHECK(shift.square().mean() == doctest::Approx(0.06).epsilon(0.03).scale(0));
  CHECK(std::abs(shift.mean()) < 0.005);
  CHECK(shift.abs().maxCoeff() <= 0.6001);
}

TEST_CASE("bumps: one cone at each centre, of alternating sign, and 0 between them") {
  const Dataset dataset = generate(generate_bumps, 20000, 0);
  const double centers[6][3] = {{-4, 2.5, 1},   {0, 2.5, -1}, {4, 2.5, 1},
                                {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}};
  for (const auto& center : centers) {
    double distance = 0;
    const Scalar value = value_near(dataset, center[0], center[1], distance);
    CHECK(distance < 0.2);
    CHECK(value == doctest::Approx(center[2] * (1 - distance / 2)).epsilon(1e-4));
  }
  double distance = 0;
  CHECK(value_near(dataset, 2, 0, distance) == 0);
  CHECK(distance < 0.2);
  CHECK(value_near(dataset, -5.9, 5.9, distance) == 0);
}

TEST_CASE("bumps: noise keeps the points and takes the value elsewhere") {
  const Dataset clean = generate(generate_bumps, 500, 0);
  const Dataset noisy = generate(generate_bumps, 500, 0.2);
  CHECK(clean.columns == noisy.columns);
  CHECK(clean.values != noisy.values);
  CHECK(noisy.values.array().abs().maxCoeff() <= 1);
}

TEST_CASE("Gaussian bumps: the sum of five bell shapes, of both signs") {
  const Dataset dataset = generate(generate_gaussian_bumps, 1200, 0);
  const double bumps[5][4] = {
      {-3, -3, 1, 1.6}, {3, 3, 1, 1.2}, {-2.5, 3, -1, 1.4}, {3, -2.5, -1, 1.8}, {0, 0.5, 0.6, 0.9}};
  for (Index i = 0; i < 1200; ++i) {
    double height = 0;
    for (const auto& [x1, x2, h, w] : bumps) {
      const double d = std::hypot(dataset.columns(0, i) - x1, dataset.columns(1, i) - x2);
      height += h * std::exp(-d * d / (2 * w * w));
    }
    CHECK(std::abs(dataset.values(0, i) - height) < 2e-6);
  }
  const Dataset noisy = generate(generate_gaussian_bumps, 1200, 0.2);
  CHECK(dataset.columns == noisy.columns);
  CHECK(dataset.values != noisy.values);
}
