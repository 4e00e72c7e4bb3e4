// Every optimizer goes where PyTorch's goes.

#include <functional>

#include "core/models/network.h"
#include "core/optimizers/optimizer.h"
#include "tests/core/reference.h"

namespace descent {
namespace {

using testing::ReferenceCase;

/// The gradient at some parameters, for the step with a number from 0.
using Gradient = std::function<Vector(const Vector& parameters, Index step)>;

Gradient gradient_sequence(const ReferenceCase& problem) {
  return [gradients = problem.columns("gradients")](const Vector&, Index step) {
    return Vector(gradients.col(step));
  };
}

Gradient quadratic_bowl(const ReferenceCase& problem) {
  return [stiffness = problem.columns("stiffness"), centre = problem.vector("centre")](
             const Vector& parameters, Index) { return Vector(stiffness * (parameters - centre)); };
}

/// The gradient of the mean over outputs and batch of (o - t)^2, by our own network.
Gradient network_batches(const ReferenceCase& problem) {
  NetworkConfig config;
  config.layers = {dense_layer(4, {"tanh"})};
  const auto network = std::make_shared<Network>(config, 3, 2);
  return [network, all_inputs = problem.columns("inputs"), all_targets = problem.columns("targets"),
          batches = problem.columns("batches")](const Vector& parameters, Index step) {
    const Index batch = batches.rows();
    Matrix inputs(3, batch);
    Matrix targets(2, batch);
    for (Index i = 0; i < batch; ++i) {
      const auto sample = static_cast<Index>(batches(i, step));
      inputs.col(i) = all_inputs.col(sample);
      targets.col(i) = all_targets.col(sample);
    }
    network->reserve(batch);
    network->parameters().values() = parameters;
    Matrix d_outputs = network->forward(inputs) - targets;
    d_outputs *= Scalar(2) / static_cast<Scalar>(d_outputs.size());
    network->backward(inputs, d_outputs);
    return network->parameters().gradients();
  };
}

Gradient gradient_of(const ReferenceCase& problem) {
  if (problem.name == "gradientSequence") return gradient_sequence(problem);
  if (problem.name == "quadraticBowl") return quadratic_bowl(problem);
  return network_batches(problem);
}

TEST_CASE("every optimizer takes the steps of the reference") {
  const auto problems = testing::reference_cases("optimizer_problems");
  // Relative to the parameter, or to 0.1 where it is smaller.
  constexpr double allowed = testing::allowed_error(1e-9, 1e-4);
  testing::check_reference("optimizers", optimizers(), [&](const auto&, const ReferenceCase& one) {
    const ReferenceCase& problem = testing::find_case(problems, one.name);
    const Gradient gradient = gradient_of(problem);
    const auto optimizer = make_optimizer("training.optimizer", one.choice);
    const auto rate = static_cast<Scalar>(one.number("learning_rate"));
    Vector parameters = problem.vector("start");
    optimizer->reset(parameters.size());
    const auto& expected = one.array("parameters").values;
    const auto count = static_cast<std::size_t>(parameters.size());
    std::size_t row = 0;
    for (const double last_step : one.array("steps").values) {
      while (static_cast<double>(optimizer->step_count()) < last_step) {
        const auto step = static_cast<Index>(optimizer->step_count());
        optimizer->step(gradient(parameters, step), rate, parameters);
      }
      CAPTURE(last_step);
      const auto there = std::span(expected).subspan(count * row++, count);
      CHECK(testing::largest_error({parameters.data(), count}, there, 0.1) <= allowed);
    }
    CHECK(row * count == expected.size());
  });
}

}  // namespace
}  // namespace descent
