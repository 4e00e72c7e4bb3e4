#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Sutskever et al. (2013), equations 1 and 2: v <- mu v - epsilon grad, theta <- theta + v.
void check_momentum(const Choice& choice, double mu) {
  std::vector<double> velocity(trace_parameters, 0.0);
  check_trace(choice, [&](int number, int, double gradient, double parameter) {
    double& v = velocity[static_cast<std::size_t>(number)];
    v = mu * v - trace_rate * gradient;
    return parameter + v;
  });
}

TEST_CASE("momentum follows its formula for 100 steps") {
  check_momentum({"momentum"}, 0.9);
  check_momentum({"momentum", {{"momentum", 0.5}}}, 0.5);
  check_momentum({"momentum", {{"momentum", 0}}}, 0.0);
}

TEST_CASE("a velocity that dies out becomes 0, never denormal") {
  const auto optimizer = make_optimizer("training.optimizer", {"momentum"});
  optimizer->reset(1);
  Vector parameters = Vector::Zero(1);
  optimizer->step(Vector::Ones(1).eval(), 0.1F, parameters);
  for (int step = 0; step < 1000; ++step) {
    optimizer->step(Vector::Zero(1).eval(), 0.1F, parameters);
    CHECK(std::fpclassify(optimizer->state()[0]) != FP_SUBNORMAL);
  }
  CHECK(optimizer->state()[0] == 0);
}

}  // namespace
}  // namespace descent
