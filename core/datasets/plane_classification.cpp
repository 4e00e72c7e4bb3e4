#include "core/datasets/plane_classification.h"

#include <cmath>
#include <numbers>

#include "core/datasets/plane_points.h"
#include "core/kernels/elementary.h"

namespace descent {
namespace {

constexpr double radius = 5;
constexpr double full_turn = 2 * std::numbers::pi;

struct Point {
  double x1;
  double x2;
};

// Named variables fix the order of the draws; inside one expression the compiler may choose it.
Point draw_square(Random& random, double half_width) {
  const double x1 = random.uniform(-half_width, half_width);
  const double x2 = random.uniform(-half_width, half_width);
  return {x1, x2};
}

Point draw_noise(Random& noise, double half_width, double level) {
  const Point drawn = draw_square(noise, half_width);
  return {drawn.x1 * level, drawn.x2 * level};
}

void set_sample(Dataset& dataset, Index sample, Point point, bool positive) {
  set_point(dataset, sample, point.x1, point.x2, positive ? 1 : 0);
}

/// The first of two halves; it has the odd sample.
Index first_half(Index sample_count) { return (sample_count + 1) / 2; }

Point on_circle(double r, double angle) { return {r * exact_sin(angle), r * exact_cos(angle)}; }

double off_axis(double coordinate) {
  constexpr double gap = 0.3;
  return coordinate > 0 ? coordinate + gap : coordinate - gap;
}

}  // namespace

Dataset generate_circle(const DatasetRequest& request, Random& points, Random& noise) {
  Dataset dataset = empty_plane(request.samples);
  const Index inner = first_half(request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const double r =
        i < inner ? points.uniform(0, 0.5 * radius) : points.uniform(0.7 * radius, radius);
    const double angle = points.uniform(0, full_turn);
    const Point point = on_circle(r, angle);
    const Point shift = draw_noise(noise, radius, request.noise);
    const double x1 = point.x1 + shift.x1;
    const double x2 = point.x2 + shift.x2;
    set_sample(dataset, i, point, std::sqrt(x1 * x1 + x2 * x2) < 0.5 * radius);
  }
  return dataset;
}

Dataset generate_xor(const DatasetRequest& request, Random& points, Random& noise) {
  Dataset dataset = empty_plane(request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const Point drawn = draw_square(points, radius);
    const Point point{off_axis(drawn.x1), off_axis(drawn.x2)};
    const Point shift = draw_noise(noise, radius, request.noise);
    set_sample(dataset, i, point, (point.x1 + shift.x1) * (point.x2 + shift.x2) >= 0);
  }
  return dataset;
}

Dataset generate_gauss(const DatasetRequest& request, Random& points, Random& /*noise*/) {
  Dataset dataset = empty_plane(request.samples);
  const double deviation = std::sqrt(0.5 + 7 * request.noise);
  const Index positives = first_half(request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const bool positive = i < positives;
    const double center = positive ? 2 : -2;
    const double x1 = center + deviation * points.normal();
    const double x2 = center + deviation * points.normal();
    set_sample(dataset, i, {x1, x2}, positive);
  }
  return dataset;
}

Dataset generate_spiral(const DatasetRequest& request, Random& /*points*/, Random& noise) {
  Dataset dataset = empty_plane(request.samples);
  const Index positives = first_half(request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const bool positive = i < positives;
    const auto step = static_cast<double>(positive ? i : i - positives);
    const double t = step / (static_cast<double>(request.samples) / 2);
    const double start = positive ? 0 : std::numbers::pi;
    const Point point = on_circle(radius * t, 1.75 * t * full_turn + start);
    const Point shift = draw_noise(noise, 1, request.noise);
    set_sample(dataset, i, {point.x1 + shift.x1, point.x2 + shift.x2}, positive);
  }
  return dataset;
}

}  // namespace descent
