#include "core/losses/binary_cross_entropy.h"

#include <doctest/doctest.h>

#include <cmath>

namespace descent {
namespace {

double loss_of(float logit, float target) {
  return BinaryCrossEntropy().sum(Matrix::Constant(1, 1, logit).eval(),
                                  Matrix::Constant(1, 1, target).eval());
}

float gradient_of(float logit, float target) {
  Matrix d_outputs(1, 1);
  BinaryCrossEntropy().gradient(Matrix::Constant(1, 1, logit).eval(),
                                Matrix::Constant(1, 1, target).eval(), d_outputs);
  return d_outputs(0, 0);
}

TEST_CASE("binary cross-entropy: known values") {
  CHECK(loss_of(0, 0) == doctest::Approx(std::log(2.0)));
  CHECK(loss_of(0, 1) == doctest::Approx(std::log(2.0)));
  const double probability = 1 / (1 + std::exp(-1.5));
  CHECK(loss_of(1.5F, 1) == doctest::Approx(-std::log(probability)));
  CHECK(loss_of(1.5F, 0) == doctest::Approx(-std::log(1 - probability)));
  CHECK(gradient_of(1.5F, 0) == doctest::Approx(probability).epsilon(1e-6));
  CHECK(gradient_of(1.5F, 1) == doctest::Approx(probability - 1).epsilon(1e-6));
}

TEST_CASE("binary cross-entropy neither overflows nor loses small losses") {
  CHECK(loss_of(1e4F, 1) == 0.0);
  CHECK(loss_of(1e4F, 0) == 1e4);
  CHECK(loss_of(-1e4F, 0) == 0.0);
  CHECK(loss_of(-1e4F, 1) == 1e4);
  CHECK(loss_of(40, 1) == doctest::Approx(std::exp(-40.0)).scale(0));
  CHECK(gradient_of(1e4F, 0) == 1.0F);
  CHECK(gradient_of(1e4F, 1) == 0.0F);
  CHECK(gradient_of(-1e4F, 1) == -1.0F);
}

TEST_CASE("binary cross-entropy sums over the batch, its gradient is of the mean") {
  Matrix logits(1, 4);
  Matrix targets(1, 4);
  logits << 0.5, -1, 2, 0;
  targets << 1, 0, 0, 1;
  const BinaryCrossEntropy loss;
  double sum = 0.0;
  for (Index i = 0; i < 4; ++i)
    sum += loss_of(logits(0, i), targets(0, i));
  CHECK(loss.sum(logits, targets) == doctest::Approx(sum));
  Matrix d_outputs(1, 4);
  loss.gradient(logits, targets, d_outputs);
  for (Index i = 0; i < 4; ++i) {
    CHECK(d_outputs(0, i) == doctest::Approx(gradient_of(logits(0, i), targets(0, i)) / 4));
  }
}

TEST_CASE("binary cross-entropy adds up the classes of a sample, each on its own") {
  Matrix logits(3, 1);
  Matrix targets(3, 1);
  logits << 0.5F, -1, 2;
  targets << 0, 1, 0;
  const double sum = loss_of(0.5F, 0) + loss_of(-1, 1) + loss_of(2, 0);
  CHECK(BinaryCrossEntropy().sum(logits, targets) == doctest::Approx(sum));
  Matrix d_outputs(3, 1);
  BinaryCrossEntropy().gradient(logits, targets, d_outputs);
  for (Index i = 0; i < 3; ++i)
    CHECK(d_outputs(i) == doctest::Approx(gradient_of(logits(i), targets(i))));
}

TEST_CASE("binary cross-entropy predicts probabilities, in parts of larger matrices too") {
  Matrix all = Matrix::Zero(3, 4);
  BinaryCrossEntropy().predict(all.block(1, 1, 1, 3));
  Matrix expected = Matrix::Zero(3, 4);
  expected.block(1, 1, 1, 3).setConstant(0.5F);
  CHECK(all == expected);
}

}  // namespace
}  // namespace descent
