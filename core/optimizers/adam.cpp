#include "core/optimizers/adam.h"

#include <cmath>

#include "core/kernels/elementary.h"
#include "core/optimizers/flush_tiny.h"

namespace descent {

Adam::Adam(double beta1, double beta2, double epsilon)
    : beta1_(beta1),
      beta2_(beta2),
      log_beta1_(exact_log(beta1)),
      log_beta2_(exact_log(beta2)),
      epsilon_(epsilon) {}

std::span<const Hyperparameter> Adam::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"beta1", 0.9, 0.0, 0.999, Scale::linear},
                                             {"beta2", 0.999, 0.0, 0.99999, Scale::linear},
                                             {"epsilon", 1e-8, 1e-12, 1.0, Scale::logarithmic}};
  return table;
}

void Adam::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
                  VectorView parameters) {
  // Both corrections are constants of the step: in double once instead of in the loop.
  const auto t = static_cast<double>(step);
  const double correction1 = 1.0 - exact_exp(t * log_beta1_);
  const double correction2 = 1.0 - exact_exp(t * log_beta2_);
  const auto rate = static_cast<Scalar>(double{learning_rate} / correction1);
  const auto root_scale = static_cast<Scalar>(1.0 / std::sqrt(correction2));
  const auto epsilon = static_cast<Scalar>(epsilon_);
  const auto keep1 = static_cast<Scalar>(beta1_);
  const auto keep2 = static_cast<Scalar>(beta2_);
  // 1 - beta in float would have lost five digits for 0.999.
  const auto take1 = static_cast<Scalar>(1.0 - beta1_);
  const auto take2 = static_cast<Scalar>(1.0 - beta2_);
  const Scalar* const g = gradients.data();
  Scalar* const m = state_vector(0).data();
  Scalar* const v = state_vector(1).data();
  Scalar* const w = parameters.data();
  const Index count = parameters.size();
  // A plain loop: Eigen's square root of packets starts from the processor's own estimate, whose
  // bits differ between machines.
  for (Index i = 0; i < count; ++i) {
    m[i] = flush_tiny(keep1 * m[i] + take1 * g[i]);
    v[i] = flush_tiny(keep2 * v[i] + take2 * (g[i] * g[i]));
    w[i] -= rate * m[i] / (std::sqrt(v[i]) * root_scale + epsilon);
  }
}

}  // namespace descent
