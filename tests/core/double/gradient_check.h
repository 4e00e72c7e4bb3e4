#pragma once

#include "core/losses/loss.h"
#include "core/models/network.h"

/// Central differences, the yardstick for every backward pass.
namespace descent::testing {

/// Largest relative error that a GradientChecker finds over all parameters, for a batch of inputs.
double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets);

/// The same for the parameters that are trained, in a pass of this kind; what a training pass
/// leaves to chance is the same in all of them.
double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets, Pass pass);

}  // namespace descent::testing
