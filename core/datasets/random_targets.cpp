#include "core/datasets/random_targets.h"

namespace descent {

Dataset generate_random_soft_targets(const DatasetRequest& request, Random& points,
                                     Random& /*noise*/) {
  constexpr Index inputs = 784;
  constexpr Index targets = 10;
  Dataset dataset;
  dataset.columns.resize(inputs, request.samples);
  dataset.values.resize(targets, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    for (Index row = 0; row < inputs; ++row) {
      dataset.columns(row, i) = static_cast<Scalar>(points.uniform(0, 1));
    }
    Index largest = 0;
    for (Index row = 0; row < targets; ++row) {
      dataset.values(row, i) = static_cast<Scalar>(points.uniform(0, 1));
      if (dataset.values(row, i) > dataset.values(largest, i)) largest = row;
    }
    dataset.classes.push_back(static_cast<int>(largest));
  }
  return dataset;
}

}  // namespace descent
