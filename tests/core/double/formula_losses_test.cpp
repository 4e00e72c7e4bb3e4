#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/losses/loss.h"
#include "core/random.h"
#include "tests/core/double/central_difference.h"

namespace descent {
namespace {

/// One-hot targets in the loss's coding.
Matrix some_targets(const LossEntry& entry, Index outputs, Index batch) {
  const Scalar low = entry.coding == TargetCoding::two_signs ? -1 : 0;
  Matrix targets = Matrix::Constant(outputs, batch, low);
  for (Index sample = 0; sample < batch; ++sample)
    targets((sample * 2) % outputs, sample) = 1;
  return targets;
}

/// Random numbers from -3 to 3 at least 0.1 from whole ones, where all kinks lie.
Matrix some_outputs(Index outputs, Index batch) {
  Random random(9, RandomStream::data);
  Matrix matrix(outputs, batch);
  for (Scalar& value : matrix.reshaped())
    value = std::floor(random.uniform(-3, 3)) + random.uniform(0.1, 0.9);
  return matrix;
}

void check_gradient(const Loss& loss, const Matrix& outputs, const Matrix& targets) {
  Matrix d_outputs(outputs.rows(), outputs.cols());
  loss.gradient(outputs, targets, d_outputs);
  for (Index i = 0; i < outputs.size(); ++i) {
    const auto mean_loss = [&](double x) {
      Matrix moved = outputs;
      moved.data()[i] = x;
      return loss.sum(moved, targets) / static_cast<double>(outputs.cols());
    };
    CHECK(relative_error(d_outputs.data()[i], central_difference(mean_loss, outputs.data()[i])) <=
          1e-6);
  }
}

TEST_CASE("every loss's gradient is the derivative of the batch's mean loss") {
  for (const LossEntry& entry : losses()) {
    const auto loss = make_loss("field", {std::string(entry.id)});
    for (const Index outputs : {1, 2, 3, 5}) {
      for (const Index batch : {1, 4, 7}) {
        CAPTURE(entry.id);
        CAPTURE(outputs);
        CAPTURE(batch);
        check_gradient(*loss, some_outputs(outputs, batch), some_targets(entry, outputs, batch));
      }
    }
  }
}

TEST_CASE("a gradient is the derivative at both ends of every range of a loss") {
  for (const LossEntry& entry : losses()) {
    for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
      for (const double value : {hyperparameter.minimum, hyperparameter.maximum}) {
        CAPTURE(entry.id);
        CAPTURE(value);
        const auto loss = make_loss(
            "field", {std::string(entry.id), {{std::string(hyperparameter.name), value}}});
        check_gradient(*loss, some_outputs(3, 4), some_targets(entry, 3, 4));
      }
    }
  }
}

TEST_CASE("the gradient of softmax cross-entropy is right for any non-negative targets") {
  Matrix targets(3, 2);
  targets << 0.3, 0, 0, 2.5, 1.7, 0.5;
  check_gradient(*make_loss("field", {"softmaxCrossEntropy"}), some_outputs(3, 2), targets);
}

TEST_CASE("a loss has a kink if it says so, and only then") {
  for (const LossEntry& entry : losses()) {
    CAPTURE(entry.id);
    const auto loss = make_loss("field", {std::string(entry.id)});
    const auto value = [&](double output) {
      return loss->sum(Matrix::Constant(1, 1, output).eval(), Matrix::Constant(1, 1, 1).eval());
    };
    const double h = 1e-6;
    double largest = 0.0;
    for (int step = -24; step <= 24; ++step) {
      const double output = step / 8.0;
      const double right = (value(output + h) - value(output)) / h;
      const double left = (value(output) - value(output - h)) / h;
      largest = std::max(largest, std::fabs(right - left));
    }
    CHECK((largest > 1e-3) == entry.has_kink);
  }
}

}  // namespace
}  // namespace descent
