#include "tests/core/double/gradient_check.h"

#include <algorithm>

#include "core/inspection/gradient_check.h"

namespace descent::testing {

double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets) {
  network.reserve(inputs.cols());
  GradientChecker checker(network, loss, inputs, targets);
  double largest = 0;
  for (Index i = 0; i < network.parameters().size(); ++i)
    largest = std::max(largest, checker.check(static_cast<double>(i)).relative_error);
  return largest;
}

}  // namespace descent::testing
