#pragma once

#include "core/layers/normalization.h"

namespace descent {

/// Layer normalisation, (I x B) to (I x B): mean and variance, divided by the count, over the units
/// of one sample, of each step of a sequence by itself; the same in training and evaluation. Scale
/// and shift are one per unit, or per feature of a sequence. Source: Ba, Kiros and Hinton (2016),
/// equations 3 and 4.
class LayerNormalizationLayer final : public NormalizationLayer {
 public:
  /// `epsilon` > 0, in the square of the inputs' unit.
  LayerNormalizationLayer(const Shape& inputs, double epsilon);
  /// epsilon.
  static std::span<const Hyperparameter> hyperparameters();
  void reserve(Index largest_batch) override;
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;

 private:
  /// Parts of a sample that are normalised by themselves.
  [[nodiscard]] Index parts() const { return inputs_.size() / groups_; }

  /// 1 / sqrt(variance + epsilon), (parts x largest batch).
  Eigen::MatrixXd inverse_deviations_;
};

}  // namespace descent
