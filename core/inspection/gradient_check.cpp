#include "core/inspection/gradient_check.h"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

/// Step h for a parameter of this size. The error that the loss's third derivative makes grows with
/// h^2 and that of rounding with 1 / h; here they are about equal, as tried on trained networks.
Scalar step_for(Scalar size) {
  constexpr double share = sizeof(Scalar) == sizeof(double) ? 0x1p-17 : 0x1p-10;
  return static_cast<Scalar>(share) * std::max(Scalar{1}, size);
}

double relative_error(double derivative, double difference, double floor) {
  // Equal numbers have no error, be they 0 all of them.
  if (derivative == difference) return 0;
  return std::fabs(derivative - difference) /
         std::max({std::fabs(derivative), std::fabs(difference), floor});
}

}  // namespace

GradientChecker::GradientChecker(Network& network, const Loss& loss, ConstMatrixView inputs,
                                 ConstMatrixView targets)
    : network_(network), mean_loss_(network, loss, inputs, targets) {
  mean_loss_.begin_gradient();
  while (!mean_loss_.done())
    mean_loss_.advance();
  derivatives_ = mean_loss_.gradient();
  for (Index i = 0; i < derivatives_.size(); ++i)
    largest_derivative_ = std::max(largest_derivative_, std::fabs(derivatives_(i)));
}

GradientCheck GradientChecker::check(double parameter) {
  const auto last = static_cast<double>(derivatives_.size() - 1);
  check_range("gradientCheck.parameter", parameter, {"parameter", 0, 0, last, Scale::integer});
  const auto number = static_cast<Index>(parameter);
  for (const ParameterSegment& segment : network_.parameters().segments()) {
    const Index place = number - segment.offset;
    if (segment.kind != ParameterKind::statistic || place < 0 || place >= segment.size()) continue;
    throw std::invalid_argument("gradientCheck.parameter: " + std::to_string(number) +
                                " is not allowed (a statistic, which is measured, not trained)");
  }
  const Scalar value = network_.parameters().values()(number);
  const auto step = step_for(std::fabs(value));
  const Scalar above = value + step;
  const Scalar below = value - step;

  GradientCheck result{};
  result.derivative = derivatives_(number);
  result.loss_above = loss_at(number, above);
  result.loss_below = loss_at(number, below);
  // Half of what lies between the two rounded numbers.
  result.step = (static_cast<double>(above) - static_cast<double>(below)) / 2;
  result.difference = (result.loss_above - result.loss_below) / (2 * result.step);
  result.relative_error = relative_error(result.derivative, result.difference,
                                         gradient_check_floor * largest_derivative_);
  return result;
}

double GradientChecker::loss_at(Index parameter, Scalar value) {
  Scalar& place = network_.parameters().values()(parameter);
  const Scalar kept = place;
  place = value;
  mean_loss_.begin_loss();
  while (!mean_loss_.done())
    mean_loss_.advance();
  place = kept;
  return mean_loss_.loss();
}

}  // namespace descent
