#pragma once

#include <vector>

#include "core/losses/loss.h"
#include "core/models/network.h"

/// Central differences, the yardstick for every backward pass.
namespace descent::testing {

/// Largest relative error between the gradient of the mean loss that backward() writes and
/// (L(p + h) - L(p - h)) / 2h, over all parameters p. The error of a parameter is relative to the
/// larger of the two values, and to 1e-3 of the largest gradient where both nearly vanish.
double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets);

}  // namespace descent::testing
