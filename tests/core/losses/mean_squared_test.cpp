#include "core/losses/mean_squared.h"

#include <doctest/doctest.h>

namespace descent {
namespace {

TEST_CASE("mean squared error: known values") {
  Matrix outputs(2, 2);
  Matrix targets(2, 2);
  outputs << 1, 0, 2, -1;
  targets << 0, 0, 0, 1;
  const MeanSquared loss;
  // Sample 0: (1 + 4) / 2, sample 1: (0 + 4) / 2.
  CHECK(loss.sum(outputs, targets) == doctest::Approx(4.5));
  Matrix d_outputs(2, 2);
  loss.gradient(outputs, targets, d_outputs);
  CHECK(d_outputs == 0.5F * (outputs - targets));
  Matrix predictions = outputs;
  loss.predict(predictions);
  CHECK(predictions == outputs);
}

TEST_CASE("mean squared error reads parts of larger matrices in place") {
  const Matrix all = Matrix::Random(4, 6);
  const MeanSquared loss;
  const Matrix outputs = all.block(1, 2, 2, 3);
  CHECK(loss.sum(all.block(1, 2, 2, 3), Matrix::Zero(2, 3).eval()) ==
        loss.sum(outputs, Matrix::Zero(2, 3).eval()));
}

}  // namespace
}  // namespace descent
