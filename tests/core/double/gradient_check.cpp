#include "tests/core/double/gradient_check.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/inspection/gradient_check.h"

namespace descent::testing {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Written so that NaN, which no comparison finds larger, counts as infinite.
double larger(double largest, double error) {
  if (error <= largest) return largest;
  return std::isnan(error) ? infinity : error;
}

}  // namespace

double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets) {
  network.reserve(inputs.cols());
  GradientChecker checker(network, loss, inputs, targets);
  double largest = 0;
  for (Index i = 0; i < network.parameters().size(); ++i)
    largest = larger(largest, checker.check(static_cast<double>(i)).relative_error);
  return largest;
}

double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets, Pass pass) {
  network.reserve(inputs.cols());
  const auto mean_loss = [&] {
    return loss.sum(network.forward(inputs, pass), targets) / static_cast<double>(inputs.cols());
  };
  Matrix d_outputs(targets.rows(), targets.cols());
  loss.gradient(network.forward(inputs, pass), targets, d_outputs);
  network.backward(inputs, d_outputs);
  const Vector gradients = network.parameters().trainable_gradients();
  // A network that nothing flows through, as one of dead units, would agree with anything.
  if (gradients.isZero(0)) return infinity;
  const double floor = gradient_check_floor * gradients.cwiseAbs().maxCoeff();
  double largest = 0;
  for (Index i = 0; i < gradients.size(); ++i) {
    Scalar& value = network.parameters().values()[i];
    const Scalar kept = value;
    const Scalar step = Scalar(0x1p-17) * std::max(Scalar{1}, std::fabs(kept));
    value = kept + step;
    const double above = mean_loss();
    value = kept - step;
    const double difference = (above - mean_loss()) / (2 * step);
    value = kept;
    // Equal numbers have no error, be they 0 all of them.
    if (gradients[i] == difference) continue;
    const double size = std::max({std::fabs(gradients[i]), std::fabs(difference), floor});
    largest = larger(largest, std::fabs(gradients[i] - difference) / size);
  }
  return largest;
}

}  // namespace descent::testing
