#include "core/datasets/xor_points.h"

#include <doctest/doctest.h>

using namespace descent;

TEST_CASE("xorPoints: the truth table, whatever is asked for") {
  Random random(1, RandomStream::data);
  const Dataset dataset = generate_xor_points({500, 0.5, {}}, random, random);
  REQUIRE(dataset.columns.cols() == 4);
  for (Index i = 0; i < 4; ++i) {
    const bool x1 = dataset.columns(0, i) == 1;
    const bool x2 = dataset.columns(1, i) == 1;
    CHECK(dataset.classes[static_cast<std::size_t>(i)] == (x1 != x2 ? 1 : 0));
    CHECK(i == 2 * static_cast<int>(x1) + static_cast<int>(x2));
  }
}
