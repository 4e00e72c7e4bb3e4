#include "core/datasets/plane_clusters.h"

#include <numbers>

#include "core/datasets/plane_points.h"
#include "core/kernels/elementary.h"

namespace descent {
namespace {

constexpr double full_turn = 2 * std::numbers::pi;

}  // namespace

Dataset generate_blobs(const DatasetRequest& request, Random& points, Random& /*noise*/) {
  constexpr double radius = 3.5;
  Dataset dataset = empty_plane(request.samples);
  const double deviation = 0.5 + 2 * request.noise;
  const auto clouds = static_cast<Index>(request.values[0]);
  for (Index i = 0; i < request.samples; ++i) {
    const Index id = i % clouds;
    const double angle = full_turn * static_cast<double>(id) / static_cast<double>(clouds);
    const double x1 = radius * exact_sin(angle) + deviation * points.normal();
    const double x2 = radius * exact_cos(angle) + deviation * points.normal();
    set_point(dataset, i, x1, x2, id);
  }
  return dataset;
}

Dataset generate_spirals(const DatasetRequest& request, Random& /*points*/, Random& noise) {
  constexpr double radius = 5;
  Dataset dataset = empty_plane(request.samples);
  const double arms = request.values[0];
  const double arm_samples = static_cast<double>(request.samples) / arms;
  for (Index i = 0; i < request.samples; ++i) {
    const Index id = i % static_cast<Index>(arms);
    const Index step = i / static_cast<Index>(arms);
    const double t = static_cast<double>(step) / arm_samples;
    const double angle = full_turn * (3.5 * t + static_cast<double>(id)) / arms;
    const double shift1 = request.noise * noise.uniform(-1, 1);
    const double shift2 = request.noise * noise.uniform(-1, 1);
    set_point(dataset, i, radius * t * exact_sin(angle) + shift1,
              radius * t * exact_cos(angle) + shift2, id);
  }
  return dataset;
}

}  // namespace descent
