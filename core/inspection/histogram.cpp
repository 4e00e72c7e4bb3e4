#include "core/inspection/histogram.h"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

ValueRange widened(ValueRange range) {
  if (range.minimum < range.maximum) return range;
  if (range.minimum > range.maximum) return {-0.5, 0.5};
  const double half = 0.5 * std::max(1.0, std::fabs(range.minimum));
  return {range.minimum - half, range.maximum + half};
}

}  // namespace

void ValueRange::add(double value) {
  if (!std::isfinite(value)) return;
  minimum = std::min(minimum, value);
  maximum = std::max(maximum, value);
}

ValueRange ValueRange::symmetric() const {
  if (minimum > maximum) return *this;
  const double largest = std::max(-minimum, maximum);
  return {-largest, largest};
}

Histogram::Histogram(ValueRange range, Index bins)
    : range_(widened(range)), counts_(static_cast<std::size_t>(bins), 0) {}

void Histogram::add(double value) {
  // Written so that NaN counts as outside.
  if (!(value >= range_.minimum && value <= range_.maximum)) {
    ++outside_;
    return;
  }
  const double share = (value - range_.minimum) / (range_.maximum - range_.minimum);
  const auto bin = static_cast<std::size_t>(share * static_cast<double>(counts_.size()));
  ++counts_[std::min(bin, counts_.size() - 1)];
}

}  // namespace descent
