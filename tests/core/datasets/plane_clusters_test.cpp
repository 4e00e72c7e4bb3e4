#include "core/datasets/plane_clusters.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/datasets/plane_classification.h"

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples, double noise_level, double classes) {
  Random points(3, RandomStream::data);
  Random noise(3, RandomStream::noise);
  const double values[] = {classes};
  return generator({samples, noise_level, values}, points, noise);
}

}  // namespace

TEST_CASE("blobs: clouds around points of a circle, with the deviation 0.5 + 2 noise") {
  for (const double noise_level : {0.0, 0.5}) {
    const Dataset dataset = generate(generate_blobs, 100000, noise_level, 5);
    for (int id = 0; id < 5; ++id) {
      const double angle = 2 * std::numbers::pi * id / 5;
      const double center[] = {3.5 * std::sin(angle), 3.5 * std::cos(angle)};
      for (Index axis = 0; axis < 2; ++axis) {
        double sum = 0;
        double squares = 0;
        for (Index i = id; i < 100000; i += 5) {
          REQUIRE(dataset.classes[static_cast<std::size_t>(i)] == id);
          const double away = dataset.columns(axis, i) - center[axis];
          sum += away;
          squares += away * away;
        }
        CHECK(std::abs(sum / 20000) < 0.05);
        CHECK(std::abs(std::sqrt(squares / 20000) / (0.5 + 2 * noise_level) - 1) < 0.02);
      }
    }
  }
}

TEST_CASE("spirals: two arms are the two spirals, sample for sample") {
  const Dataset two = generate(generate_spirals, 200, 0, 2);
  Random unused(1, RandomStream::data);
  const Dataset known = generate_spiral({200, 0, {}}, unused, unused);
  for (Index i = 0; i < 200; ++i) {
    const Index same = i % 2 == 0 ? i / 2 : 100 + i / 2;  // first arm, then second there
    CHECK(std::abs(two.columns(0, i) - known.columns(0, same)) < 1e-5);
    CHECK(std::abs(two.columns(1, i) - known.columns(1, same)) < 1e-5);
  }
}

TEST_CASE("spirals: each arm is the first one, turned, and noise moves samples in proportion") {
  const Dataset clean = generate(generate_spirals, 500, 0, 5);
  for (Index i = 0; i < 500; i += 5) {
    for (Index id = 0; id < 5; ++id) {
      REQUIRE(clean.classes[static_cast<std::size_t>(i + id)] == id);
      const double turn = 2 * std::numbers::pi * double(id) / 5;  // clockwise from the top
      const double x1 = clean.columns(0, i) * std::cos(turn) + clean.columns(1, i) * std::sin(turn);
      const double x2 = clean.columns(1, i) * std::cos(turn) - clean.columns(0, i) * std::sin(turn);
      CHECK(std::abs(clean.columns(0, i + id) - x1) < 1e-5);
      CHECK(std::abs(clean.columns(1, i + id) - x2) < 1e-5);
    }
  }
  const Matrix quarter = generate(generate_spirals, 500, 0.25, 5).columns - clean.columns;
  const Matrix half = generate(generate_spirals, 500, 0.5, 5).columns - clean.columns;
  CHECK(half.isApprox(2 * quarter, Scalar(1e-4)));
  CHECK(half.array().abs().maxCoeff() <= Scalar(0.50001));
  CHECK(half.array().abs().maxCoeff() > Scalar(0.4));
}
