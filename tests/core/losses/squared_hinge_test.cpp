#include "core/losses/squared_hinge.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace descent {
namespace {

double loss_of(float score, float target) {
  return SquaredHinge().sum(Matrix::Constant(1, 1, score).eval(),
                            Matrix::Constant(1, 1, target).eval());
}

float gradient_of(float score, float target) {
  Matrix d_outputs(1, 1);
  SquaredHinge().gradient(Matrix::Constant(1, 1, score).eval(),
                          Matrix::Constant(1, 1, target).eval(), d_outputs);
  return d_outputs(0, 0);
}

TEST_CASE("squared hinge loss: a parabola up to the margin, then nothing") {
  CHECK(loss_of(0, 1) == 1.0);
  CHECK(loss_of(-2, 1) == 9.0);
  CHECK(loss_of(0.75F, 1) == 0.0625);
  CHECK(loss_of(0.75F, -1) == 3.0625);
  CHECK(loss_of(1.5F, 1) == 0.0);
  CHECK(loss_of(-1e4F, -1) == 0.0);
  CHECK(gradient_of(0.75F, 1) == -0.5F);
  CHECK(gradient_of(0.75F, -1) == 3.5F);
  CHECK(gradient_of(1.5F, 1) == 0);
  CHECK(gradient_of(1, 1) == 0);
}

TEST_CASE("squared hinge loss is the mean over outputs and batch, and scores stay as they are") {
  Matrix scores(2, 2);
  Matrix targets(2, 2);
  scores << 0.5F, 2, -1, 0;
  targets << 1, 1, 1, -1;
  double sum = 0.0;
  for (Index i = 0; i < 4; ++i)
    sum += loss_of(scores(i), targets(i)) / 2;
  CHECK(SquaredHinge().sum(scores, targets) == doctest::Approx(sum));
  Matrix d_outputs(2, 2);
  SquaredHinge().gradient(scores, targets, d_outputs);
  for (Index i = 0; i < 4; ++i)
    CHECK(d_outputs(i) == gradient_of(scores(i), targets(i)) / 4);
  Matrix predictions = scores;
  SquaredHinge().predict(predictions);
  CHECK(predictions == scores);
}

TEST_CASE("squared hinge loss passes NaN on") {
  CHECK(std::isnan(loss_of(std::numeric_limits<float>::quiet_NaN(), 1)));
  CHECK(std::isnan(gradient_of(std::numeric_limits<float>::quiet_NaN(), 1)));
}

}  // namespace
}  // namespace descent
