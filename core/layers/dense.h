#pragma once

#include "core/activations.h"
#include "core/layers/layer.h"

namespace descent {

/// What a dense layer is made from.
struct DenseOptions {
  Index inputs;
  Index units;
  Activation activation;
  Choice initializer;
  bool bias;
};

/// Fully connected layer: Z = W X + b, A = f(Z), with W (O x I), b (O), X (I x B), Z and A (O x B).
///   d_Z = d_A * f'(Z),  d_W = d_Z X^T,  d_b = sum over the batch of d_Z,  d_X = W^T d_Z
/// Source: Rumelhart, Hinton and Williams (1986), equations 1 to 7.
class DenseLayer final : public Layer {
 public:
  explicit DenseLayer(DenseOptions options);

  [[nodiscard]] Index input_count() const override { return options_.inputs; }
  [[nodiscard]] Index output_count() const override { return options_.units; }
  [[nodiscard]] LayerInfo info(const ParameterBlock& parameters) const override;
  void plan(ParameterBlock& parameters) override;
  void initialize(ParameterBlock& parameters, Random& random) const override;
  void reserve(Index largest_batch) override;
  [[nodiscard]] Index work_per_sample() const override;
  void forward(const ParameterBlock& parameters, ConstMatrixView inputs,
               SampleRange samples) override;
  [[nodiscard]] ConstMatrixView outputs() const override { return outputs_.leftCols(batch_); }
  void backward(ParameterBlock& parameters, ConstMatrixView inputs, MatrixView d_outputs,
                std::optional<MatrixView> d_inputs, SampleRange samples) override;

 private:
  DenseOptions options_;
  std::size_t weight_segment_ = 0;
  std::size_t bias_segment_ = 0;
  Index batch_ = 0;
  Matrix pre_activations_;
  Matrix outputs_;
};

}  // namespace descent
