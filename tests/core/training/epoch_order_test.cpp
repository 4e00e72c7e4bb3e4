#include "core/training/epoch_order.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace descent {
namespace {

using Order = std::vector<std::uint32_t>;

TEST_CASE("epochs of several batches take every sample once, each in an order of its own") {
  Random random(1, RandomStream::order);
  Order first(20);
  draw_epoch_order(random, 19, first);
  Order second(20);
  draw_epoch_order(random, 19, second);
  CHECK(first != second);
  for (Order& order : {std::ref(first), std::ref(second)}) {
    CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
    std::sort(order.begin(), order.end());
    for (std::uint32_t i = 0; i < 20; ++i)
      CHECK(order[i] == i);
  }
}

TEST_CASE("an epoch of one batch takes the samples as they lie and draws nothing") {
  Random random(1, RandomStream::order);
  Order whole(20);
  draw_epoch_order(random, 20, whole);
  CHECK(std::is_sorted(whole.begin(), whole.end()));
  Random untouched(1, RandomStream::order);
  CHECK(random.uniform(0, 1) == untouched.uniform(0, 1));
}

}  // namespace
}  // namespace descent
