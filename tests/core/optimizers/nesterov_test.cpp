#include <algorithm>
#include <string>

#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Sutskever et al. (2013), equations 3 and 4, where the gradient is taken at theta + mu v: the
// optimizer's parameters are that place, so theta itself is kept apart.
void check_nesterov(const Choice& choice, double mu) {
  std::vector<double> position(trace_parameters, 0.0);
  std::vector<double> velocity(trace_parameters, 0.0);
  check_trace(choice, [&](int number, int, double gradient, double) {
    double& theta = position[static_cast<std::size_t>(number)];
    double& v = velocity[static_cast<std::size_t>(number)];
    v = mu * v - trace_rate * gradient;
    theta += v;
    return theta + mu * v;
  });
}

TEST_CASE("Nesterov's momentum follows its equations for 100 steps") {
  check_nesterov({"nesterov"}, 0.9);
  check_nesterov({"nesterov", {{"momentum", 0.5}}}, 0.5);
  check_nesterov({"nesterov", {{"momentum", 0}}}, 0.0);
}

TEST_CASE("Nesterov's momentum comes to rest long before the heavy ball") {
  // On a parabola a swing shrinks per step by sqrt(m), or with Nesterov by sqrt(m (1 - rate c)),
  // where c is the curvature; here to 0.95 and to 0.67.
  const auto last_swing = [](const std::string& id) {
    const auto optimizer = make_optimizer("training.optimizer", {id});
    optimizer->reset(1);
    Vector parameters = Vector::Ones(1);
    Scalar largest = 0;
    for (int step = 0; step < 40; ++step) {
      optimizer->step((5 * parameters).eval(), Scalar(0.1), parameters);
      if (step >= 30) largest = std::max(largest, std::abs(parameters[0]));
    }
    return largest;
  };
  CHECK(last_swing("momentum") > Scalar(0.1));
  CHECK(last_swing("nesterov") < Scalar(1e-4));
}

}  // namespace
}  // namespace descent
