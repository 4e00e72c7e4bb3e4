#include "core/regularizers.h"

namespace descent {
namespace {

constexpr Hyperparameter rate_hyperparameters[] = {{"rate", 0.001, 1e-5, 10.0, Scale::logarithmic}};

double no_penalty(ConstVectorView, std::span<const double>) { return 0.0; }

void no_gradient(ConstVectorView, std::span<const double>, VectorView) {}

double l1_penalty(ConstVectorView weights, std::span<const double> values) {
  double sum = 0.0;
  for (const Scalar weight : weights)
    sum += weight < 0 ? -double{weight} : double{weight};
  return values[0] * sum;
}

void l1_gradient(ConstVectorView weights, std::span<const double> values, VectorView d_weights) {
  const auto rate = static_cast<Scalar>(values[0]);
  const Scalar* const w = weights.data();
  Scalar* const d = d_weights.data();
  const Index count = weights.size();
  // At 0 the penalty has a kink; 0 is the subgradient that leaves the weight there.
  for (Index i = 0; i < count; ++i) {
    const Scalar sign = (w[i] > 0 ? Scalar{1} : Scalar{0}) - (w[i] < 0 ? Scalar{1} : Scalar{0});
    d[i] += rate * sign;
  }
}

double l2_penalty(ConstVectorView weights, std::span<const double> values) {
  double sum = 0.0;
  for (const Scalar weight : weights)
    sum += double{weight} * double{weight};
  return 0.5 * values[0] * sum;
}

void l2_gradient(ConstVectorView weights, std::span<const double> values, VectorView d_weights) {
  d_weights.noalias() += static_cast<Scalar>(values[0]) * weights;
}

const RegularizerEntry table[] = {
    {{"none", {}, "Legendre (1805), appendix, least squares alone: P = 0"},
     no_penalty,
     no_gradient},
    {{"l1", rate_hyperparameters, "Tibshirani (1996), pages 267-288, the lasso: P = rate sum |w|"},
     l1_penalty,
     l1_gradient},
    {{"l2", rate_hyperparameters,
      "Hoerl and Kennard (1970), pages 55-67, ridge: P = rate / 2 sum w^2"},
     l2_penalty,
     l2_gradient},
};

}  // namespace

std::span<const RegularizerEntry> regularizers() { return table; }

}  // namespace descent
