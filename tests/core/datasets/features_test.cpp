#include "core/datasets/features.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace descent;

TEST_CASE("plane features: each formula at a place of its own") {
  const double x1 = -1.25;
  const double x2 = 4.5;
  const auto value = [&](std::string_view id) {
    return find_entry("data.features", plane_features(), id).value(x1, x2);
  };
  CHECK(plane_features().size() == 7);
  CHECK(value("x1") == -1.25);
  CHECK(value("x2") == 4.5);
  CHECK(value("x1Squared") == 1.5625);
  CHECK(value("x2Squared") == 20.25);
  CHECK(value("x1x2") == -5.625);
  CHECK(value("sinX1") == doctest::Approx(std::sin(-1.25)).epsilon(1e-14));
  CHECK(value("sinX2") == doctest::Approx(std::sin(4.5)).epsilon(1e-14));
}
