#pragma once

#include "core/losses/loss.h"
#include "core/models/network.h"

/// Central differences, the yardstick for every backward pass.
namespace descent::testing {

/// Largest relative error that a GradientChecker finds over all parameters, for a batch of inputs.
double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets);

}  // namespace descent::testing
