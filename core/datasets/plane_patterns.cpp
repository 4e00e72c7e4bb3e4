#include "core/datasets/plane_patterns.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/datasets/plane_points.h"
#include "core/kernels/elementary.h"

namespace descent {
namespace {

constexpr double radius = 5;

}  // namespace

Dataset generate_moons(const DatasetRequest& request, Random& /*points*/, Random& noise) {
  Dataset dataset = empty_plane(request.samples);
  const Index negatives = request.samples / 2;
  for (Index i = 0; i < request.samples; ++i) {
    const bool positive = i >= negatives;
    const Index count = positive ? request.samples - negatives : negatives;
    const auto step = static_cast<double>(positive ? i - negatives : i);
    const auto last = static_cast<double>(std::max<Index>(count - 1, 1));
    const double angle = std::numbers::pi * step / last;
    const double x1 = positive ? 1 - exact_cos(angle) : exact_cos(angle);
    const double x2 = positive ? 0.5 - exact_sin(angle) : exact_sin(angle);
    // Named variables fix the order of the draws.
    const double shift1 = request.noise * noise.normal();
    const double shift2 = request.noise * noise.normal();
    set_point(dataset, i, x1 + shift1, x2 + shift2, positive ? 1 : 0);
  }
  return dataset;
}

Dataset generate_rings(const DatasetRequest& request, Random& points, Random& noise) {
  Dataset dataset = empty_plane(request.samples);
  const auto rings = static_cast<Index>(request.values[0]);
  for (Index i = 0; i < request.samples; ++i) {
    const Index ring = i % rings;
    const double r = radius * static_cast<double>(ring + 1) / static_cast<double>(rings);
    const double angle = points.uniform(0, 2 * std::numbers::pi);
    const double shift1 = request.noise * noise.normal();
    const double shift2 = request.noise * noise.normal();
    set_point(dataset, i, r * exact_sin(angle) + shift1, r * exact_cos(angle) + shift2,
              1 - ring % 2);
  }
  return dataset;
}

Dataset generate_checkerboard(const DatasetRequest& request, Random& points, Random& noise) {
  Dataset dataset = empty_plane(request.samples);
  const double side = 2 * radius / request.values[0];
  const auto square = [&](double x) { return std::floor((x + radius) / side); };
  for (Index i = 0; i < request.samples; ++i) {
    const double x1 = points.uniform(-radius, radius);
    const double x2 = points.uniform(-radius, radius);
    const double shift1 = request.noise * noise.uniform(-radius, radius);
    const double shift2 = request.noise * noise.uniform(-radius, radius);
    const double squares = square(x1 + shift1) + square(x2 + shift2);
    set_point(dataset, i, x1, x2, squares == 2 * std::floor(squares / 2) ? 1 : 0);
  }
  return dataset;
}

}  // namespace descent
