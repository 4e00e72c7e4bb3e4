#pragma once

#include <cstdint>
#include <vector>

#include "core/random.h"
#include "core/types.h"

namespace descent {

/// Sample numbers, counted from 0, of the two parts; together every sample exactly once.
struct Split {
  std::vector<std::uint32_t> training;
  std::vector<std::uint32_t> test;
};

/// Samples of N that stay for training: N - round(test_share N).
double training_sample_count(double sample_count, double test_share);

/// Shuffles N samples and gives round(test_share N) of them to the test part.
/// Throws std::invalid_argument ("data.testShare") unless at least one stays for training.
Split split_samples(Index sample_count, double test_share, Random& random);

}  // namespace descent
