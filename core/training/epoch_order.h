#pragma once

#include <cstdint>
#include <vector>

#include "core/random.h"
#include "core/types.h"

namespace descent {

/// The order in which an epoch takes its samples: drawn anew, but as they lie where one batch takes
/// them all, which then needs no copy. `order` is as long as there are samples.
void draw_epoch_order(Random& random, Index batch_size, std::vector<std::uint32_t>& order);

}  // namespace descent
