#include "tests/core/double/gradient_check.h"

#include <algorithm>
#include <cmath>

namespace descent::testing {

double largest_gradient_error(Network& network, const Loss& loss, const Matrix& inputs,
                              const Matrix& targets) {
  const auto batch = static_cast<double>(inputs.cols());
  const auto mean_loss = [&] { return loss.sum(network.forward(inputs), targets) / batch; };

  network.reserve(inputs.cols());
  Matrix d_outputs(targets.rows(), targets.cols());
  loss.gradient(network.forward(inputs), targets, d_outputs);
  network.backward(inputs, d_outputs);
  const Vector gradients = network.parameters().gradients();
  const double floor = 1e-3 * gradients.cwiseAbs().maxCoeff();

  double largest = 0;
  Vector& values = network.parameters().values();
  for (Index i = 0; i < values.size(); ++i) {
    const double step = 1e-5 * std::max(1.0, std::abs(double(values(i))));
    const Scalar kept = values(i);
    values(i) = kept + Scalar(step);
    const double above = mean_loss();
    values(i) = kept - Scalar(step);
    const double below = mean_loss();
    values(i) = kept;
    const double expected = (above - below) / (2 * step);
    const double size = std::max({std::abs(expected), std::abs(double(gradients(i))), floor});
    largest = std::max(largest, std::abs(expected - double(gradients(i))) / size);
  }
  return largest;
}

}  // namespace descent::testing
