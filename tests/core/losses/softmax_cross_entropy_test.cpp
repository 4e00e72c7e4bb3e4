#include "core/losses/softmax_cross_entropy.h"

#include <doctest/doctest.h>

#include <cmath>

namespace descent {
namespace {

TEST_CASE("softmax cross-entropy: known values") {
  Matrix logits(3, 2);
  logits << 0, 1, 0, 2, 0, 3;
  Matrix targets(3, 2);
  targets << 1, 0, 0, 0, 0, 1;
  const SoftmaxCrossEntropy loss;
  const double sum = std::exp(1.0) + std::exp(2.0) + std::exp(3.0);
  CHECK(loss.sum(logits, targets) ==
        doctest::Approx(std::log(3.0) - std::log(std::exp(3.0) / sum)));
  Matrix d_outputs(3, 2);
  loss.gradient(logits, targets, d_outputs);
  for (Index output = 0; output < 3; ++output) {
    CHECK(d_outputs(output, 0) ==
          doctest::Approx((1.0 / 3.0 - targets(output, 0)) / 2).epsilon(1e-6));
    const double probability = std::exp(static_cast<double>(output + 1)) / sum;
    CHECK(d_outputs(output, 1) ==
          doctest::Approx((probability - targets(output, 1)) / 2).epsilon(1e-6));
  }
}

TEST_CASE("softmax cross-entropy weighs targets that do not add up to 1") {
  Matrix logits(3, 2);
  logits << 1, -1, 2, 0, 3, 0.5F;
  Matrix targets(3, 2);
  targets << 0.5F, 0, 0, 0, 1.5F, 0;
  const SoftmaxCrossEntropy loss;
  const double sum = std::exp(1.0) + std::exp(2.0) + std::exp(3.0);
  CHECK(loss.sum(logits, targets) ==
        doctest::Approx(-0.5 * (1 - std::log(sum)) - 1.5 * (3 - std::log(sum))));
  Matrix d_outputs(3, 2);
  loss.gradient(logits, targets, d_outputs);
  for (Index output = 0; output < 3; ++output) {
    const double probability = std::exp(static_cast<double>(output + 1)) / sum;
    CHECK(d_outputs(output, 0) ==
          doctest::Approx((2 * probability - targets(output, 0)) / 2).epsilon(1e-6));
    CHECK(d_outputs(output, 1) == 0);
  }
}

TEST_CASE("softmax cross-entropy takes class ids, with the bits of one-hot targets") {
  const Matrix logits = 3 * Matrix::Random(4, 9);
  Matrix one_hot = Matrix::Zero(4, 9);
  Matrix ids(1, 9);
  for (Index sample = 0; sample < 9; ++sample) {
    ids(0, sample) = static_cast<Scalar>((3 * sample) % 4);
    one_hot((3 * sample) % 4, sample) = 1;
  }
  const SoftmaxCrossEntropy loss;
  CHECK(loss.sum(logits, ids) == loss.sum(logits, one_hot));
  Matrix of_ids(4, 9);
  Matrix of_one_hot(4, 9);
  loss.gradient(logits, ids, of_ids);
  loss.gradient(logits, one_hot, of_one_hot);
  CHECK(of_ids == of_one_hot);
}

TEST_CASE("softmax cross-entropy does not overflow") {
  Matrix logits(2, 2);
  logits << 1e4F, -1e4F, -1e4F, 1e4F;
  Matrix right = Matrix::Identity(2, 2);
  Matrix wrong = right.rowwise().reverse();
  const SoftmaxCrossEntropy loss;
  CHECK(loss.sum(logits, right) == 0.0);
  CHECK(loss.sum(logits, wrong) == 4e4);
  Matrix d_outputs(2, 2);
  loss.gradient(logits, wrong, d_outputs);
  CHECK(d_outputs == 0.5F * (right - wrong));
}

TEST_CASE("softmax cross-entropy predicts probabilities that add up to 1") {
  Matrix all = 5 * Matrix::Random(6, 7);
  const Matrix before = all;
  SoftmaxCrossEntropy().predict(all.block(1, 1, 4, 5));
  for (Index sample = 1; sample < 6; ++sample) {
    double sum = 0.0;
    for (Index output = 1; output < 5; ++output)
      sum += std::exp(double{before(output, sample)});
    for (Index output = 1; output < 5; ++output) {
      CHECK(all(output, sample) ==
            doctest::Approx(std::exp(double{before(output, sample)}) / sum).epsilon(1e-6));
    }
  }
  CHECK(all.row(0) == before.row(0));
  CHECK(all.row(5) == before.row(5));
  CHECK(all.col(0) == before.col(0));
}

}  // namespace
}  // namespace descent
