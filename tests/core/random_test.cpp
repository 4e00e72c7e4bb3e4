#include "core/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "tests/core/bits.h"

namespace descent {
namespace {

TEST_CASE("PCG32 gives the numbers of the author's demonstration for seed 42, stream 54") {
  Random random(42, static_cast<RandomStream>(54));
  for (const std::uint32_t expected :
       {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU, 0xcbed606eU}) {
    CHECK(random.next() == expected);
  }
}

TEST_CASE("streams and seeds give different numbers, the same ones the same") {
  Random first(1, RandomStream::data);
  Random same(1, RandomStream::data);
  Random other_stream(1, RandomStream::noise);
  Random other_seed(2, RandomStream::data);
  int equal_streams = 0;
  int equal_seeds = 0;
  for (int i = 0; i < 100; ++i) {
    const std::uint32_t number = first.next();
    CHECK(same.next() == number);
    equal_streams += other_stream.next() == number ? 1 : 0;
    equal_seeds += other_seed.next() == number ? 1 : 0;
  }
  CHECK(equal_streams < 2);
  CHECK(equal_seeds < 2);
}

TEST_CASE("uniform stays in its range with the right mean and variance") {
  Random random(3, RandomStream::data);
  const int count = 100000;
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < count; ++i) {
    const double x = random.uniform(-2.0, 4.0);
    REQUIRE(x >= -2.0);
    REQUIRE(x < 4.0);
    sum += x - 1.0;
    squares += (x - 1.0) * (x - 1.0);
  }
  CHECK(std::fabs(sum / count) < 0.02);
  CHECK(squares / count == doctest::Approx(3.0).epsilon(0.01));
  CHECK(random.uniform(0.5, 0.5) == 0.5);
}

TEST_CASE("normal has mean 0, variance 1 and the tails of the bell curve") {
  Random random(4, RandomStream::data);
  const int count = 100000;
  double sum = 0.0;
  double squares = 0.0;
  int inside_one = 0;
  int inside_two = 0;
  for (int i = 0; i < count; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    inside_one += std::fabs(x) < 1.0 ? 1 : 0;
    inside_two += std::fabs(x) < 2.0 ? 1 : 0;
  }
  CHECK(std::fabs(sum / count) < 0.015);
  CHECK(squares / count == doctest::Approx(1.0).epsilon(0.02));
  CHECK(inside_one / double{count} == doctest::Approx(0.6827).epsilon(0.01));
  CHECK(inside_two / double{count} == doctest::Approx(0.9545).epsilon(0.01));
}

TEST_CASE("below is uniform, also for bounds that do not divide 2^32") {
  Random random(5, RandomStream::data);
  std::array<int, 6> counts{};
  for (int i = 0; i < 60000; ++i)
    ++counts.at(random.below(6));
  for (const int count : counts)
    CHECK(std::abs(count - 10000) < 400);
  CHECK(random.below(1) == 0);
  // Three quarters of 2^32: half of the plain products would fall on one third of the numbers.
  int low = 0;
  for (int i = 0; i < 30000; ++i)
    low += random.below(3221225472U) < 1073741824U ? 1 : 0;
  CHECK(std::abs(low - 10000) < 400);
}

TEST_CASE("shuffle keeps the values and makes all orders equally likely") {
  Random random(6, RandomStream::order);
  std::map<std::vector<std::uint32_t>, int> orders;
  for (int i = 0; i < 24000; ++i) {
    std::vector<std::uint32_t> values(4);
    std::iota(values.begin(), values.end(), 0U);
    random.shuffle(values);
    ++orders[values];
    std::sort(values.begin(), values.end());
    REQUIRE(values == std::vector<std::uint32_t>{0, 1, 2, 3});
  }
  CHECK(orders.size() == 24);
  for (const auto& [order, count] : orders)
    CHECK(std::abs(count - 1000) < 200);
}

TEST_CASE("a restored state continues with the same numbers, the spare normal too") {
  Random random(8, RandomStream::weights);
  random.normal();
  Random continued(99, RandomStream::data);
  continued.set_state(random.state());
  for (int i = 0; i < 5; ++i) {
    CHECK(continued.normal() == random.normal());
    CHECK(continued.next() == random.next());
  }
}

// Made by running this natively (g++ 12, x86-64): another value elsewhere means that links no
// longer replay the same training.
TEST_CASE("distributions give the same bits as on every other machine") {
  Random random(2024, RandomStream::weights);
  Hash hash;
  std::vector<std::uint32_t> values(100);
  std::iota(values.begin(), values.end(), 0U);
  for (int i = 0; i < 1000; ++i) {
    hash.add(random.uniform(-0.5, 3.0));
    hash.add(random.normal());
    hash.add(random.below(1000));
  }
  random.shuffle(values);
  for (const std::uint32_t value : values)
    hash.add(value);
  CHECK(hash.value() == 6801670063502431745U);
}

}  // namespace
}  // namespace descent
