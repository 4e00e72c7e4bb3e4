#include "core/datasets/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descent {
namespace {

constexpr Index side = 14;

/// Distance of the place (x, y), y downwards, from a shape of size s around the origin. Straight
/// sides are taken as endless lines, which only rounds the outside of corners differently.
using Distance = double (*)(double x, double y, double s);

double disc(double x, double y, double s) { return std::sqrt(x * x + y * y) - s; }

double square(double x, double y, double s) {
  return std::max(std::abs(x), std::abs(y)) - 0.85 * s;  // about the disc's area
}

double triangle(double x, double y, double s) {
  const double sloped = std::sqrt(0.75) * std::abs(x) - 0.5 * y;
  return std::max(y, sloped) - 0.6 * s;  // equal sides, each 0.6 s from the centre
}

double cross(double x, double y, double s) {
  const double bar = 0.33 * s;
  const double upright = std::max(std::abs(x) - bar, std::abs(y) - s);
  const double level = std::max(std::abs(x) - s, std::abs(y) - bar);
  return std::min(upright, level);
}

constexpr std::array<Distance, 4> distances = {disc, square, triangle, cross};

}  // namespace

Dataset generate_shapes(const DatasetRequest& request, Random& points, Random& noise) {
  constexpr double middle = (side - 1) / 2.0;
  Dataset dataset;
  dataset.columns.resize(side * side, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const auto id = static_cast<std::size_t>(i) % distances.size();
    const double center_x = middle + points.uniform(-2, 2);
    const double center_y = middle + points.uniform(-2, 2);
    const double size = points.uniform(3, 4.5);
    for (Index pixel = 0; pixel < side * side; ++pixel) {
      const Index row = pixel / side;
      const Index column = pixel % side;
      const double x = static_cast<double>(column) - center_x;
      const double y = static_cast<double>(row) - center_y;
      const double ink = std::clamp(0.5 - distances[id](x, y, size), 0.0, 1.0);
      dataset.columns(pixel, i) = static_cast<Scalar>(ink + request.noise * noise.normal());
    }
    dataset.classes.push_back(static_cast<int>(id));
  }
  return dataset;
}

}  // namespace descent
