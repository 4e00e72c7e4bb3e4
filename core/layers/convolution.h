#pragma once

#include "core/layers/window_image.h"

namespace descent {

/// Two-dimensional convolution (a cross-correlation, as is usual): filter f at place (r, k) gives
///   z(f, r, k) = b(f) + sum over c, i, j of w(f, c, i, j) x(c, r stride + i - padding, ...),
/// with zeros outside the image; over all places of all samples of the batch
///   d_w(f, c, i, j) = sum of d_z(f, r, k) x(c, r stride + i - padding, ...),
///   d_b(f) = sum of d_z(f, r, k),
/// and d_x gets d_z(f, r, k) w(f, c, i, j) wherever z(f, r, k) read x. W is (F x C K K) with (c, i,
/// j) as the columns, j fastest; b is (F). Images (C, H, W) become (F, places(H), places(W)).
/// Source: LeCun, Bottou, Bengio and Haffner (1998), section II-A; Dumoulin and Visin (2016),
/// section 2.4, relationship 6, for the sizes.
class ConvolutionLayer final : public Layer {
 public:
  /// F filters over an image. Throws std::invalid_argument as window_shape does, naming
  /// "<field>.kernel".
  ConvolutionLayer(const LayerOptions& options, Index filters, const Window& window);
  /// filters, kernel, stride, padding.
  static std::span<const Hyperparameter> hyperparameters();

  [[nodiscard]] Shape input_shape() const override { return inputs_; }
  [[nodiscard]] Shape output_shape() const override { return outputs_; }
  void plan(ParameterBlock& parameters) override;
  [[nodiscard]] std::optional<std::size_t> weight_segment() const override {
    return weight_segment_;
  }
  [[nodiscard]] std::optional<std::size_t> bias_segment() const override { return bias_segment_; }
  void initialize(ParameterBlock& parameters, Random& random) const override;
  [[nodiscard]] Index work_per_sample() const override { return outputs_.size() * patch_size(); }
  void reserve(Index largest_batch) override;
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;

 private:
  [[nodiscard]] Index patch_size() const { return inputs_.channels * window_.size * window_.size; }
  [[nodiscard]] Index places() const { return outputs_.rows * outputs_.columns; }
  void write_input_gradient(const ParameterBlock& parameters, const ConstMatrixView& d_outputs,
                            Scalar* d_inputs);

  Shape inputs_;
  Window window_;
  Shape outputs_;
  Choice initializer_;
  std::string field_;
  bool bias_;
  std::size_t weight_segment_ = 0;
  std::optional<std::size_t> bias_segment_;
  /// The image that is worked on, or its gradient; made when room is reserved.
  std::optional<WindowImage> image_;
  /// d_z of one sample.
  Vector d_outputs_;
};

}  // namespace descent
