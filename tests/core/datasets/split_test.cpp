#include "core/datasets/split.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace descent;

namespace {

Split split(Index samples, double test_share, std::uint64_t seed = 4) {
  Random random(seed, RandomStream::split);
  return split_samples(samples, test_share, random);
}

}  // namespace

TEST_CASE("split: every sample is in exactly one part, and the test part has its share") {
  for (const Index samples : {Index{1}, Index{10}, Index{11}, Index{342}, Index{2000}}) {
    for (const double share : {0.0, 0.05, 0.3, 0.5, 0.9}) {
      if (samples == 1 && share >= 0.5) continue;
      const Split parts = split(samples, share);
      CHECK(parts.test.size() ==
            static_cast<std::size_t>(std::lround(share * static_cast<double>(samples))));
      std::vector<std::uint32_t> all = parts.training;
      all.insert(all.end(), parts.test.begin(), parts.test.end());
      std::sort(all.begin(), all.end());
      REQUIRE(all.size() == static_cast<std::size_t>(samples));
      for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i] == i);
      }
    }
  }
}

TEST_CASE("split: the seed decides, and a larger share only adds to the test part") {
  CHECK(split(100, 0.5).test == split(100, 0.5).test);
  CHECK(split(100, 0.5).test != split(100, 0.5, 5).test);
  const std::vector<std::uint32_t> small = split(100, 0.2).test;
  const std::vector<std::uint32_t> large = split(100, 0.6).test;
  CHECK(std::equal(small.begin(), small.end(), large.begin()));
}

TEST_CASE("split: a share that leaves nothing to train with is refused by name") {
  CHECK_THROWS_WITH_AS(split(4, 0.9), "data.testShare: 0.9 is not allowed (0 to 0.75)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(split(4, -0.1), "data.testShare: -0.1 is not allowed (0 to 0.75)",
                       std::invalid_argument);
  CHECK_THROWS_AS(split(4, std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
  CHECK(split(4, 0.8).training.size() == 1);
}
