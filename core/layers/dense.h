#pragma once

#include "core/layers/layer.h"

namespace descent {

/// Fully connected layer: Z = W X + b, with W (O x I), b (O), X (I x B), Z (O x B); an image or a
/// sequence is read as one long vector.
///   d_W = d_Z X^T,  d_b = sum over the batch of d_Z,  d_X = W^T d_Z
/// Whole batches of narrow ones are passed by NetworkLayer::forward_narrow and backward_narrow,
/// with the same bits. Source: Rumelhart, Hinton and Williams (1986), Nature 323, equations 1 to 7.
class DenseLayer final : public Layer {
 public:
  /// `units` outputs.
  DenseLayer(const LayerOptions& options, Index units);
  /// units.
  static std::span<const Hyperparameter> hyperparameters();

  [[nodiscard]] Shape input_shape() const override { return inputs_; }
  [[nodiscard]] Shape output_shape() const override { return units_; }
  void plan(ParameterBlock& parameters) override;
  [[nodiscard]] std::optional<std::size_t> weight_segment() const override {
    return weight_segment_;
  }
  [[nodiscard]] std::optional<std::size_t> bias_segment() const override { return bias_segment_; }
  void initialize(ParameterBlock& parameters, Random& random) const override;
  [[nodiscard]] Index work_per_sample() const override { return units_ * inputs_.size(); }
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;

 private:
  Shape inputs_;
  Index units_;
  Choice initializer_;
  std::string field_;
  bool bias_;
  std::size_t weight_segment_ = 0;
  std::optional<std::size_t> bias_segment_;
};

}  // namespace descent
