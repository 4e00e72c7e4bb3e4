#include "core/kernels/element_functions.h"
#include "core/kernels/elementary.h"
#include "core/kernels/map_array.h"

namespace descent {

void exp_array(std::span<const Scalar> x, std::span<Scalar> y) {
  map_array(x, y, [](Scalar value) { return element_exp(value); });
}

void tanh_array(std::span<const Scalar> x, std::span<Scalar> y) {
#ifdef DESCENT_DOUBLE
  map_array(x, y, [](Scalar value) { return element_tanh(value); });
#else
  map_packets(
      y, [](Packet values) { return element_tanh(values); }, x.data());
#endif
}

void sigmoid_array(std::span<const Scalar> x, std::span<Scalar> y) {
  map_array(x, y, [](Scalar value) { return element_sigmoid(value); });
}

void softmax_columns(std::span<const Scalar> x, std::span<Scalar> y, Index rows) {
  const auto count = static_cast<std::size_t>(rows);
  for (std::size_t start = 0; start < x.size(); start += count) {
    Scalar maximum = x[start];
    // NaN is passed over, but comes back when the maximum is subtracted from it.
    for (std::size_t row = start + 1; row < start + count; ++row)
      maximum = x[row] > maximum ? x[row] : maximum;
    for (std::size_t row = start; row < start + count; ++row)
      y[row] = x[row] - maximum;
  }
  exp_array(y, y);
  for (std::size_t start = 0; start < y.size(); start += count) {
    // Summed one by one, as the order of a vectorised sum would depend on the machine.
    Scalar exponentials = 0;
    for (std::size_t row = start; row < start + count; ++row)
      exponentials += y[row];
    const Scalar scale = 1 / exponentials;
    for (std::size_t row = start; row < start + count; ++row)
      y[row] *= scale;
  }
}

}  // namespace descent
