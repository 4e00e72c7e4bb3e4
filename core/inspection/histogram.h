#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/types.h"

namespace descent {

/// The smallest and the largest of the finite numbers it has seen.
struct ValueRange {
  double minimum = std::numeric_limits<double>::infinity();
  double maximum = -std::numeric_limits<double>::infinity();

  /// Takes in one more number; infinite ones and NaN change nothing.
  void add(double value);
  /// The same to both sides of 0: -m to m with m = max |value|.
  [[nodiscard]] ValueRange symmetric() const;
};

/// Counts of numbers in bins of equal width: bin k of K holds minimum + width k / K <= x <
/// minimum + width (k + 1) / K, and the last one also the maximum.
/// Source: Pearson (1895), page 399, who gave it its name.
class Histogram {
 public:
  /// No bins.
  Histogram() = default;
  /// A range of no width is widened by half its value to both sides, at least by 0.5; one that has
  /// seen no number is -0.5 to 0.5.
  Histogram(ValueRange range, Index bins);

  /// Counts one more number.
  void add(double value);

  /// The lower end of the first bin.
  [[nodiscard]] double minimum() const { return range_.minimum; }
  /// The upper end of the last bin.
  [[nodiscard]] double maximum() const { return range_.maximum; }
  /// K counts, from the lowest bin to the highest.
  [[nodiscard]] const std::vector<std::uint32_t>& counts() const { return counts_; }
  /// Numbers outside the range, infinite ones and NaN among them.
  [[nodiscard]] std::uint32_t outside() const { return outside_; }

 private:
  ValueRange range_;
  std::vector<std::uint32_t> counts_;
  std::uint32_t outside_ = 0;
};

}  // namespace descent
