#include "core/training/epoch_order.h"

#include <numeric>

namespace descent {

void draw_epoch_order(Random& random, Index batch_size, std::vector<std::uint32_t>& order) {
  std::iota(order.begin(), order.end(), 0U);
  if (static_cast<std::size_t>(batch_size) < order.size()) random.shuffle(order);
}

}  // namespace descent
