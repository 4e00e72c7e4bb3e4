#include "core/losses/mean_absolute.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace descent {
namespace {

TEST_CASE("mean absolute error: known values") {
  Matrix outputs(2, 2);
  Matrix targets(2, 2);
  outputs << 1, 0.5F, 2, -1;
  targets << 0, 0.5F, 4, 1;
  const MeanAbsolute loss;
  // Sample 0: (1 + 2) / 2, sample 1: (0 + 2) / 2.
  CHECK(loss.sum(outputs, targets) == doctest::Approx(2.5));
  Matrix d_outputs(2, 2);
  loss.gradient(outputs, targets, d_outputs);
  Matrix expected(2, 2);
  expected << 0.25F, 0, -0.25F, -0.25F;
  CHECK(d_outputs == expected);
  Matrix predictions = outputs;
  loss.predict(predictions);
  CHECK(predictions == outputs);
}

TEST_CASE("mean absolute error passes NaN on") {
  const Matrix outputs = Matrix::Constant(1, 1, std::numeric_limits<Scalar>::quiet_NaN());
  Matrix d_outputs = Matrix::Zero(1, 1);
  MeanAbsolute().gradient(outputs, Matrix::Zero(1, 1).eval(), d_outputs);
  CHECK(std::isnan(d_outputs(0, 0)));
  CHECK(std::isnan(MeanAbsolute().sum(outputs, Matrix::Zero(1, 1).eval())));
}

}  // namespace
}  // namespace descent
