#include "core/datasets/plane_regression.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/kernels/elementary.h"

namespace descent {
namespace {

constexpr double half_width = 6;

struct Bump {
  double x1;
  double x2;
  double sign;
};

constexpr std::array<Bump, 6> bumps = {
    {{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1}, {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}}};

struct GaussianBump {
  double x1;
  double x2;
  double height;
  double width;
};

constexpr std::array<GaussianBump, 5> gaussian_bumps = {
    {{-3, -3, 1, 1.6}, {3, 3, 1, 1.2}, {-2.5, 3, -1, 1.4}, {3, -2.5, -1, 1.8}, {0, 0.5, 0.6, 0.9}}};

double plane_height(double x1, double x2) { return (x1 + x2) / 10; }

double bumps_height(double x1, double x2) {
  double height = 0;
  for (const Bump& bump : bumps) {
    const double d1 = x1 - bump.x1;
    const double d2 = x2 - bump.x2;
    const double value = bump.sign * std::max(0.0, 1 - std::sqrt(d1 * d1 + d2 * d2) / 2);
    if (std::abs(value) > std::abs(height)) height = value;
  }
  return height;
}

double gaussian_bumps_height(double x1, double x2) {
  double height = 0;
  for (const GaussianBump& bump : gaussian_bumps) {
    const double d1 = x1 - bump.x1;
    const double d2 = x2 - bump.x2;
    height += bump.height * exact_exp(-(d1 * d1 + d2 * d2) / (2 * bump.width * bump.width));
  }
  return height;
}

Dataset generate_surface(const DatasetRequest& request, Random& points, Random& noise,
                         double (*height)(double, double)) {
  Dataset dataset;
  dataset.columns.resize(2, request.samples);
  dataset.values.resize(1, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const double x1 = points.uniform(-half_width, half_width);
    const double x2 = points.uniform(-half_width, half_width);
    const double shift1 = noise.uniform(-half_width, half_width) * request.noise;
    const double shift2 = noise.uniform(-half_width, half_width) * request.noise;
    dataset.columns(0, i) = static_cast<Scalar>(x1);
    dataset.columns(1, i) = static_cast<Scalar>(x2);
    dataset.values(0, i) = static_cast<Scalar>(height(x1 + shift1, x2 + shift2));
  }
  return dataset;
}

}  // namespace

Dataset generate_plane(const DatasetRequest& request, Random& points, Random& noise) {
  return generate_surface(request, points, noise, plane_height);
}

Dataset generate_bumps(const DatasetRequest& request, Random& points, Random& noise) {
  return generate_surface(request, points, noise, bumps_height);
}

Dataset generate_gaussian_bumps(const DatasetRequest& request, Random& points, Random& noise) {
  return generate_surface(request, points, noise, gaussian_bumps_height);
}

}  // namespace descent
