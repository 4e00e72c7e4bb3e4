#include "core/datasets/curves.h"

#include <numbers>

#include "core/kernels/elementary.h"

namespace descent {
namespace {

template <class Curve>
Dataset generate_curve(const DatasetRequest& request, double half_width, Curve curve,
                       Random& points, Random& noise) {
  Dataset dataset;
  dataset.columns.resize(1, request.samples);
  dataset.values.resize(1, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const double x = points.uniform(-half_width, half_width);
    const double scatter = request.noise * noise.normal();
    dataset.columns(0, i) = static_cast<Scalar>(x);
    dataset.values(0, i) = static_cast<Scalar>(curve(x) + scatter);
  }
  return dataset;
}

}  // namespace

Dataset generate_sine(const DatasetRequest& request, Random& points, Random& noise) {
  const double periods = request.values[0];
  return generate_curve(
      request, std::numbers::pi, [periods](double x) { return exact_sin(periods * x); }, points,
      noise);
}

Dataset generate_step_function(const DatasetRequest& request, Random& points, Random& noise) {
  return generate_curve(
      request, 1, [](double x) { return x < 0 ? -1.0 : 1.0; }, points, noise);
}

}  // namespace descent
