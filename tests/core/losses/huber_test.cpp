#include "core/losses/huber.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace descent {
namespace {

double loss_of(double delta, float error) {
  return Huber(delta).sum(Matrix::Constant(1, 1, 2 + error).eval(),
                          Matrix::Constant(1, 1, 2).eval());
}

float gradient_of(double delta, float error) {
  Matrix d_outputs(1, 1);
  Huber(delta).gradient(Matrix::Constant(1, 1, 2 + error).eval(), Matrix::Constant(1, 1, 2).eval(),
                        d_outputs);
  return d_outputs(0, 0);
}

TEST_CASE("Huber loss: squared up to delta, then a straight line") {
  CHECK(loss_of(1, 0.5F) == 0.125);
  CHECK(loss_of(1, -0.5F) == 0.125);
  CHECK(loss_of(1, 1) == 0.5);
  CHECK(loss_of(1, 3) == 2.5);
  CHECK(loss_of(1, -3) == 2.5);
  CHECK(loss_of(0.25, 3) == 0.25 * (3 - 0.125));
  CHECK(loss_of(4, 3) == 4.5);
  CHECK(gradient_of(1, 0.5F) == 0.5F);
  CHECK(gradient_of(1, -3) == -1);
  CHECK(gradient_of(0.25, 3) == 0.25F);
  CHECK(gradient_of(4, -3) == -3);
}

TEST_CASE("Huber loss is the mean over outputs and batch") {
  Matrix outputs(2, 2);
  outputs << 0.5F, 3, -2, 0;
  const Matrix targets = Matrix::Zero(2, 2);
  // Sample 0: (0.125 + 1.5) / 2, sample 1: (2.5 + 0) / 2.
  CHECK(Huber(1).sum(outputs, targets) == doctest::Approx(2.0625));
  Matrix d_outputs(2, 2);
  Huber(1).gradient(outputs, targets, d_outputs);
  Matrix expected(2, 2);
  expected << 0.125F, 0.25F, -0.25F, 0;
  CHECK(d_outputs == expected);
  Matrix predictions = outputs;
  Huber(1).predict(predictions);
  CHECK(predictions == outputs);
}

TEST_CASE("Huber loss passes NaN on") {
  CHECK(std::isnan(loss_of(1, std::numeric_limits<float>::quiet_NaN())));
  CHECK(std::isnan(gradient_of(1, std::numeric_limits<float>::quiet_NaN())));
}

}  // namespace
}  // namespace descent
