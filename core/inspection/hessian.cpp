#include "core/inspection/hessian.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/inspection/directions.h"
#include "core/inspection/pieces.h"
#include "core/inspection/sums.h"

namespace descent {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

constexpr Hyperparameter tolerance_limits{"tolerance", 3e-3, 1e-12, 0.5, Scale::logarithmic};
constexpr Hyperparameter iteration_limits{"maximumIterations", 200, 1, 10000, Scale::integer};

/// Step h of the differences for weights of this length. A longer one adds to the error that the
/// loss's higher derivatives make, a shorter one to that of rounded weights and gradients; here the
/// two are about equal, as tried on trained networks.
double step_for(double weight_norm) {
  constexpr double share = sizeof(Scalar) == sizeof(double) ? 0x1p-22 : 0x1p-14;
  return share * std::max(1.0, weight_norm);
}

double checked(std::string_view field, double value, const Hyperparameter& limits) {
  check_range(field, value, limits);
  return value;
}

Random random_of(double seed) {
  check_range("hessian.seed", seed, setting("network.seed"));
  return {static_cast<std::uint64_t>(seed), RandomStream::inspection};
}

}  // namespace

HessianPowerIteration::HessianPowerIteration(Network network, const Loss& loss,
                                             ConstMatrixView inputs, ConstMatrixView targets,
                                             const PowerIterationOptions& options)
    : network_(std::move(network)),
      mean_loss_(network_, loss, inputs, targets),
      tolerance_(checked("hessian.tolerance", options.tolerance, tolerance_limits)),
      maximum_iterations_(static_cast<Index>(
          checked("hessian.maximumIterations", options.maximum_iterations, iteration_limits))),
      center_(network_.parameters().values()),
      step_size_(step_for(norm_in_order(center_))),
      eigenvalue_(not_a_number),
      residual_(not_a_number) {
  Random random = random_of(options.seed);
  direction_ = random_direction(network_.parameters(), random);
  direction_ /= norm_in_order(direction_);
  begin_side(1);
}

Index HessianPowerIteration::advance(Index maximum_pieces) {
  return advance_pieces(
      maximum_pieces, [this] { return step(); }, [this] { return done(); });
}

Index HessianPowerIteration::step() {
  const Index work = mean_loss_.advance();
  if (!mean_loss_.done()) return work;
  if (above_done_) {
    finish_product();
  } else {
    product_ = mean_loss_.gradient();
    above_done_ = true;
    begin_side(-1);
  }
  return work;
}

Vector HessianPowerIteration::moved(double steps) const {
  return (center_.cast<double>() + steps * step_size_ * direction_).cast<Scalar>();
}

void HessianPowerIteration::begin_side(double steps) {
  network_.parameters().values() = moved(steps);
  mean_loss_.begin_gradient();
}

void HessianPowerIteration::finish_product() {
  // Rounding moved the weights a little otherwise than wished; how far they did move is exact.
  direction_ = moved(1).cast<double>() - moved(-1).cast<double>();
  const double distance = norm_in_order(direction_);
  direction_ /= distance;
  product_ = (product_ - mean_loss_.gradient()) / distance;
  // Frozen weights do not move in training, so its curvature is that of the others.
  product_.tail(product_.size() - network_.parameters().trainable_size()).setZero();
  ++iterations_;
  eigenvalue_ = dot_in_order(direction_, product_);
  residual_ = norm_in_order(product_ - eigenvalue_ * direction_);
  converged_ = residual_ <= tolerance_ * std::fabs(eigenvalue_);
  done_ = converged_ || iterations_ == maximum_iterations_ || !std::isfinite(residual_);
  if (done_) return;
  direction_ = product_ / norm_in_order(product_);
  above_done_ = false;
  begin_side(1);
}

}  // namespace descent
