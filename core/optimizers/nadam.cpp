#include "core/optimizers/nadam.h"

#include <cmath>

#include "core/optimizers/adam_hyperparameters.h"

namespace descent {
namespace {

constexpr double growth = 0.96;

/// A product of momenta below this is 0 beside 1.
constexpr double vanished = 1e-20;

}  // namespace

std::span<const Hyperparameter> Nadam::hyperparameters() {
  static constexpr Hyperparameter table[] = {beta1_hyperparameter,
                                             beta2_hyperparameter,
                                             epsilon_hyperparameter,
                                             {"momentumDecay", 0.004, 0.0, 0.1, Scale::linear}};
  return table;
}

double Nadam::momentum_at(std::int64_t step) const {
  const double exponent = static_cast<double>(step) * momentum_decay_;
  return beta1_ * (1.0 - 0.5 * exact_exp(exponent * exact_log(growth)));
}

/// mu_1 ... mu_step, always multiplied in the same order, so that a restored run has the same bits.
double Nadam::momentum_product(std::int64_t step) {
  if (step <= product_steps_) {
    product_ = 1;
    product_steps_ = 0;
  }
  // Stops where nothing more can change, however late the step.
  while (product_steps_ < step && product_ > vanished) {
    ++product_steps_;
    product_ *= momentum_at(product_steps_);
  }
  if (product_ <= vanished) product_ = 0;
  product_steps_ = step;
  return product_;
}

void Nadam::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
                   VectorView parameters) {
  const double momentum = momentum_at(step);
  const double next_momentum = momentum_at(step + 1);
  const double product = momentum_product(step);
  const double rate = learning_rate;
  const auto gradient_rate = static_cast<Scalar>(rate * (1.0 - momentum) / (1.0 - product));
  const auto mean_rate =
      static_cast<Scalar>(rate * next_momentum / (1.0 - product * next_momentum));
  const auto root_scale = static_cast<Scalar>(1.0 / std::sqrt(second_.filled(step)));
  const MovingMean first = first_;
  const MovingMean second = second_;
  const Scalar epsilon = epsilon_;
  const Scalar* const g = gradients.data();
  Scalar* const m = state_vector(0).data();
  Scalar* const v = state_vector(1).data();
  Scalar* const w = parameters.data();
  const Index count = parameters.size();
  for (Index i = 0; i < count; ++i) {
    m[i] = first.next(m[i], g[i]);
    v[i] = second.next(v[i], g[i] * g[i]);
    const Scalar direction = gradient_rate * g[i] + mean_rate * m[i];
    w[i] -= direction / (std::sqrt(v[i]) * root_scale + epsilon);
  }
}

}  // namespace descent
