#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

// Dozat (2016), algorithm 2, with mu_t = beta1 (1 - 0.5 * 0.96^(t psi)).
void check_nadam(const Choice& choice, double beta1, double beta2, double epsilon, double psi) {
  std::vector<double> first(trace_parameters, 0.0);
  std::vector<double> second(trace_parameters, 0.0);
  const auto mu = [&](int t) { return beta1 * (1 - 0.5 * std::pow(0.96, t * psi)); };
  check_trace(choice, [&](int number, int t, double g, double theta) {
    double& m = first[static_cast<std::size_t>(number)];
    double& n = second[static_cast<std::size_t>(number)];
    m = beta1 * m + (1 - beta1) * g;
    n = beta2 * n + (1 - beta2) * g * g;
    double product = 1;
    for (int i = 1; i <= t; ++i)
      product *= mu(i);
    const double g_hat = g / (1 - product);
    const double m_hat = m / (1 - product * mu(t + 1));
    const double n_hat = n / (1 - std::pow(beta2, t));
    const double m_bar = (1 - mu(t)) * g_hat + mu(t + 1) * m_hat;
    return theta - trace_rate * m_bar / (std::sqrt(n_hat) + epsilon);
  });
}

TEST_CASE("NAdam follows algorithm 2 for 100 steps") {
  check_nadam({"nadam"}, 0.9, 0.999, 1e-8, 0.004);
  check_nadam(
      {"nadam", {{"beta1", 0.99}, {"beta2", 0.9}, {"epsilon", 0.1}, {"momentumDecay", 0.1}}}, 0.99,
      0.9, 0.1, 0.1);
  check_nadam({"nadam", {{"beta1", 0}, {"momentumDecay", 0}}}, 0.0, 0.999, 1e-8, 0.0);
}

TEST_CASE("NAdam goes on to the bit after a late restart, when its first momenta have vanished") {
  for (const int steps : {3, 200, 3000}) {
    CAPTURE(steps);
    const auto whole = make_optimizer("training.optimizer", {"nadam", {{"beta1", 0.99}}});
    whole->reset(1);
    Vector parameters = Vector::Zero(1);
    for (int step = 0; step < steps; ++step)
      whole->step(Vector::Constant(1, static_cast<Scalar>(std::cos(step))).eval(), Scalar(0.1),
                  parameters);
    const auto restored = make_optimizer("training.optimizer", {"nadam", {{"beta1", 0.99}}});
    restored->reset(1);
    restored->restore(whole->state(), whole->step_count());
    Vector continued = parameters;
    whole->step(Vector::Ones(1).eval(), Scalar(0.1), parameters);
    restored->step(Vector::Ones(1).eval(), Scalar(0.1), continued);
    CHECK(continued == parameters);
  }
}

TEST_CASE("NAdam goes back to an earlier state of the same run") {
  const auto optimizer = make_optimizer("training.optimizer", {"nadam"});
  optimizer->reset(1);
  Vector parameters = Vector::Zero(1);
  optimizer->step(Vector::Ones(1).eval(), Scalar(0.1), parameters);
  const Vector state = optimizer->state();
  Vector again = parameters;
  for (int step = 0; step < 5; ++step)
    optimizer->step(Vector::Ones(1).eval(), Scalar(0.1), parameters);
  optimizer->restore(state, 1);
  for (int step = 0; step < 5; ++step)
    optimizer->step(Vector::Ones(1).eval(), Scalar(0.1), again);
  CHECK(again == parameters);
}

}  // namespace
}  // namespace descent
