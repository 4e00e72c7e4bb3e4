#include <doctest/doctest.h>

#include <string>

#include "core/activations.h"
#include "core/losses/loss.h"
#include "core/models/network.h"
#include "core/random.h"
#include "tests/core/double/gradient_check.h"

using namespace descent;

namespace {

constexpr Index samples = 5;

Matrix random_matrix(Index rows, Index columns, std::uint64_t seed) {
  Random random(seed, RandomStream::data);
  Matrix matrix(rows, columns);
  for (Index i = 0; i < matrix.size(); ++i)
    matrix(i) = Scalar(random.normal());
  return matrix;
}

/// Targets in the coding the loss expects: one-hot columns, 0/1, -1/1, or any numbers.
Matrix targets_for(const LossEntry& loss, Index outputs) {
  Matrix targets = random_matrix(outputs, samples, 2);
  if (!loss.linear_output) return targets;
  for (Index sample = 0; sample < samples; ++sample) {
    if (outputs == 1) {
      targets(0, sample) = Scalar(sample % 2);
      if (loss.coding == TargetCoding::two_signs) targets(0, sample) = 2 * targets(0, sample) - 1;
    } else {
      targets.col(sample).setZero();
      targets(sample % outputs, sample) = 1;
    }
  }
  return targets;
}

Network make_network(const ActivationEntry& hidden, const ActivationEntry& output, bool bias,
                     Index outputs) {
  NetworkConfig config;
  const Choice activation{std::string(hidden.id)};
  config.layers = {dense_layer(4, activation), dense_layer(3, activation)};
  config.output_activation = {std::string(output.id)};
  config.initializer = {"uniform", {{"limit", 1.5}}};
  config.bias = bias;
  Network network(config, 3, outputs);
  network.initialize(11);
  // Biases away from 0, where they start, so that their gradients are tested in general position.
  network.parameters().values() += random_matrix(network.parameters().size(), 1, 3) * Scalar(0.2);
  return network;
}

}  // namespace

TEST_CASE("every layer x activation x loss agrees with central differences to 1e-6") {
  const Matrix inputs = random_matrix(3, samples, 1);
  for (const LossEntry& loss : losses()) {
    const Index outputs = loss.suits(Task::binary) && loss.linear_output ? 1 : 3;
    const Matrix targets = targets_for(loss, outputs);
    for (const ActivationEntry& hidden : activations()) {
      if (hidden.output_only) continue;
      for (const ActivationEntry& output : activations()) {
        if (loss.linear_output && output.id != "linear") continue;
        for (const bool bias : {true, false}) {
          CAPTURE(loss.id);
          CAPTURE(hidden.id);
          CAPTURE(output.id);
          CAPTURE(bias);
          Network network = make_network(hidden, output, bias, outputs);
          CHECK(testing::largest_gradient_error(
                    network, *make_loss("field", {std::string(loss.id)}), inputs, targets) <= 1e-6);
        }
      }
    }
  }
}

TEST_CASE("the check notices a wrong gradient") {
  /// Squared error whose gradient has the wrong sign.
  class WrongLoss final : public Loss {
   public:
    [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override {
      return (outputs - targets).squaredNorm();
    }
    void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                  MatrixView d_outputs) const override {
      d_outputs = (targets - outputs) * (Scalar(2) / Scalar(outputs.cols()));
    }
    void predict(MatrixView) const override {}
  };
  const ActivationEntry& tanh = find_entry("", activations(), "tanh");
  Network network = make_network(tanh, tanh, true, 2);
  const Matrix inputs = random_matrix(3, samples, 1);
  CHECK(testing::largest_gradient_error(network, WrongLoss(), inputs,
                                        random_matrix(2, samples, 2)) > 1);
}
