#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

struct Pair {
  std::vector<double> s;
  std::vector<double> y;
};

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += a[i] * b[i];
  return sum;
}

// H g by the recursive definition of BFGS (Liu and Nocedal 1989, equation 2.3) instead of two
// loops: H' g = V^T H V g + rho s s^T g, with V = I - rho y s^T. `count` pairs, oldest first.
std::vector<double> times_inverse(const std::vector<Pair>& pairs, std::size_t count, double scale,
                                  std::vector<double> g) {
  if (count == 0) {
    for (double& value : g)
      value *= scale;
    return g;
  }
  const auto& [s, y] = pairs[count - 1];
  const double rho = 1 / dot(y, s);
  const double along = rho * dot(s, g);
  for (std::size_t i = 0; i < g.size(); ++i)
    g[i] -= along * y[i];
  std::vector<double> result = times_inverse(pairs, count - 1, scale, g);
  const double back = rho * dot(y, result);
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] += (along - back) * s[i];
  return result;
}

void check_l_bfgs(const Choice& choice, std::size_t history) {
  std::vector<Pair> pairs;
  std::vector<double> last_gradients;
  std::vector<double> last_step;
  check_joint_trace(choice,
                    [&](int step, const std::vector<double>& g, std::vector<double>& parameters) {
                      double length = trace_rate;
                      if (step == 1) {
                        double size = 0;
                        for (const double value : g)
                          size += std::fabs(value);
                        length *= std::fmin(1.0, 1 / size);
                      } else {
                        std::vector<double> change(g);
                        for (std::size_t i = 0; i < g.size(); ++i)
                          change[i] -= last_gradients[i];
                        if (dot(change, last_step) > 1e-10) pairs.push_back({last_step, change});
                        if (pairs.size() > history) pairs.erase(pairs.begin());
                      }
                      const double scale = pairs.empty() ? 1
                                                         : dot(pairs.back().y, pairs.back().s) /
                                                               dot(pairs.back().y, pairs.back().y);
                      last_step = times_inverse(pairs, pairs.size(), scale, g);
                      for (std::size_t i = 0; i < g.size(); ++i) {
                        last_step[i] *= -length;
                        parameters[i] += last_step[i];
                      }
                      last_gradients = g;
                    });
}

/// With steps of any length.
Choice of_history(double history) {
  return {"lBfgs", {{"history", history}, {"longestStep", 1000}}};
}

TEST_CASE("L-BFGS follows the definition of its inverse curvature for 100 steps") {
  check_l_bfgs(of_history(10), 10);
  check_l_bfgs(of_history(1), 1);
  check_l_bfgs(of_history(3), 3);
  check_l_bfgs(of_history(20), 20);
}

TEST_CASE("L-BFGS jumps to the bottom of a parabola once it has seen two slopes") {
  const auto optimizer = make_optimizer("training.optimizer", of_history(10));
  optimizer->reset(1);
  Vector parameters = Vector::Constant(1, 4);
  const auto slope = [&] { return Vector((parameters.array() - 3) * 10); };
  optimizer->step(slope(), Scalar(1), parameters);
  CHECK(parameters[0] == Scalar(3));
  parameters[0] = 7;
  optimizer->reset(1);
  optimizer->step(slope(), Scalar(1), parameters);
  CHECK(parameters[0] == Scalar(6));
  optimizer->step(slope(), Scalar(1), parameters);
  CHECK(parameters[0] == doctest::Approx(3).epsilon(1e-6));
}

TEST_CASE("L-BFGS leaves out a slope that grows steeper on the way down and keeps what it knew") {
  const auto optimizer = make_optimizer("training.optimizer", of_history(10));
  optimizer->reset(1);
  Vector parameters = Vector::Zero(1);
  const auto step_on = [&](Scalar slope) {
    optimizer->step(Vector::Constant(1, slope).eval(), Scalar(1), parameters);
    return parameters[0];
  };
  CHECK(step_on(4) == Scalar(-1));
  CHECK(step_on(5) == Scalar(-6));
  optimizer->reset(1);
  parameters.setZero();
  CHECK(step_on(4) == Scalar(-1));
  CHECK(step_on(2) == Scalar(-2));
  // The curvature stays 2, as seen between the first two slopes.
  CHECK(step_on(3) == Scalar(-3.5));
}

TEST_CASE("L-BFGS shortens steps that are longer than the longest") {
  const auto optimizer = make_optimizer("training.optimizer", {"lBfgs", {{"longestStep", 2.5}}});
  optimizer->reset(2);
  Vector parameters = Vector::Zero(2);
  Vector slope(2);
  slope << Scalar(3), Scalar(-4);
  // The first step is of length 5 / 7; then slopes that hardly change ask for 99 times as much.
  optimizer->step(slope, Scalar(1), parameters);
  CHECK(parameters.norm() == doctest::Approx(5.0 / 7));
  const Vector before = parameters;
  optimizer->step((slope * Scalar(0.99)).eval(), Scalar(1), parameters);
  CHECK((parameters - before)[0] == doctest::Approx(-2.5 * 0.6));
  CHECK((parameters - before)[1] == doctest::Approx(2.5 * 0.8));
}

}  // namespace
}  // namespace descent
