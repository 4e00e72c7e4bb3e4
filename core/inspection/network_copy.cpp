#include "core/inspection/network_copy.h"

namespace descent {

Network copy_network(const NetworkConfig& config, const Network& original) {
  Network copy(config, original.layers().front().layer().input_shape(), original.output_count());
  copy.reserve(original.largest_batch());
  copy.take_over(original);
  return copy;
}

}  // namespace descent
