#pragma once

#include "core/layers/layer.h"

/// Layers that read a sequence step by step and carry a hidden state h (H) from each step to the
/// next, starting from 0.
namespace descent {

/// What every recurrent layer has: with G gates of H units, at step t
///   input part  W x_t + b,  recurrent part  U h_(t-1) (+ c),  W (G H x F), U (G H x H), b and c (G
///   H),
/// from which its cell makes h_t. Gives the last h (H), or those of every step (T x H). With p and
/// q the two parts of step t and sums over steps and samples,
///   d_W = sum d_p x_t^T,  d_b = sum d_p,  d_U = sum d_q h_(t-1)^T,  d_c = sum d_q,
///   d_x_t = W^T d_p,  d_h_(t-1) = U^T d_q and what the cell passes on directly.
/// Source of the gradients: Werbos (1990), pages 1550-1560, backpropagation through time.
class RecurrentLayer : public Layer {
 public:
  /// hyperparameters: units, everyStep (1 gives every step's h).
  static std::span<const Hyperparameter> hyperparameters();

  [[nodiscard]] Shape input_shape() const override { return inputs_; }
  [[nodiscard]] Shape output_shape() const override;
  void plan(ParameterBlock& parameters) override;
  [[nodiscard]] std::optional<std::size_t> weight_segment() const override {
    return weight_segment_;
  }
  [[nodiscard]] std::optional<std::size_t> bias_segment() const override {
    return bias_ ? std::optional(bias_segment_) : std::nullopt;
  }
  void initialize(ParameterBlock& parameters, Random& random) const override;
  void reserve(Index largest_batch) override;
  [[nodiscard]] Index work_per_sample() const override;
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) final;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) final;

 protected:
  /// Some samples at one step: their columns in the matrices of all steps, of which each step's lie
  /// `stride` behind those of the step before, and whether there are steps before and after.
  struct StepColumns {
    Index first;
    Index count;
    Index stride;
    bool has_previous;
    bool has_next;
    [[nodiscard]] Index previous() const { return first - stride; }
  };

  RecurrentLayer(const LayerOptions& options, Index gates, bool has_recurrent_bias);

  /// Makes the step's hidden states from its parts.
  virtual void cell_forward(const StepColumns& step, ConstMatrixView recurrent_part) = 0;
  /// Given d_hidden (H x count) writes d_input_part and d_recurrent_part (G H x count), and turns
  /// d_hidden into what reaches the hidden state before directly.
  virtual void cell_backward(const StepColumns& step, MatrixView d_hidden, MatrixView d_input_part,
                             MatrixView d_recurrent_part) = 0;
  /// Sets a bias that does not start at 0.
  virtual void initialize_bias(ParameterMap) const {}

  Index units_;
  Activation activation_;
  /// (G H x T largest batch): W x + b of every step, and (H x ...) its hidden states.
  Matrix input_parts_;
  Matrix hidden_;

 private:
  [[nodiscard]] StepColumns columns(Index step, SampleRange samples) const;
  void add_gradients(ParameterBlock& parameters, const StepColumns& step, ConstMatrixView x,
                     Index count);

  Shape inputs_;
  Index gates_;
  bool every_step_;
  Choice initializer_;
  std::string field_;
  bool bias_;
  bool has_recurrent_bias_;
  Index largest_batch_ = 0;
  std::size_t weight_segment_ = 0;
  std::size_t recurrent_segment_ = 0;
  std::size_t bias_segment_ = 0;
  std::size_t recurrent_bias_segment_ = 0;
  /// Of one step, (G H x largest batch) and (H x largest batch).
  Matrix recurrent_part_;
  Matrix d_input_part_;
  Matrix d_recurrent_part_;
  Matrix d_hidden_;
};

/// Simple recurrent layer: h_t = f(W x_t + b + U h_(t-1)).
/// Source: Elman (1990), figure 2.
class SimpleRecurrentLayer final : public RecurrentLayer {
 public:
  /// Options with the hyperparameters of RecurrentLayer.
  explicit SimpleRecurrentLayer(const LayerOptions& options) : RecurrentLayer(options, 1, false) {}

 private:
  void cell_forward(const StepColumns& step, ConstMatrixView recurrent_part) override;
  void cell_backward(const StepColumns& step, MatrixView d_hidden, MatrixView d_input_part,
                     MatrixView d_recurrent_part) override;
};

}  // namespace descent
