#pragma once

#include "core/layers/layer.h"

/// Layers without parameters that leave the number of units as it is.
namespace descent {

/// What they share: I outputs for I inputs, each cheap.
class PassThroughLayer : public Layer {
 public:
  /// Outputs of the inputs' shape.
  explicit PassThroughLayer(const Shape& inputs) : inputs_(inputs) {}

  [[nodiscard]] Shape input_shape() const override { return inputs_; }
  [[nodiscard]] Shape output_shape() const override { return inputs_; }
  [[nodiscard]] Index work_per_sample() const override { return inputs_.size(); }
  /// d_X = d_Z, for those that add nothing of their own.
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;

 protected:
  Shape inputs_;
};

/// Flatten: z = x, an image or a sequence taken as one long vector, which dense layers do by
/// themselves. Source: LeCun, Bottou, Bengio and Haffner (1998), section II-B, LeNet-5 between C5
/// and F6.
class FlattenLayer final : public PassThroughLayer {
 public:
  using PassThroughLayer::PassThroughLayer;
  [[nodiscard]] Shape output_shape() const override { return inputs_.size(); }
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
};

/// Dropout, inverted: in training each input is 0 with probability p and else x / (1 - p), so that
/// its mean stays x; in evaluation z = x. The gradient passes through the same mask.
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov (2014), section 4, with the
/// scaling at training time of their section 10.
class DropoutLayer final : public PassThroughLayer {
 public:
  /// `probability` is p, 0 to below 1.
  DropoutLayer(const Shape& inputs, double probability);
  /// dropRate.
  static std::span<const Hyperparameter> hyperparameters();
  void reserve(Index largest_batch) override;
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;

 private:
  double probability_;
  /// 0 or 1 / (1 - p) for every unit and sample of the last training pass.
  Matrix mask_;
};

/// Residual connection: z = x + y with y the outputs that x's layer, `back` layers earlier, began
/// from; both have the same shape. Its gradient goes to both unchanged.
/// Source: He, Zhang, Ren and Sun (2016), equation 1.
class ResidualLayer final : public PassThroughLayer {
 public:
  /// Throws nothing itself: Network refuses a `back` that leads to no layer of this shape.
  ResidualLayer(const Shape& inputs, Index back) : PassThroughLayer(inputs), back_(back) {}
  /// back.
  static std::span<const Hyperparameter> hyperparameters();
  [[nodiscard]] Index earlier() const override { return back_; }
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;

 private:
  Index back_;
};

}  // namespace descent
