#include "core/parameters.h"

#include <doctest/doctest.h>

using namespace descent;

TEST_CASE("segments lie one after the other in one block") {
  ParameterBlock block;
  const auto weights = block.plan(2, 3, ParameterKind::weight, "weights");
  const auto bias = block.plan(2, 1, ParameterKind::bias, "bias");
  block.allocate();

  CHECK(block.size() == 8);
  CHECK(block.segment(weights).offset == 0);
  CHECK(block.segment(bias).offset == 6);
  CHECK(block.values().isZero());

  block.values(weights)(1, 2) = 5;
  block.values(bias)(1, 0) = 7;
  CHECK(block.values()(5) == 5);
  CHECK(block.values()(7) == 7);

  block.gradients(bias)(0, 0) = 3;
  CHECK(block.gradients()(6) == 3);
  CHECK(block.values()(6) == 0);
}
