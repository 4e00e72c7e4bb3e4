#include "core/datasets/plane_classification.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples, double noise_level, std::uint64_t seed = 3) {
  Random points(seed, RandomStream::data);
  Random noise(seed, RandomStream::noise);
  return generator({samples, noise_level, {}}, points, noise);
}

Index positives(const Dataset& dataset) {
  return std::count(dataset.classes.begin(), dataset.classes.end(), 1);
}

/// Share of labels that noise turned over, in percent.
double flipped(Generate generator, double noise_level) {
  constexpr Index samples = 200000;
  const Dataset clean = generate(generator, samples, 0);
  const Dataset noisy = generate(generator, samples, noise_level);
  Index count = 0;
  for (std::size_t i = 0; i < clean.classes.size(); ++i) {
    count += clean.classes[i] != noisy.classes[i];
  }
  return 100 * static_cast<double>(count) / samples;
}

}  // namespace

TEST_CASE("circle: a disc of radius 2.5 inside a ring from 3.5 to 5, half of the points each") {
  const Dataset dataset = generate(generate_circle, 501, 0);
  CHECK(positives(dataset) == 251);
  for (Index i = 0; i < 501; ++i) {
    const double r = dataset.columns.col(i).norm();
    const bool positive = dataset.classes[static_cast<std::size_t>(i)] == 1;
    CHECK((positive ? r < 2.5 + 1e-5 : r > 3.5 - 1e-5 && r < 5 + 1e-5));
  }
}

TEST_CASE("circle: radius and angle are uniform") {
  const Dataset dataset = generate(generate_circle, 40000, 0);
  // Means over 20000 draws of U(0, 2.5) and U(3.5, 5): deviations 0.005 and 0.003.
  CHECK(std::abs(dataset.columns.leftCols(20000).colwise().norm().mean() - 1.25) < 0.02);
  CHECK(std::abs(dataset.columns.rightCols(20000).colwise().norm().mean() - 4.25) < 0.012);
  // No direction is preferred: the mean place is the origin (deviation 0.011 per axis).
  CHECK(std::abs(dataset.columns.row(0).mean()) < 0.05);
  CHECK(std::abs(dataset.columns.row(1).mean()) < 0.05);
}

TEST_CASE(
    "circle and xor: noise turns over the labels TensorFlow Playground's formulas turn over") {
  // Tolerance: four deviations of a share counted over 200000 labels, and the rounding of the
  // facts.
  CHECK(std::abs(flipped(generate_circle, 0.05) - 1.2) < 0.15);
  CHECK(std::abs(flipped(generate_circle, 0.25) - 7.8) < 0.35);
  CHECK(std::abs(flipped(generate_circle, 0.5) - 24.9) < 0.45);
  CHECK(flipped(generate_xor, 0.05) < 0.05);
  CHECK(std::abs(flipped(generate_xor, 0.25) - 7.0) < 0.3);
  CHECK(std::abs(flipped(generate_xor, 0.5) - 17.4) < 0.4);
}

TEST_CASE("circle and xor: noise relabels points and moves none") {
  for (const Generate generator : {generate_circle, generate_xor}) {
    const Dataset clean = generate(generator, 300, 0);
    const Dataset noisy = generate(generator, 300, 0.5);
    CHECK(clean.columns == noisy.columns);
    CHECK(clean.classes != noisy.classes);
  }
}

TEST_CASE("xor: positive where the coordinates have the same sign, 0.3 away from the axes") {
  const Dataset dataset = generate(generate_xor, 500, 0);
  for (Index i = 0; i < 500; ++i) {
    const Scalar x1 = dataset.columns(0, i);
    const Scalar x2 = dataset.columns(1, i);
    CHECK(std::min(std::abs(x1), std::abs(x2)) >= doctest::Approx(0.3));
    CHECK(std::max(std::abs(x1), std::abs(x2)) <= doctest::Approx(5.3));
    CHECK((dataset.classes[static_cast<std::size_t>(i)] == 1) == (x1 * x2 > 0));
  }
}

TEST_CASE("gauss: clouds at (2, 2) and (-2, -2) with variance 0.5 + 7 noise") {
  for (const double noise_level : {0.0, 0.25, 0.5}) {
    const Dataset dataset = generate(generate_gauss, 100000, noise_level);
    const Matrix positive = dataset.columns.leftCols(50000);
    CHECK(positives(dataset) == 50000);
    CHECK(dataset.classes.front() == 1);
    for (Index axis = 0; axis < 2; ++axis) {
      const double mean = positive.row(axis).cast<double>().mean();
      const double variance = (positive.row(axis).cast<double>().array() - mean).square().mean();
      CHECK(mean == doctest::Approx(2).epsilon(0.02));
      CHECK(variance == doctest::Approx(0.5 + 7 * noise_level).epsilon(0.03).scale(0));
      CHECK(dataset.columns.row(axis).tail(50000).mean() == doctest::Approx(-2).epsilon(0.02));
    }
  }
}

TEST_CASE("gauss: the best line, x1 + x2 = 0, errs by the Bayes error") {
  const auto error = [](double noise_level) {
    const Dataset dataset = generate(generate_gauss, 200000, noise_level);
    Index wrong = 0;
    for (Index i = 0; i < dataset.columns.cols(); ++i) {
      const bool positive = dataset.columns.col(i).sum() > 0;
      wrong += positive != (dataset.classes[static_cast<std::size_t>(i)] == 1);
    }
    return 100 * static_cast<double>(wrong) / 200000;
  };
  CHECK(error(0) < 0.02);
  CHECK(std::abs(error(0.25) - 3.0) < 0.2);
  CHECK(std::abs(error(0.5) - 7.9) < 0.3);
}

TEST_CASE("spiral: the arms follow their formula, an odd sample goes to the positive one") {
  for (const Index samples : {Index{10}, Index{501}}) {
    const Dataset dataset = generate(generate_spiral, samples, 0);
    const Index first = (samples + 1) / 2;
    CHECK(positives(dataset) == first);
    for (Index i = 0; i < samples; ++i) {
      const bool positive = i < first;
      const double t =
          static_cast<double>(positive ? i : i - first) / (static_cast<double>(samples) / 2);
      const double angle = 1.75 * t * 2 * std::numbers::pi + (positive ? 0 : std::numbers::pi);
      CHECK(dataset.columns(0, i) == doctest::Approx(5 * t * std::sin(angle)).epsilon(1e-5));
      CHECK(dataset.columns(1, i) == doctest::Approx(5 * t * std::cos(angle)).epsilon(1e-5));
    }
  }
}

TEST_CASE("spiral and gauss: noise moves every sample in proportion to its level") {
  const Dataset clean = generate(generate_spiral, 200, 0);
  const Matrix quarter = generate(generate_spiral, 200, 0.25).columns - clean.columns;
  const Matrix half = generate(generate_spiral, 200, 0.5).columns - clean.columns;
  CHECK(half.isApprox(2 * quarter, Scalar(1e-4)));
  CHECK(half.array().abs().maxCoeff() <= Scalar(0.50001));
  CHECK(half.array().abs().maxCoeff() > Scalar(0.4));

  // Deviations at noise 0 and 0.5: sqrt(0.5) and 2.
  const auto from_center = [](double noise_level) -> Matrix {
    return generate(generate_gauss, 200, noise_level).columns.leftCols(100).array() - Scalar(2);
  };
  CHECK(from_center(0.5).isApprox(from_center(0) * static_cast<Scalar>(std::sqrt(8.0)),
                                  Scalar(1e-4)));
}
