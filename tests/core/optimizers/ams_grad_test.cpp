#include <string>

#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Reddi, Kale and Kumar (2018), algorithm 2, with Adam's corrections after the maximum.
void check_ams_grad(const Choice& choice, double beta1, double beta2, double epsilon) {
  std::vector<double> first(trace_parameters, 0.0);
  std::vector<double> second(trace_parameters, 0.0);
  std::vector<double> largest(trace_parameters, 0.0);
  check_trace(choice, [&](int number, int t, double g, double x) {
    const auto position = static_cast<std::size_t>(number);
    double& m = first[position];
    double& v = second[position];
    double& v_hat = largest[position];
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    v_hat = std::fmax(v_hat, v);
    const double corrected = m / (1 - std::pow(beta1, t));
    return x - trace_rate * corrected / (std::sqrt(v_hat / (1 - std::pow(beta2, t))) + epsilon);
  });
}

TEST_CASE("AMSGrad follows algorithm 2 for 100 steps") {
  check_ams_grad({"amsGrad"}, 0.9, 0.999, 1e-8);
  check_ams_grad({"amsGrad", {{"beta1", 0.5}, {"beta2", 0.9}, {"epsilon", 0.1}}}, 0.5, 0.9, 0.1);
}

TEST_CASE("AMSGrad never forgets a steep slope, Adam does") {
  const auto last_step = [](const std::string& id) {
    const auto optimizer =
        make_optimizer("training.optimizer", {id, {{"beta1", 0}, {"beta2", 0.5}}});
    optimizer->reset(1);
    Vector parameters = Vector::Zero(1);
    optimizer->step(Vector::Constant(1, 100).eval(), Scalar(0.1), parameters);
    Scalar before = 0;
    for (int step = 0; step < 50; ++step) {
      before = parameters[0];
      optimizer->step(Vector::Ones(1).eval(), Scalar(0.1), parameters);
    }
    return double{before - parameters[0]};
  };
  CHECK(last_step("adam") == doctest::Approx(0.1).epsilon(1e-3));
  // sqrt(u) stays at 100 / sqrt(2).
  CHECK(last_step("amsGrad") == doctest::Approx(0.1 * std::sqrt(2) / 100).epsilon(1e-3).scale(0));
}

}  // namespace
}  // namespace descent
