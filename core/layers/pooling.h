#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/window.h"

namespace descent {

/// What every pooling layer has: a window over each channel alone, and no parameters.
class PoolingLayer : public Layer {
 public:
  /// Over an image of C channels, (C, H, W) to (C, places(H), places(W)). Throws
  /// std::invalid_argument as window_shape does, naming "<field>.size".
  PoolingLayer(const LayerOptions& options, const Window& window);
  /// size, stride.
  static std::span<const Hyperparameter> hyperparameters();

  [[nodiscard]] Shape input_shape() const override { return inputs_; }
  [[nodiscard]] Shape output_shape() const override { return outputs_; }
  [[nodiscard]] Index work_per_sample() const override {
    return outputs_.size() * window_.size * window_.size;
  }

 protected:
  /// Calls visit(output, pixel, length) for outputs that follow one another in a row, at most a
  /// packet: their first number, and the first pixel that it sees. Those of the next outputs lie a
  /// stride further on, and each one's others follow in rows.
  template <class Visit>
  void for_each_packet(Visit visit) const;

  Shape inputs_;
  Window window_;
  Shape outputs_;
};

/// Maximum pooling: z = the largest pixel of the window, the first of equal ones; its gradient goes
/// to that pixel alone. A NaN in the window goes through.
/// Source: Riesenhuber and Poggio (1999), pages 1019-1025, the MAX operation; Jarrett, Kavukcuoglu,
/// Ranzato and LeCun (2009), section 2, P_M.
class MaximumPoolingLayer final : public PoolingLayer {
 public:
  using PoolingLayer::PoolingLayer;
  void reserve(Index largest_batch) override;
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;

 private:
  /// The pixel that each output took, (O x largest batch).
  std::vector<std::int32_t> chosen_;
};

/// Average pooling: z = the mean of the window's pixels, each of which gets 1 / size^2 of the
/// gradient. Source: LeCun, Bottou, Bengio and Haffner (1998), section II-A, sub-sampling layers.
class AveragePoolingLayer final : public PoolingLayer {
 public:
  using PoolingLayer::PoolingLayer;
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;
};

}  // namespace descent
