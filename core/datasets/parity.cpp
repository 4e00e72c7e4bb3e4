#include "core/datasets/parity.h"

namespace descent {
namespace {

Dataset draw_bits(const DatasetRequest& request, Random& points) {
  Dataset dataset;
  const auto bits = static_cast<Index>(request.values[0]);
  dataset.columns.resize(bits, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    std::uint32_t ones = 0;
    for (Index bit = 0; bit < bits; ++bit) {
      const std::uint32_t drawn = points.below(2);
      dataset.columns(bit, i) = drawn == 1 ? Scalar(1) : Scalar(-1);
      ones += drawn;
    }
    dataset.classes.push_back(static_cast<int>(ones % 2));
  }
  return dataset;
}

}  // namespace

Dataset generate_noisy_parity(const DatasetRequest& request, Random& points, Random& noise) {
  Dataset dataset = draw_bits(request, points);
  for (int& id : dataset.classes) {
    if (noise.uniform(0, 1) < request.noise) id = 1 - id;
  }
  return dataset;
}

Dataset generate_bit_parity(const DatasetRequest& request, Random& points, Random& /*noise*/) {
  return draw_bits(request, points);
}

}  // namespace descent
