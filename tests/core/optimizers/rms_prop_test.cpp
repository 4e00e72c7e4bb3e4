#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Tieleman and Hinton (2012), lecture 6.5, with a factor of its own.
void check_rms_prop(const Choice& choice, double factor, double epsilon) {
  std::vector<double> mean_squares(trace_parameters, 0.0);
  check_trace(choice, [&](int number, int, double g, double w) {
    double& mean_square = mean_squares[static_cast<std::size_t>(number)];
    mean_square = factor * mean_square + (1 - factor) * g * g;
    return w - trace_rate * g / (std::sqrt(mean_square) + epsilon);
  });
}

TEST_CASE("RMSProp follows its formula for 100 steps") {
  check_rms_prop({"rmsProp"}, 0.99, 1e-8);
  check_rms_prop({"rmsProp", {{"smoothing", 0.9}, {"epsilon", 0.3}}}, 0.9, 0.3);
  check_rms_prop({"rmsProp", {{"smoothing", 0}}}, 0.0, 1e-8);
}

TEST_CASE("RMSProp without memory moves each parameter by the learning rate against its slope") {
  const auto optimizer = make_optimizer("training.optimizer", {"rmsProp", {{"smoothing", 0}}});
  optimizer->reset(2);
  Vector parameters = Vector::Zero(2);
  Vector gradients(2);
  gradients << Scalar(1e-3), Scalar(-1e3);
  optimizer->step(gradients, Scalar(0.1), parameters);
  CHECK(parameters[0] == doctest::Approx(-0.1).epsilon(1e-4));
  CHECK(parameters[1] == doctest::Approx(0.1).epsilon(1e-4));
}

}  // namespace
}  // namespace descent
