#pragma once

#include <cstdint>

#include "core/kernels/elementary.h"
#include "core/optimizers/flush_tiny.h"

namespace descent {

/// An exponential moving mean of one number per step, from a zero start: m <- f m + (1 - f) x.
class MovingMean {
 public:
  /// `factor` is f, from 0 (no memory) to below 1.
  explicit MovingMean(double factor)
      : keep_(static_cast<Scalar>(factor)),
        // 1 - f in float would have lost five digits for 0.999.
        take_(static_cast<Scalar>(1.0 - factor)),
        log_factor_(exact_log(factor)) {}

  /// The mean after one more value.
  [[nodiscard]] Scalar next(Scalar mean, Scalar value) const {
    return flush_tiny(keep_ * mean + take_ * value);
  }

  /// The share that the values of `steps` steps have in the mean, the rest being the zero start:
  /// 1 - f^steps. Dividing by it frees the mean of its bias.
  /// Source: Kingma and Ba (2015), section 3.
  [[nodiscard]] double filled(std::int64_t steps) const {
    // Made anew at every step from the logarithm: a restored run needs only the step.
    return 1.0 - exact_exp(static_cast<double>(steps) * log_factor_);
  }

 private:
  Scalar keep_;
  Scalar take_;
  double log_factor_;
};

}  // namespace descent
