#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "core/activations.h"
#include "core/layers/layer.h"
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

/// A small shape of this kind.
Shape shape_of(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::vector:
      return 3;
    case ShapeKind::image:
      return Shape::image(1, 4, 3);
    case ShapeKind::sequence:
      return Shape::sequence(3, 2);
  }
  return 1;
}

/// A layer with parameters that gives the shape that it takes, or several channels of it.
LayerConfig layer_in_front(ShapeKind kind) {
  LayerConfig layer = dense_layer(3, {"tanh"});
  if (kind == ShapeKind::image) {
    layer.kind = {"convolution", {{"filters", 2}, {"kernel", 3}, {"padding", 1}}};
  }
  if (kind == ShapeKind::sequence)
    layer.kind = {"simpleRecurrent", {{"units", 2}, {"everyStep", 1}}};
  return layer;
}

/// The kind of layer with its activation, small, behind a layer that learns by its d_inputs.
std::vector<LayerConfig> layers_with(const LayerEntry& kind, ShapeKind shape,
                                     const ActivationEntry& activation) {
  LayerConfig layer;
  layer.kind.id = kind.id;
  for (const Hyperparameter& each : kind.hyperparameters) {
    if (each.name == "units" || each.name == "filters") {
      layer.kind.values.push_back({std::string(each.name), 2});
    }
  }
  layer.activation.id = activation.id;
  std::vector<LayerConfig> layers = {layer_in_front(shape), layer};
  // A connection back to another layer's outputs, not to the network's inputs.
  if (kind.id == "residual") layers.insert(layers.begin() + 1, layer_in_front(shape));
  return layers;
}

/// Largest relative error of both kinds of pass, from a start with this seed.
double error_from(std::uint64_t seed, const NetworkConfig& config, const Shape& shape,
                  const LossEntry& loss_entry, Index outputs) {
  Network network(config, shape, outputs);
  network.initialize(seed);
  auto values = network.parameters().trainable_values();
  values += random_matrix(values.size(), 1, seed) * Scalar(0.2);
  const auto loss = make_loss("field", {std::string(loss_entry.id)});
  const Matrix inputs = random_matrix(shape.size(), samples, seed + 1);
  const Matrix targets = targets_for(loss_entry, outputs);
  return std::max(
      testing::largest_gradient_error(network, *loss, inputs, targets, Pass::training),
      testing::largest_gradient_error(network, *loss, inputs, targets, Pass::evaluation));
}

/// The smallest error from a few starts: a kink within a step spoils one of them, but a wrong
/// gradient all of them.
double least_error(const NetworkConfig& config, const Shape& shape, const LossEntry& loss,
                   Index outputs) {
  double least = std::numeric_limits<double>::infinity();
  for (const std::uint64_t seed : {11, 12, 13}) {
    least = std::min(least, error_from(seed, config, shape, loss, outputs));
    if (least <= 1e-6) break;
  }
  return least;
}

}  // namespace

TEST_CASE("every kind of layer x activation x loss agrees with central differences to 1e-6") {
  for (const LayerEntry& kind : layer_kinds()) {
    for (const ShapeKind shape : kind.takes) {
      for (const ActivationEntry& activation : activations()) {
        if (activation.output_only) continue;
        NetworkConfig config;
        config.initializer = {"uniform", {{"limit", 1}}};
        config.layers = layers_with(kind, shape, activation);
        for (const LossEntry& loss : losses()) {
          CAPTURE(kind.id);
          CAPTURE(shape_kind_name(shape));
          CAPTURE(activation.id);
          CAPTURE(loss.id);
          const Index outputs = loss.suits(Task::binary) && loss.linear_output ? 1 : 2;
          CHECK(least_error(config, shape_of(shape), loss, outputs) <= 1e-6);
        }
      }
    }
  }
}

TEST_CASE(
    "dense layers x activation x output activation x loss agree with central differences to 1e-6") {
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
