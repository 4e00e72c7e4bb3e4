#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "tests/core/double/central_difference.h"
#include "tests/core/layers/layer_harness.h"

/// Every layer's backward pass against central differences of its forward pass.
namespace descent {
namespace {

using testing::LayerHarness;
using testing::random_matrix;

constexpr Index batch = 5;

struct Case {
  Choice kind;
  Shape inputs;
};

std::vector<Case> cases() {
  const Shape image = Shape::image(2, 6, 5);
  const Shape steps = Shape::sequence(4, 3);
  return {
      {{"dense", {{"units", 4}}}, 6},
      {{"convolution", {{"filters", 3}, {"kernel", 3}}}, image},
      {{"convolution", {{"filters", 2}, {"kernel", 2}, {"stride", 2}, {"padding", 1}}}, image},
      {{"convolution", {{"filters", 2}, {"kernel", 5}, {"stride", 3}, {"padding", 4}}}, image},
      {{"convolution", {{"filters", 2}, {"kernel", 1}, {"stride", 2}}}, image},
      {{"maximumPooling"}, image},
      {{"maximumPooling", {{"size", 3}, {"stride", 1}}}, image},
      {{"averagePooling"}, image},
      {{"averagePooling", {{"size", 3}, {"stride", 2}}}, image},
      {{"flatten"}, image},
      {{"dropout", {{"dropRate", 0.4}}}, 6},
      {{"batchNormalization"}, 6},
      {{"batchNormalization", {{"epsilon", 0.3}}}, image},
      {{"batchNormalization"}, steps},
      {{"layerNormalization"}, 6},
      {{"layerNormalization", {{"epsilon", 0.3}}}, image},
      {{"layerNormalization"}, steps},
      {{"simpleRecurrent", {{"units", 3}}}, steps},
      {{"simpleRecurrent", {{"units", 3}, {"everyStep", 1}}}, steps},
      {{"lstm", {{"units", 3}}}, steps},
      {{"lstm", {{"units", 2}, {"everyStep", 1}}}, steps},
      {{"gru", {{"units", 3}}}, steps},
      {{"gru", {{"units", 2}, {"everyStep", 1}}}, steps},
      {{"residual"}, 6},
  };
}

/// The layer and the loss sum d_z z, whose gradient d_z is. No two of the inputs are so near one
/// another that a step of the differences changes the larger.
class Probe {
 public:
  Probe(const Case& tested, Pass pass)
      : pass_(pass),
        harness_(tested.kind, tested.inputs, batch, "tanh"),
        inputs_(random_matrix(tested.inputs.size(), batch, 4)),
        d_outputs_(random_matrix(harness_.layer->output_shape().size(), batch, 2)) {
    // Biases, scales and statistics away from where they start; variances stay positive.
    const Matrix shift = random_matrix(harness_.block.size(), 1, 3);
    harness_.block.values() += Scalar(0.2) * shift.col(0).cwiseAbs();
  }

  double loss() {
    harness_.random = Random(9, RandomStream::dropout);  // the same mask every time
    return (harness_.forward(inputs_, pass_).array() * d_outputs_.array()).sum();
  }

  /// Largest relative error over all inputs and trained parameters.
  double largest_error() {
    loss();
    const Matrix d_inputs = harness_.backward(inputs_, d_outputs_, pass_);
    const Vector gradients = harness_.block.gradients();
    double largest = 0;
    for (Index i = 0; i < inputs_.size(); ++i)
      largest = std::max(largest, error_of(d_inputs.data()[i], inputs_.data()[i]));
    for (Index i = 0; i < harness_.block.trainable_size(); ++i)
      largest = std::max(largest, error_of(gradients[i], harness_.block.values()[i]));
    return largest;
  }

  /// Puts another layer in the place of the one that is probed, which that layer is made from.
  template <class Other>
  void replace_layer() {
    harness_.layer = std::make_unique<Other>(std::move(harness_.layer));
  }

 private:
  double error_of(double gradient, Scalar& value) {
    const Scalar kept = value;
    const double expected = central_difference(
        [&](double x) {
          value = x;
          return loss();
        },
        kept);
    value = kept;
    REQUIRE(std::isfinite(gradient));
    REQUIRE(std::isfinite(expected));
    return relative_error(gradient, expected);
  }

  Pass pass_;
  LayerHarness harness_;
  Matrix inputs_;
  Matrix d_outputs_;
};

TEST_CASE("every layer's gradients agree with central differences to 1e-6") {
  for (const Case& tested : cases()) {
    for (const Pass pass : {Pass::training, Pass::evaluation}) {
      CAPTURE(tested.kind.id);
      CAPTURE(tested.inputs.size());
      CAPTURE(static_cast<int>(pass));
      CHECK(Probe(tested, pass).largest_error() <= 1e-6);
    }
  }
}

/// Another layer but for the sign of some gradient.
class WrongLayer : public Layer {
 public:
  explicit WrongLayer(std::unique_ptr<Layer> layer) : layer_(std::move(layer)) {}
  [[nodiscard]] Shape input_shape() const override { return layer_->input_shape(); }
  [[nodiscard]] Shape output_shape() const override { return layer_->output_shape(); }
  [[nodiscard]] Index work_per_sample() const override { return layer_->work_per_sample(); }
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override {
    layer_->forward(parameters, inputs, pre_activations);
  }
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override {
    layer_->backward(parameters, inputs, d_pre_activations, d_inputs);
    flip(parameters, *d_inputs);
  }

 private:
  virtual void flip(ParameterBlock& parameters, MatrixView d_inputs) = 0;
  std::unique_ptr<Layer> layer_;
};

class WrongInputGradient final : public WrongLayer {
 public:
  using WrongLayer::WrongLayer;

 private:
  void flip(ParameterBlock&, MatrixView d_inputs) override { d_inputs.col(2) *= -1; }
};

class WrongParameterGradient final : public WrongLayer {
 public:
  using WrongLayer::WrongLayer;

 private:
  void flip(ParameterBlock& parameters, MatrixView) override { parameters.gradients()[0] *= -1; }
};

TEST_CASE("a flipped sign in a backward pass is noticed, in every layer") {
  for (const Case& tested : cases()) {
    CAPTURE(tested.kind.id);
    Probe wrong_inputs(tested, Pass::training);
    wrong_inputs.replace_layer<WrongInputGradient>();
    CHECK(wrong_inputs.largest_error() > 1);
    if (!find_entry("layer", layer_kinds(), tested.kind.id).has_weights) continue;
    Probe wrong_parameters(tested, Pass::training);
    wrong_parameters.replace_layer<WrongParameterGradient>();
    CHECK(wrong_parameters.largest_error() > 1);
  }
}

TEST_CASE("the cases name every layer") {
  for (const LayerEntry& entry : layer_kinds()) {
    CAPTURE(entry.id);
    bool named = false;
    for (const Case& tested : cases())
      named = named || tested.kind.id == entry.id;
    CHECK(named);
  }
}

}  // namespace
}  // namespace descent
