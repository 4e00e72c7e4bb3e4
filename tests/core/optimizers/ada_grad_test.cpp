#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Duchi, Hazan and Singer (2011), figure 1: H = delta I + diag(norm of each row of gradients).
void check_ada_grad(const Choice& choice, double delta) {
  std::vector<std::vector<double>> seen(trace_parameters);
  check_trace(choice, [&](int number, int, double g, double x) {
    std::vector<double>& gradients = seen[static_cast<std::size_t>(number)];
    gradients.push_back(g);
    double squares = 0;
    for (const double one : gradients)
      squares += one * one;
    return x - trace_rate / (delta + std::sqrt(squares)) * g;
  });
}

TEST_CASE("AdaGrad follows figure 1 for 100 steps") {
  check_ada_grad({"adaGrad"}, 1e-10);
  check_ada_grad({"adaGrad", {{"epsilon", 0.5}}}, 0.5);
}

TEST_CASE("AdaGrad's step t under an even gradient is the learning rate over the root of t") {
  const auto optimizer = make_optimizer("training.optimizer", {"adaGrad"});
  optimizer->reset(2);
  Vector gradients(2);
  gradients << Scalar(1e-3), Scalar(1e3);
  for (int t = 1; t <= 9; ++t) {
    Vector parameters = Vector::Zero(2);
    optimizer->step(gradients, Scalar(0.6), parameters);
    CHECK(parameters[0] == doctest::Approx(-0.6 / std::sqrt(t)).epsilon(1e-4));
    CHECK(parameters[1] == doctest::Approx(-0.6 / std::sqrt(t)).epsilon(1e-4));
  }
}

}  // namespace
}  // namespace descent
