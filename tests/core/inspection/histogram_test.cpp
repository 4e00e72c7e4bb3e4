#include "core/inspection/histogram.h"

#include <doctest/doctest.h>

#include <limits>

using namespace descent;

namespace {

using Counts = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a bin holds its lower edge, the last one also its upper edge") {
  Histogram histogram({0, 4}, 4);
  for (const double value : {0.0, 0.99, 1.0, 2.5, 3.0, 4.0})
    histogram.add(value);
  CHECK(histogram.counts() == Counts{2, 1, 1, 2});
  CHECK(histogram.outside() == 0);
}

TEST_CASE("what lies outside or is not finite is counted apart") {
  Histogram histogram({-1, 1}, 2);
  for (const double value : {-1.01, 1.01, std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN(), 0.5})
    histogram.add(value);
  CHECK(histogram.counts() == Counts{0, 1});
  CHECK(histogram.outside() == 4);
}

TEST_CASE("a range takes in finite numbers only") {
  ValueRange range;
  for (const double value :
       {-2.0, 1.0, std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
    range.add(value);
  CHECK(range.minimum == -2);
  CHECK(range.maximum == 1);
  CHECK(range.symmetric().minimum == -2);
  CHECK(range.symmetric().maximum == 2);
}

TEST_CASE("equal numbers, and none at all, have a range with a width") {
  Histogram zeros({0, 0}, 3);
  zeros.add(0);
  CHECK(zeros.minimum() == -0.5);
  CHECK(zeros.maximum() == 0.5);
  CHECK(zeros.counts() == Counts{0, 1, 0});
  Histogram large({1e20, 1e20}, 3);
  large.add(1e20);
  CHECK(large.counts() == Counts{0, 1, 0});
  CHECK(Histogram(ValueRange().symmetric(), 2).minimum() == -0.5);
}
