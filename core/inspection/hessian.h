#pragma once

#include "core/inspection/mean_loss.h"

namespace descent {

/// How power iteration runs.
struct PowerIterationOptions {
  /// Fixes the start, a random direction: a whole number from 0 to 2^32 - 1.
  double seed = 1;
  /// It has converged when |H v - lambda v| <= tolerance |lambda|; 1e-12 to 0.5.
  double tolerance = 3e-3;
  /// Products H v at most, 1 to 10000.
  double maximum_iterations = 200;
};

/// The largest eigenvalue, by magnitude and with its sign, of the Hessian H (P x P) of the mean
/// loss without penalties, computed one piece of work at a time on a network of its own.
///   v <- H v / |H v|,  lambda = v^T H v,  H v = (g(w + h v) - g(w - h v)) / 2h,  |v| = 1
/// with h = 2^-22 max(1, |w|) in double and 2^-14 max(1, |w|) in float, and w + h v as rounded.
/// Between its kinks a piecewise linear activation has no second derivative: there H is that of the
/// loss above it.
///
/// Accuracy: lambda is off by at most |H v - lambda v|, and by about the square of that over the
/// distance to the next eigenvalue where it stands alone: 1e-5 of it at a tolerance of 3e-3. The
/// differences add up to 1e-8 of it in double and 1e-4 in float, where tolerances below 1e-3 may
/// never be met. When another eigenvalue has nearly the same magnitude, or the start happens to be
/// perpendicular to the eigenvector, it ends without having converged, or at another eigenvalue.
/// Source: LeCun, Simard and Pearlmutter (1993), pages 156-163, for power iteration; Pearlmutter
/// (1994), section 2, for products by differences of gradients.
class HessianPowerIteration {
 public:
  /// The network is a copy (copy_network); loss, inputs (I x N) and targets (O x N) must outlive
  /// the iteration. Throws std::invalid_argument naming "hessian.seed", "hessian.tolerance" or
  /// "hessian.maximumIterations".
  HessianPowerIteration(Network network, const Loss& loss, ConstMatrixView inputs,
                        ConstMatrixView targets, const PowerIterationOptions& options);
  /// Stays where it is, since its parts refer to each other.
  HessianPowerIteration(const HessianPowerIteration&) = delete;
  HessianPowerIteration& operator=(const HessianPowerIteration&) = delete;

  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether it has converged, reached its last iteration, or met gradients that are not finite.
  [[nodiscard]] bool done() const { return done_; }

  /// After each iteration: the estimate lambda; NaN before the first, and where gradients are not
  /// finite.
  [[nodiscard]] double eigenvalue() const { return eigenvalue_; }
  /// After each iteration: |H v - lambda v|; NaN as above.
  [[nodiscard]] double residual() const { return residual_; }
  /// The products H v so far.
  [[nodiscard]] Index iterations() const { return iterations_; }
  /// Whether the tolerance is met.
  [[nodiscard]] bool converged() const { return converged_; }
  /// The eigenvector estimated with it, of length 1 (P): a direction for a LossSurface.
  [[nodiscard]] const Eigen::VectorXd& direction() const { return direction_; }

 private:
  Index step();
  /// The weights so many steps along the direction.
  [[nodiscard]] Vector moved(double steps) const;
  void begin_side(double steps);
  void finish_product();

  Network network_;
  MeanLoss mean_loss_;
  double tolerance_;
  Index maximum_iterations_;
  Vector center_;
  double step_size_;
  Eigen::VectorXd direction_;
  /// H v of the direction once it is known, and g(w + h v) before that.
  Eigen::VectorXd product_;
  bool above_done_ = false;
  double eigenvalue_;
  double residual_;
  Index iterations_ = 0;
  bool converged_ = false;
  bool done_ = false;
};

}  // namespace descent
