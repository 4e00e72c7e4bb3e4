#pragma once

#include "core/experiment.h"
#include "core/layers/layer.h"

namespace descent {

/// What a picture or a file needs to know of a layer.
struct LayerInfo {
  /// The id of its kind.
  std::string_view kind;
  /// The shapes of a sample before and after it.
  Shape inputs;
  Shape outputs;
  /// The id of its activation.
  std::string_view activation;
  /// Where a dense layer's weights (O x I, column by column) and biases (O) start in the block.
  std::optional<Index> weight_offset;
  std::optional<Index> bias_offset;
};

/// A layer in its place in a network: Z = layer(X), A = f(Z), with X (I x B), Z and A (O x B), and
/// the workspaces of both.
class NetworkLayer {
 public:
  /// A layer of the kind that the configuration names, with its activation. Throws
  /// std::invalid_argument ("layers") for a kind that is not known.
  NetworkLayer(const LayerConfig& config, std::unique_ptr<Layer> layer,
               const Activation& activation);

  /// The layer without its activation.
  [[nodiscard]] Layer& layer() { return *layer_; }
  [[nodiscard]] const Layer& layer() const { return *layer_; }
  /// Whether training leaves its parameters and statistics as they start.
  [[nodiscard]] bool frozen() const { return frozen_; }
  /// Whether its training passes leave something to chance.
  [[nodiscard]] bool leaves_to_chance() const { return !kind_->chance.empty(); }
  /// Whether its training passes measure statistics.
  [[nodiscard]] bool measures() const { return kind_->compares_samples && !frozen_; }
  /// The regularizer of its own, if it has one.
  [[nodiscard]] const std::optional<Choice>& regularizer() const { return regularizer_; }
  /// Its kind, shapes, activation and, for a dense layer, its places in the network's block.
  [[nodiscard]] LayerInfo info(const ParameterBlock& parameters) const;
  /// Number of inputs I.
  [[nodiscard]] Index input_count() const { return inputs_; }
  /// Number of outputs O.
  [[nodiscard]] Index output_count() const { return units_; }

  /// Plans the layer's segments in the block; called once, layer after layer, before it is
  /// allocated.
  void plan(ParameterBlock& parameters);
  /// Makes room for batches of up to `largest_batch` samples, after the block was allocated; passes
  /// then allocate nothing.
  void reserve(const ParameterBlock& parameters, Index largest_batch);

  /// Multiply-adds of one sample's forward pass.
  [[nodiscard]] Index work_per_sample() const;

  /// Z = layer(X) and A = f(Z) for the samples of `inputs`, into their columns.
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs);
  /// d_Z = d_A * f'(Z) for the samples of `inputs`, in place of d_outputs (O x B), and then
  /// Layer::backward's gradients of the parameters and, when asked for, d_inputs (I x B).
  void backward(ParameterBlock& parameters, const LayerInputs& inputs, MatrixView d_outputs,
                std::optional<MatrixView> d_inputs);

  /// Whether it is dense with at most narrow_width inputs and units, so that it has forward_narrow
  /// and backward_narrow, which give the same bits as forward and backward.
  [[nodiscard]] bool is_narrow() const { return is_narrow_; }
  /// The forward pass of a whole batch of at most narrow_batch samples, given its inputs (I x B)
  /// without gaps; gives its outputs.
  const Scalar* forward_narrow(const ParameterBlock& parameters, const Scalar* inputs, Index batch);
  /// The backward pass of the same, with d_outputs (O x B), which is used up, and d_inputs (I x B),
  /// which may be missing.
  void backward_narrow(ParameterBlock& parameters, const Scalar* inputs, Scalar* d_outputs,
                       Scalar* d_inputs) const;

  /// d_pre_activations = d_outputs * f'(pre_activations) of the last forward pass, in place,
  /// (O x B); left as they are where the activation acts inside the layer or joins all units.
  void multiply_by_derivative(MatrixView d_outputs) const;

  /// The places of outputs().
  [[nodiscard]] const Scalar* first_output() const {
    return (is_linear_ ? pre_activations_ : outputs_).data();
  }
  /// Z of the last forward pass, (O x B).
  [[nodiscard]] ConstMatrixView pre_activations() const {
    return pre_activations_.leftCols(batch_);
  }
  /// A of the last forward pass, (O x B).
  [[nodiscard]] ConstMatrixView outputs() const {
    return is_linear_ ? pre_activations() : ConstMatrixView(outputs_.leftCols(batch_));
  }

 private:
  const LayerEntry* kind_;
  std::unique_ptr<Layer> layer_;
  Activation activation_;
  Index inputs_;
  Index units_;
  bool frozen_;
  std::optional<Choice> regularizer_;
  /// Whether the outputs are the pre-activations: f(z) = z, or f acts inside the layer.
  bool is_linear_;
  bool is_narrow_;
  /// Where a dense layer's weights and biases start in the block; the latter below 0 where there
  /// are none.
  Index weight_offset_ = 0;
  Index bias_offset_ = -1;
  Index batch_ = 0;
  Matrix pre_activations_;
  /// Empty where the activation is linear.
  Matrix outputs_;
};

}  // namespace descent
