#include <limits>

#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Kingma and Ba (2015), algorithm 1, line by line.
void check_adam(const Choice& choice, double beta1, double beta2, double epsilon) {
  std::vector<double> first(trace_parameters, 0.0);
  std::vector<double> second(trace_parameters, 0.0);
  check_trace(choice, [&](int number, int t, double g, double theta) {
    double& m = first[static_cast<std::size_t>(number)];
    double& v = second[static_cast<std::size_t>(number)];
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    const double m_hat = m / (1 - std::pow(beta1, t));
    const double v_hat = v / (1 - std::pow(beta2, t));
    return theta - trace_rate * m_hat / (std::sqrt(v_hat) + epsilon);
  });
}

TEST_CASE("Adam follows algorithm 1 for 100 steps") {
  check_adam({"adam"}, 0.9, 0.999, 1e-8);
  check_adam({"adam", {{"beta1", 0.5}, {"beta2", 0.9}, {"epsilon", 0.1}}}, 0.5, 0.9, 0.1);
  check_adam({"adam", {{"beta1", 0}, {"beta2", 0}}}, 0.0, 0.0, 1e-8);
}

TEST_CASE("Adam's first step has the size of the learning rate whatever the gradient's") {
  const auto optimizer = make_optimizer("training.optimizer", {"adam"});
  optimizer->reset(3);
  Vector parameters = Vector::Zero(3);
  Vector gradients(3);
  gradients << 1e-3F, -1, 1e3F;
  optimizer->step(gradients, 0.01F, parameters);
  CHECK(parameters[0] == doctest::Approx(-0.01).epsilon(1e-4).scale(0));
  CHECK(parameters[1] == doctest::Approx(0.01).epsilon(1e-4).scale(0));
  CHECK(parameters[2] == doctest::Approx(-0.01).epsilon(1e-4).scale(0));
}

TEST_CASE("moments of a dead unit become 0, never denormal") {
  const auto optimizer = make_optimizer("training.optimizer", {"adam", {{"beta2", 0.9}}});
  optimizer->reset(1);
  Vector parameters = Vector::Zero(1);
  optimizer->step(Vector::Ones(1).eval(), 0.01F, parameters);
  for (int step = 0; step < 1000; ++step) {
    optimizer->step(Vector::Zero(1).eval(), 0.01F, parameters);
    for (const Scalar moment : optimizer->state()) {
      CHECK(std::fpclassify(moment) != FP_SUBNORMAL);
    }
  }
  CHECK(optimizer->state().isZero(0));
  CHECK(std::isfinite(parameters[0]));
}

TEST_CASE("a gradient that is no number shows in the parameters") {
  const auto optimizer = make_optimizer("training.optimizer", {"adam"});
  optimizer->reset(1);
  Vector parameters = Vector::Zero(1);
  optimizer->step(Vector::Constant(1, std::numeric_limits<Scalar>::quiet_NaN()).eval(), 0.01F,
                  parameters);
  CHECK(std::isnan(parameters[0]));
}

}  // namespace
}  // namespace descent
