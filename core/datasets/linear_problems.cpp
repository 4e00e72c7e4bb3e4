#include "core/datasets/linear_problems.h"

namespace descent {
namespace {

Dataset generate_line(Index sample_count, double slope, double intercept, Random& points) {
  Dataset dataset;
  dataset.columns.resize(1, sample_count);
  dataset.values.resize(1, sample_count);
  for (Index i = 0; i < sample_count; ++i) {
    const double x = points.uniform(0, 1);
    const double scatter = points.uniform(0, 1);
    dataset.columns(0, i) = static_cast<Scalar>(x);
    dataset.values(0, i) = static_cast<Scalar>(slope * x + intercept + scatter);
  }
  return dataset;
}

}  // namespace

Dataset generate_line_with_intercept(const DatasetRequest& request, Random& points,
                                     Random& /*noise*/) {
  return generate_line(request.samples, 2, 1, points);
}

Dataset generate_line_through_origin(const DatasetRequest& request, Random& points,
                                     Random& /*noise*/) {
  return generate_line(request.samples, 3, 0, points);
}

Dataset generate_difference(const DatasetRequest& request, Random& points, Random& /*noise*/) {
  Dataset dataset;
  dataset.columns.resize(2, request.samples);
  dataset.values.resize(1, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const double x1 = points.uniform(-1, 1);
    const double x2 = points.uniform(-1, 1);
    const double scatter = 0.1 * points.normal();
    dataset.columns(0, i) = static_cast<Scalar>(x1);
    dataset.columns(1, i) = static_cast<Scalar>(x2);
    dataset.values(0, i) = static_cast<Scalar>(x1 - x2 + scatter);
  }
  return dataset;
}

}  // namespace descent
