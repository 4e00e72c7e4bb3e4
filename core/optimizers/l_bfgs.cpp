#include "core/optimizers/l_bfgs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descent {
namespace {

/// The least y.s of a pair that is used; an empty place has 0.
constexpr double least_curvature = 1e-10;

/// Sum of products, in double and in order.
double dot(const Scalar* a, const Scalar* b, Index count) {
  double sum = 0;
  for (Index i = 0; i < count; ++i)
    sum += double{a[i]} * double{b[i]};
  return sum;
}

/// x <- x + factor * y.
void add_scaled(double factor, const Scalar* y, Scalar* x, Index count) {
  const auto scale = static_cast<Scalar>(factor);
  for (Index i = 0; i < count; ++i)
    x[i] += scale * y[i];
}

/// x <- factor * x.
void scale_by(double factor, Scalar* x, Index count) {
  const auto scale = static_cast<Scalar>(factor);
  for (Index i = 0; i < count; ++i)
    x[i] *= scale;
}

double sum_of_sizes(ConstVectorView values) {
  double sum = 0;
  for (const Scalar value : values)
    sum += value < 0 ? -double{value} : double{value};
  return sum;
}

}  // namespace

std::span<const Hyperparameter> LBfgs::hyperparameters() {
  static constexpr Hyperparameter table[] = {
      {"history", 10, 1, static_cast<double>(maximum_history), Scale::integer, "steps"},
      {"longestStep", 1, 0.01, 1000, Scale::logarithmic}};
  return table;
}

void LBfgs::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
                   VectorView parameters) {
  const Index count = parameters.size();
  const bool first = step == 1;
  if (!first) keep_pair(gradients);
  const Scalar* const g = gradients.data();
  Scalar* const kept = last_gradients();
  Scalar* const direction = last_step();
  for (Index i = 0; i < count; ++i) {
    kept[i] = g[i];
    direction[i] = -g[i];
  }
  apply_inverse_curvature();
  const double length = first ? std::min(1.0, 1.0 / sum_of_sizes(gradients)) : 1.0;
  scale_by(length * double{learning_rate}, direction, count);
  const double step_length = std::sqrt(dot(direction, direction, count));
  if (step_length > longest_step_) scale_by(longest_step_ / step_length, direction, count);
  add_scaled(1.0, direction, parameters.data(), count);
}

/// Puts the last step and the change of the gradient over it before the other pairs; the oldest
/// falls out where all places are taken.
void LBfgs::keep_pair(ConstVectorView gradients) {
  const Index count = gradients.size();
  const Scalar* const g = gradients.data();
  const Scalar* const before = last_gradients();
  const Scalar* const s = last_step();
  double curvature = 0;
  for (Index i = 0; i < count; ++i) {
    const Scalar change = g[i] - before[i];
    curvature += double{change} * double{s[i]};
  }
  // Written so that NaN fails: every comparison with it is false.
  if (!(curvature > least_curvature)) return;
  for (Index pair = history_ - 1; pair > 0; --pair) {
    std::copy_n(step_of(pair - 1), count, step_of(pair));
    std::copy_n(change_of(pair - 1), count, change_of(pair));
  }
  std::copy_n(s, count, step_of(0));
  Scalar* const y = change_of(0);
  for (Index i = 0; i < count; ++i)
    y[i] = g[i] - before[i];
}

/// The two-loop recursion on the vector that becomes the step: d <- H d.
void LBfgs::apply_inverse_curvature() {
  const Index count = state_vector(0).size();
  Scalar* const d = last_step();
  std::array<double, maximum_history> curvatures{};
  std::array<double, maximum_history> shares{};
  Index pairs = 0;
  for (; pairs < history_; ++pairs) {
    const auto k = static_cast<std::size_t>(pairs);
    curvatures[k] = dot(change_of(pairs), step_of(pairs), count);
    if (!(curvatures[k] > least_curvature)) break;
    shares[k] = dot(step_of(pairs), d, count) / curvatures[k];
    add_scaled(-shares[k], change_of(pairs), d, count);
  }
  if (pairs == 0) return;
  scale_by(curvatures[0] / dot(change_of(0), change_of(0), count), d, count);
  for (Index pair = pairs; pair-- > 0;) {
    const auto k = static_cast<std::size_t>(pair);
    const double correction = dot(change_of(pair), d, count) / curvatures[k];
    add_scaled(shares[k] - correction, step_of(pair), d, count);
  }
}

}  // namespace descent
