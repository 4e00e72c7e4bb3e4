#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/optimizers/optimizer.h"

/// Compares an optimizer with a formula written anew, in double, from its source.
namespace descent {

inline constexpr int trace_parameters = 7;
inline constexpr int trace_steps = 100;
inline constexpr double trace_rate = 0.05;

/// The gradient of a bowl of sizes 0.1 to 10 around the parameter's number, moved a little by step.
inline double trace_gradient(double parameter, int number, int step) {
  const double stiffness = std::pow(10.0, (number - 3) / 3.0);
  return stiffness * (parameter - number) + 0.1 * std::sin(step * 0.7 + number);
}

/// Runs both for 100 steps on the reference's gradients and checks every parameter at each step to
/// 1e-4. `reference(step, gradients, parameters)` changes all parameters as one step does.
template <class Reference>
void check_joint_trace(const Choice& choice, Reference reference) {
  const auto optimizer = make_optimizer("training.optimizer", choice);
  optimizer->reset(trace_parameters);
  Vector parameters = Vector::Zero(trace_parameters);
  Vector gradients(trace_parameters);
  std::vector<double> expected(trace_parameters, 0.0);
  std::vector<double> exact_gradients(trace_parameters, 0.0);
  for (int step = 1; step <= trace_steps; ++step) {
    for (int number = 0; number < trace_parameters; ++number) {
      const auto position = static_cast<std::size_t>(number);
      exact_gradients[position] = trace_gradient(expected[position], number, step);
      gradients[number] = static_cast<Scalar>(exact_gradients[position]);
    }
    reference(step, exact_gradients, expected);
    optimizer->step(gradients, static_cast<Scalar>(trace_rate), parameters);
    for (int number = 0; number < trace_parameters; ++number) {
      CAPTURE(step);
      CAPTURE(number);
      const double truth = expected[static_cast<std::size_t>(number)];
      CHECK(std::fabs(double{parameters[number]} - truth) <=
            1e-4 * std::fmax(std::fabs(truth), 0.1));
    }
  }
  CHECK(optimizer->step_count() == trace_steps);
}

/// The same for a formula that treats each parameter alone: `reference(number, step, gradient,
/// parameter)` returns the parameter after the step.
template <class Reference>
void check_trace(const Choice& choice, Reference reference) {
  check_joint_trace(
      choice, [&](int step, const std::vector<double>& gradients, std::vector<double>& parameters) {
        for (int number = 0; number < trace_parameters; ++number) {
          const auto position = static_cast<std::size_t>(number);
          parameters[position] = reference(number, step, gradients[position], parameters[position]);
        }
      });
}

}  // namespace descent
