#include "tests/core/starting_weights.h"

#include <doctest/doctest.h>

namespace descent {
namespace {

TEST_CASE("the double build starts from the same weights, rounded to float") {
  for (const InitializerEntry& entry : initializers()) {
    CAPTURE(entry.id);
    CHECK(starting_hash(entry.id) == recorded_starts.at(entry.id));
  }
}

TEST_CASE("orthogonal weights are orthonormal to rounding") {
  const Matrix wide = weights_of({"orthogonal"}, 120, 250, 250, 120);
  CHECK((wide * wide.transpose() - Matrix::Identity(120, 120)).cwiseAbs().maxCoeff() < 1e-14);
}

}  // namespace
}  // namespace descent
