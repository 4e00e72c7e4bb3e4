#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Loshchilov and Hutter (2019), algorithm 2, with the decay scaled by the learning rate.
void check_adam_w(const Choice& choice, double beta1, double beta2, double epsilon, double lambda) {
  std::vector<double> first(trace_parameters, 0.0);
  std::vector<double> second(trace_parameters, 0.0);
  check_trace(choice, [&](int number, int t, double g, double theta) {
    double& m = first[static_cast<std::size_t>(number)];
    double& v = second[static_cast<std::size_t>(number)];
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    const double m_hat = m / (1 - std::pow(beta1, t));
    const double v_hat = v / (1 - std::pow(beta2, t));
    return theta - trace_rate * (m_hat / (std::sqrt(v_hat) + epsilon) + lambda * theta);
  });
}

TEST_CASE("AdamW follows algorithm 2 for 100 steps") {
  check_adam_w({"adamW"}, 0.9, 0.999, 1e-8, 0.01);
  check_adam_w({"adamW", {{"beta1", 0.5}, {"beta2", 0.9}, {"epsilon", 0.1}, {"weightDecay", 0.5}}},
               0.5, 0.9, 0.1, 0.5);
}

TEST_CASE("AdamW's decay shrinks parameters without a gradient, and 0 is Adam to the bit") {
  const Choice choice{"adamW", {{"weightDecay", 0.1}}};
  const auto decaying = make_optimizer("training.optimizer", choice);
  decaying->reset(1);
  Vector parameters = Vector::Ones(1);
  decaying->step(Vector::Zero(1).eval(), Scalar(0.5), parameters);
  CHECK(parameters[0] == doctest::Approx(0.95).epsilon(1e-6));
  CHECK(decaying->state().isZero(0));

  const auto still = make_optimizer("training.optimizer", {"adamW", {{"weightDecay", 0}}});
  const auto adam = make_optimizer("training.optimizer", {"adam"});
  still->reset(1);
  adam->reset(1);
  Vector other = Vector::Ones(1);
  parameters = other;
  for (int step = 1; step <= 50; ++step) {
    const Vector gradient = Vector::Constant(1, static_cast<Scalar>(std::sin(step)));
    still->step(gradient, Scalar(0.1), parameters);
    adam->step(gradient, Scalar(0.1), other);
    CHECK(parameters == other);
  }
}

}  // namespace
}  // namespace descent
