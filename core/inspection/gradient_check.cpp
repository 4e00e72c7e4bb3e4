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
                                 ConstMatrixView targets, Pass pass, std::uint64_t chance)
    : network_(network), mean_loss_(network, loss, inputs, targets, pass, chance) {}

void GradientChecker::begin(double parameter) {
  const ParameterBlock& parameters = network_.parameters();
  const auto last = static_cast<double>(parameters.size() - 1);
  check_range("gradientCheck.parameter", parameter, {"parameter", 0, 0, last, Scale::integer});
  const auto number = static_cast<Index>(parameter);
  for (const ParameterSegment& segment : parameters.segments()) {
    const Index place = number - segment.offset;
    if (segment.kind != ParameterKind::statistic || place < 0 || place >= segment.size()) continue;
    throw std::invalid_argument("gradientCheck.parameter: " + std::to_string(number) +
                                " is not allowed (a statistic, which is measured, not trained)");
  }
  parameter_ = number;
  kept_ = parameters.values()(number);
  const auto step = step_for(std::fabs(kept_));
  above_ = kept_ + step;
  below_ = kept_ - step;
  if (derivatives_.size() > 0) {
    begin_loss(Stage::loss_above, above_);
  } else {
    mean_loss_.begin_gradient();
    stage_ = Stage::gradient;
  }
}

Index GradientChecker::advance() {
  const Index work = mean_loss_.advance();
  if (!mean_loss_.done()) return work;
  switch (stage_) {
    case Stage::gradient:
      finish_gradient();
      begin_loss(Stage::loss_above, above_);
      break;
    case Stage::loss_above:
      result_.loss_above = finish_loss();
      begin_loss(Stage::loss_below, below_);
      break;
    case Stage::loss_below:
      result_.loss_below = finish_loss();
      finish_check();
      break;
    case Stage::none:
      break;
  }
  return work;
}

GradientCheck GradientChecker::check(double parameter) {
  begin(parameter);
  while (!done())
    advance();
  return result_;
}

void GradientChecker::finish_gradient() {
  derivatives_ = mean_loss_.gradient();
  for (Index i = 0; i < derivatives_.size(); ++i)
    largest_derivative_ = std::max(largest_derivative_, std::fabs(derivatives_(i)));
}

void GradientChecker::begin_loss(Stage stage, Scalar value) {
  stage_ = stage;
  network_.parameters().values()(parameter_) = value;
  mean_loss_.begin_loss();
}

double GradientChecker::finish_loss() {
  network_.parameters().values()(parameter_) = kept_;
  return mean_loss_.loss();
}

void GradientChecker::finish_check() {
  stage_ = Stage::none;
  result_.derivative = derivatives_(parameter_);
  // Half of what lies between the two rounded numbers.
  result_.step = (static_cast<double>(above_) - static_cast<double>(below_)) / 2;
  result_.difference = (result_.loss_above - result_.loss_below) / (2 * result_.step);
  result_.relative_error = relative_error(result_.derivative, result_.difference,
                                          gradient_check_floor * largest_derivative_);
}

}  // namespace descent
