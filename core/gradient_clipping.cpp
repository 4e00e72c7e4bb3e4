#include "core/gradient_clipping.h"

#include <cmath>

namespace descent {
namespace {

constexpr Hyperparameter limit_hyperparameters[] = {
    {"limit", 1.0, 0.001, 100.0, Scale::logarithmic}};

/// Keeps the division finite for a gradient of length 0.
constexpr double least_norm = 1e-6;

void keep(std::span<const double>, VectorView) {}

void clip_by_value(std::span<const double> values, VectorView gradients) {
  const auto limit = static_cast<Scalar>(values[0]);
  Scalar* const g = gradients.data();
  const Index count = gradients.size();
  // Both comparisons are false for NaN, which so stays.
  for (Index i = 0; i < count; ++i) {
    const Scalar below = g[i] > limit ? limit : g[i];
    g[i] = below < -limit ? -limit : below;
  }
}

void clip_by_norm(std::span<const double> values, VectorView gradients) {
  Scalar* const g = gradients.data();
  const Index count = gradients.size();
  double squares = 0;
  for (Index i = 0; i < count; ++i)
    squares += double{g[i]} * double{g[i]};
  const double factor = values[0] / (std::sqrt(squares) + least_norm);
  // Written so that NaN goes on: a divergence has to show.
  if (factor >= 1) return;
  const auto scale = static_cast<Scalar>(factor);
  for (Index i = 0; i < count; ++i)
    g[i] *= scale;
}

const GradientClippingEntry table[] = {
    {{"none", {}, "Cauchy (1847), pages 536-538: the gradient as it is"}, keep},
#ifndef DESCENT_LEAN
    {{"byValue", limit_hyperparameters,
      "Pascanu, Mikolov and Bengio (2013), section 3.2, after Mikolov's thesis"},
     clip_by_value},
    {{"byNorm", limit_hyperparameters, "Pascanu, Mikolov and Bengio (2013), algorithm 1"},
     clip_by_norm},
#endif
};

}  // namespace

std::span<const GradientClippingEntry> gradient_clippings() { return table; }

}  // namespace descent
