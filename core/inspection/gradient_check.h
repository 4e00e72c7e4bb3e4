#pragma once

#include "core/inspection/mean_loss.h"

namespace descent {

/// Derivatives smaller than this share of the largest drown in the rounding errors of the others.
inline constexpr double gradient_check_floor = sizeof(Scalar) == sizeof(double) ? 1e-3 : 0.1;

/// One parameter's derivative from back-propagation and from two values of the loss.
struct GradientCheck {
  /// d(mean loss)/d(parameter) as back-propagated.
  double derivative;
  /// (L(w + h) - L(w - h)) / 2h.
  double difference;
  /// L(w + h).
  double loss_above;
  /// L(w - h).
  double loss_below;
  /// h, as the stored number type makes it: half the distance of the two weights.
  double step;
  /// |derivative - difference| relative to the larger of the two, or to gradient_check_floor of the
  /// largest derivative of all where both are smaller.
  double relative_error;
};

/// Checks back-propagated derivatives of the mean loss by central differences with the step
/// h = 2^-17 max(1, |w|) in double and 2^-10 max(1, |w|) in float.
///
/// Accuracy: relative errors up to about 1e-6 in double. In float the passes round every number to
/// 6e-8 of its size, which h raises to about 1e-5: relative errors up to about 1e-3 are no sign of
/// a mistake. A kink (relu) between w - h and w + h spoils the check. In training passes derivative
/// and losses are those of one function, as dropout keeps its mask and batch normalisation measures
/// the same samples. Source: Rumelhart, Hinton and Williams (1986), Nature 323, equations 4 to 7,
/// for the derivatives; Bengio (2012), "Practical Recommendations for Gradient-Based Training of
/// Deep Architectures", section 4, for the check.
class GradientChecker {
 public:
  /// The network is a copy (copy_network) and, with loss, inputs (I x N) and targets (O x N), must
  /// outlive the checker, which back-propagates once for all checks. `pass` and `chance` are
  /// MeanLoss's.
  GradientChecker(Network& network, const Loss& loss, ConstMatrixView inputs,
                  ConstMatrixView targets, Pass pass = Pass::evaluation, std::uint64_t chance = 0);

  /// Begins to check the parameter with this number in the block, which has its value again, to the
  /// bit, when done. Throws std::invalid_argument naming "gradientCheck.parameter".
  void begin(double parameter);
  /// Does a part of a pass and returns its multiply-adds.
  Index advance();
  /// Whether no check is under way.
  [[nodiscard]] bool done() const { return stage_ == Stage::none; }
  /// When done.
  [[nodiscard]] const GradientCheck& result() const { return result_; }

  /// All of it in one go.
  GradientCheck check(double parameter);

 private:
  /// What the present passes are for.
  enum class Stage { none, gradient, loss_above, loss_below };

  void finish_gradient();
  void begin_loss(Stage stage, Scalar value);
  double finish_loss();
  void finish_check();

  Network& network_;
  MeanLoss mean_loss_;
  Eigen::VectorXd derivatives_;
  double largest_derivative_ = 0;
  Stage stage_ = Stage::none;
  Index parameter_ = 0;
  /// The parameter's own value and those on both sides of it.
  Scalar kept_ = 0;
  Scalar above_ = 0;
  Scalar below_ = 0;
  GradientCheck result_ = {};
};

}  // namespace descent
