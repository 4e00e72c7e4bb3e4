#pragma once

#include "core/experiment.h"
#include "core/layers/layer.h"

namespace descent {

/// What a picture or a file needs to know of a layer.
struct LayerInfo {
  std::string_view kind;
  Shape inputs;
  Shape outputs;
  std::string_view activation;
  /// Where a dense layer's weights (O x I, column by column) and biases (O) start in the block.
  std::optional<Index> weight_offset;
  std::optional<Index> bias_offset;
};

/// A layer in its place in a network: Z = layer(X), A = f(Z), and the workspaces of both.
class NetworkLayer {
 public:
  /// A layer of the kind that the configuration names, with its activation.
  NetworkLayer(const LayerConfig& config, std::unique_ptr<Layer> layer,
               const Activation& activation);

  [[nodiscard]] Layer& layer() { return *layer_; }
  [[nodiscard]] const Layer& layer() const { return *layer_; }
  /// Whether training leaves its parameters and statistics as they start.
  [[nodiscard]] bool frozen() const { return frozen_; }
  /// The regularizer of its own, if it has one.
  [[nodiscard]] const std::optional<Choice>& regularizer() const { return regularizer_; }
  [[nodiscard]] LayerInfo info(const ParameterBlock& parameters) const;
  [[nodiscard]] Index input_count() const { return layer_->input_shape().size(); }
  [[nodiscard]] Index output_count() const { return units_; }

  void plan(ParameterBlock& parameters);
  void reserve(Index largest_batch);

  /// Multiply-adds of one sample's forward pass.
  [[nodiscard]] Index work_per_sample() const;

  void forward(const ParameterBlock& parameters, const LayerInputs& inputs);
  /// d_outputs (O x B) becomes d_pre_activations in place.
  void backward(ParameterBlock& parameters, const LayerInputs& inputs, MatrixView d_outputs,
                std::optional<MatrixView> d_inputs);

  /// d_pre_activations = d_outputs * f'(pre_activations) of the last forward pass, in place,
  /// (O x B); left as they are where the activation acts inside the layer or joins all units.
  void multiply_by_derivative(MatrixView d_outputs) const;

  /// Of the last forward pass, (O x B).
  [[nodiscard]] ConstMatrixView pre_activations() const {
    return pre_activations_.leftCols(batch_);
  }
  [[nodiscard]] ConstMatrixView outputs() const {
    return is_linear_ ? pre_activations() : ConstMatrixView(outputs_.leftCols(batch_));
  }

 private:
  const LayerEntry* kind_;
  std::unique_ptr<Layer> layer_;
  Activation activation_;
  Index units_;
  bool frozen_;
  std::optional<Choice> regularizer_;
  /// Whether the outputs are the pre-activations: f(z) = z, or f acts inside the layer.
  bool is_linear_;
  Index batch_ = 0;
  Matrix pre_activations_;
  /// Empty where the activation is linear.
  Matrix outputs_;
};

}  // namespace descent
