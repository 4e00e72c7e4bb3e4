#include "core/number_text.h"

#include <doctest/doctest.h>

#include <limits>

using descent::number_text;

TEST_CASE("numbers are written short and read back the same") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.1) == "-0.1");
  CHECK(number_text(2000) == "2000");
  CHECK(number_text(4294967295.0) == "4294967295");
  CHECK(number_text(1e-5) == "1e-05");
  CHECK(number_text(1.0 / 3) == "0.3333333333333333");
  CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
}
