#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

double sign(double x) { return x > 0 ? 1.0 : (x < 0 ? -1.0 : 0.0); }

// Chen et al. (2023), algorithm 2, line by line.
void check_lion(const Choice& choice, double beta1, double beta2, double lambda) {
  std::vector<double> means(trace_parameters, 0.0);
  check_trace(choice, [&](int number, int, double g, double theta) {
    double& m = means[static_cast<std::size_t>(number)];
    const double c = beta1 * m + (1 - beta1) * g;
    m = beta2 * m + (1 - beta2) * g;
    return theta - trace_rate * (sign(c) + lambda * theta);
  });
}

TEST_CASE("Lion follows algorithm 2 for 100 steps") {
  check_lion({"lion"}, 0.9, 0.99, 0.0);
  check_lion({"lion", {{"beta1", 0.5}, {"beta2", 0.9}, {"weightDecay", 0.3}}}, 0.5, 0.9, 0.3);
}

TEST_CASE("Lion moves every parameter by the learning rate, and not at all without a gradient") {
  const auto optimizer = make_optimizer("training.optimizer", {"lion"});
  optimizer->reset(3);
  Vector parameters = Vector::Zero(3);
  Vector gradients(3);
  gradients << Scalar(1e-3), Scalar(-1e3), Scalar(0);
  optimizer->step(gradients, Scalar(0.125), parameters);
  CHECK(parameters[0] == Scalar(-0.125));
  CHECK(parameters[1] == Scalar(0.125));
  CHECK(parameters[2] == 0);
}

}  // namespace
}  // namespace descent
