#include "core/datasets/shapes.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace descent;

namespace {

Dataset generate(Index samples, double noise_level) {
  Random points(6, RandomStream::data);
  Random noise(6, RandomStream::noise);
  return generate_shapes({samples, noise_level, {}}, points, noise);
}

/// Where the ink of an image is and how it is spread; x to the right, y downwards.
struct Moments {
  double ink = 0;
  double x = 0;
  double y = 0;
  /// Mean of (y - mean y)^3: 0 for what looks the same upside down.
  double skew = 0;
};

Moments moments(const Dataset& dataset, Index sample) {
  Moments found;
  const auto pixel = [&](Index row, Index column) {
    return double(dataset.columns(14 * row + column, sample));
  };
  for (Index row = 0; row < 14; ++row) {
    for (Index column = 0; column < 14; ++column) {
      const double ink = pixel(row, column);
      found.ink += ink;
      found.x += ink * double(column);
      found.y += ink * double(row);
    }
  }
  found.x /= found.ink;
  found.y /= found.ink;
  for (Index i = 0; i < 196; ++i) {
    const double below = double(i / 14) - found.y;
    found.skew += pixel(i / 14, i % 14) * below * below * below / found.ink;
  }
  return found;
}

}  // namespace

TEST_CASE("shapes: inked as large as their formulas say, inside the image, near its middle") {
  const Dataset dataset = generate(2000, 0);
  CHECK(dataset.columns.minCoeff() == 0);
  CHECK(dataset.columns.maxCoeff() == 1);
  double inks[4] = {};
  for (Index i = 0; i < 2000; ++i) {
    const int id = dataset.classes[static_cast<std::size_t>(i)];
    REQUIRE(id == i % 4);
    const Moments found = moments(dataset, i);
    inks[id] += found.ink / 500;
    CHECK(std::abs(found.x - 6.5) < 2.1);
    CHECK(std::abs(found.y - 6.5) < 2.6);  // a triangle's centre of mass is not its middle
  }
  // Areas for size s: pi s^2, (1.7 s)^2, 3 sqrt(3) (0.6 s)^2 and 4 (0.66 - 0.33^2) s^2, with the
  // mean of s^2 over U(3, 4.5), 14.25; corners are cut a little by the raster.
  const double areas[] = {44.77, 41.18, 26.66, 31.41};
  for (int id = 0; id < 4; ++id)
    CHECK(inks[id] == doctest::Approx(areas[id]).epsilon(0.04));
}

TEST_CASE("shapes: only the triangle looks different upside down, with its base below") {
  const Dataset dataset = generate(2000, 0);
  double skews[4] = {};
  for (Index i = 0; i < 2000; ++i)
    skews[i % 4] += moments(dataset, i).skew / 500;
  for (const int id : {0, 1, 3})
    CHECK(std::abs(skews[id]) < 0.05);
  // A triangle of the height h has the third moment -h^3 / 135, with h = 1.8 s and the mean of s^3
  // over U(3, 4.5), 54.84.
  CHECK(skews[2] == doctest::Approx(-2.37).epsilon(0.1));
}

TEST_CASE("shapes: noise is a normal deviation of every pixel") {
  const Dataset clean = generate(400, 0);
  const Dataset noisy = generate(400, 0.2);
  const Eigen::ArrayXXd shift = (noisy.columns - clean.columns).cast<double>().array();
  CHECK(std::abs(std::sqrt(shift.square().mean()) - 0.2) < 0.003);
  CHECK(std::abs(shift.mean()) < 0.003);
  CHECK(clean.classes == noisy.classes);
}
