#include "core/datasets/plane_patterns.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples, double noise_level, double value = 0) {
  Random points(3, RandomStream::data);
  Random noise(3, RandomStream::noise);
  const double values[] = {value};
  return generator({samples, noise_level, values}, points, noise);
}

bool positive(const Dataset& dataset, Index sample) {
  return dataset.classes[static_cast<std::size_t>(sample)] == 1;
}

}  // namespace

TEST_CASE("moons: the first half circle is negative, the second, turned and shifted, positive") {
  // numpy: t = linspace(0, pi, n); outer (cos t, sin t), inner (1 - cos t, 1 - sin t - 0.5).
  const Dataset dataset = generate(generate_moons, 101, 0);
  for (Index i = 0; i < 101; ++i) {
    CHECK(positive(dataset, i) == (i >= 50));
    const double t = std::numbers::pi * double(i < 50 ? i : i - 50) / (i < 50 ? 49 : 50);
    const double x1 = i < 50 ? std::cos(t) : 1 - std::cos(t);
    const double x2 = i < 50 ? std::sin(t) : 1 - std::sin(t) - 0.5;
    CHECK(std::abs(dataset.columns(0, i) - x1) < 1e-6);
    CHECK(std::abs(dataset.columns(1, i) - x2) < 1e-6);
  }
}

TEST_CASE("moons and rings: noise is a normal deviation in units of the plane") {
  for (const Generate generator : {generate_moons, generate_rings}) {
    const Dataset clean = generate(generator, 50000, 0, 3);
    const Dataset noisy = generate(generator, 50000, 0.3, 3);
    CHECK(clean.classes == noisy.classes);
    const Eigen::ArrayXXd shift = (noisy.columns - clean.columns).cast<double>().array();
    CHECK(std::abs(shift.row(0).mean()) < 0.006);
    CHECK(std::abs(shift.row(1).mean()) < 0.006);
    CHECK(std::abs(std::sqrt(shift.row(0).square().mean()) - 0.3) < 0.004);
    CHECK(std::abs(std::sqrt(shift.row(1).square().mean()) - 0.3) < 0.004);
    // Two deviations leave 4.55 % of a normal distribution outside.
    CHECK(std::abs((shift.abs() > 0.6).cast<double>().mean() - 0.0455) < 0.003);
  }
}

TEST_CASE("rings: equally spaced circles that take the classes in turn, the innermost positive") {
  for (const int rings : {2, 3, 6}) {
    const Dataset dataset = generate(generate_rings, 600, 0, rings);
    for (Index i = 0; i < 600; ++i) {
      const double r = std::hypot(dataset.columns(0, i), dataset.columns(1, i));
      const double ring = r * rings / 5;
      CHECK(ring == doctest::Approx(double(i % rings + 1)).epsilon(1e-5));
      CHECK(positive(dataset, i) == (i % rings % 2 == 0));
    }
  }
  const Dataset many = generate(generate_rings, 40000, 0, 2);
  CHECK(std::abs(many.columns.row(0).mean()) < 0.06);  // no direction is preferred
  CHECK(std::abs(many.columns.row(1).mean()) < 0.06);
}

TEST_CASE("checkerboard: neighbouring squares differ, the lower left one is positive") {
  for (const int cells : {2, 5, 8}) {
    const Dataset dataset = generate(generate_checkerboard, 2000, 0, cells);
    for (Index i = 0; i < 2000; ++i) {
      const int column = static_cast<int>((double(dataset.columns(0, i)) + 5) / 10 * cells);
      const int row = static_cast<int>((double(dataset.columns(1, i)) + 5) / 10 * cells);
      CHECK(positive(dataset, i) == ((column + row) % 2 == 0));
    }
    CHECK(dataset.columns.minCoeff() < -4.9);
    CHECK(dataset.columns.maxCoeff() > 4.9);
  }
}

TEST_CASE("checkerboard: noise relabels points and moves none, the more the finer the board") {
  const auto flipped = [](double noise_level, double cells) {
    const Dataset clean = generate(generate_checkerboard, 20000, 0, cells);
    const Dataset noisy = generate(generate_checkerboard, 20000, noise_level, cells);
    CHECK(clean.columns == noisy.columns);
    double count = 0;
    for (std::size_t i = 0; i < 20000; ++i)
      count += clean.classes[i] != noisy.classes[i];
    return count / 20000;
  };
  // Per axis a shift of U(-a, a) leaves a square of side s with probability q = a / (2 s) while
  // a < s; the label turns over where exactly one axis leaves it: 2 q (1 - q).
  const double leaves = 0.5 / (2 * 2.5);
  CHECK(std::abs(flipped(0.1, 4) - 2 * leaves * (1 - leaves)) < 0.011);
  CHECK(flipped(0.1, 8) > flipped(0.1, 4));
}
