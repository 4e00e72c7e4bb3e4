#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Zeiler (2012), algorithm 1; a learning rate other than 1 scales the step alone.
void check_adadelta(const Choice& choice, double rho, double epsilon) {
  std::vector<double> gradient_squares(trace_parameters, 0.0);
  std::vector<double> step_squares(trace_parameters, 0.0);
  const auto root = [&](double mean_square) { return std::sqrt(mean_square + epsilon); };
  check_trace(choice, [&](int number, int, double g, double x) {
    double& gradient_square = gradient_squares[static_cast<std::size_t>(number)];
    double& step_square = step_squares[static_cast<std::size_t>(number)];
    gradient_square = rho * gradient_square + (1 - rho) * g * g;
    const double change = -root(step_square) / root(gradient_square) * g;
    step_square = rho * step_square + (1 - rho) * change * change;
    return x + trace_rate * change;
  });
}

TEST_CASE("Adadelta follows algorithm 1 for 100 steps") {
  check_adadelta({"adadelta"}, 0.9, 1e-6);
  check_adadelta({"adadelta", {{"smoothing", 0.5}, {"epsilon", 0.01}}}, 0.5, 0.01);
  check_adadelta({"adadelta", {{"smoothing", 0}}}, 0.0, 1e-6);
}

TEST_CASE("Adadelta's steps do not depend on the gradient's unit") {
  const auto optimizer = make_optimizer("training.optimizer", {"adadelta"});
  optimizer->reset(2);
  Vector parameters = Vector::Zero(2);
  for (int step = 0; step < 20; ++step) {
    Vector gradients(2);
    gradients << Scalar(1), Scalar(1000);
    optimizer->step(gradients, Scalar(1), parameters);
  }
  CHECK(parameters[0] < Scalar(-0.01));
  CHECK(parameters[1] == doctest::Approx(double{parameters[0]}).epsilon(1e-4));
}

}  // namespace
}  // namespace descent
