#pragma once

#include "core/training/run.h"

namespace descent::testing {

/// Samples of the epoch under way that are trained.
inline std::int64_t place_in_epoch(const Run& run) {
  const auto place = static_cast<std::int64_t>(run.trainer().next_batch().chance);
  return place - run.trainer().epoch() * run.data().training().size();
}

}  // namespace descent::testing
