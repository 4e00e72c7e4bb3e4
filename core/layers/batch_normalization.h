#pragma once

#include "core/layers/normalization.h"

namespace descent {

/// Batch normalisation, (I x B) to (I x B): mean and variance of a group over the whole batch, and
/// over an image's pixels or a sequence's steps; in evaluation, and in a frozen layer always, the
/// running ones, which pass no gradient on. After each training batch of n > 1 numbers running <-
/// (1 - m) running + m measured, m as PyTorch counts it, the measured variance taken with n - 1.
/// A batch of one number comes to the shift alone and trains nothing before the layer, as an
/// epoch's last batch may be; validate_experiment refuses batches that are all so small.
/// Parameters: scale, shift; statistics: running mean (start 0) and variance (start 1). Sources:
/// Ioffe and Szegedy (2015), algorithms 1 and 2; Keras (2019), class BatchNormalization, for frozen
/// layers.
class BatchNormalizationLayer final : public NormalizationLayer {
 public:
  /// `statistics_momentum` is m, above 0 to 1; `epsilon` > 0, in the square of the inputs' unit.
  BatchNormalizationLayer(const Shape& inputs, double statistics_momentum, double epsilon);
  /// statisticsMomentum, epsilon.
  static std::span<const Hyperparameter> hyperparameters();
  void plan(ParameterBlock& parameters) override;
  void initialize(ParameterBlock& parameters, Random& random) const override;
  void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
               MatrixView pre_activations) override;
  void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) override;
  void finish_batch(ParameterBlock& parameters) override;

 private:
  void measure(ConstMatrixView batch);
  void use_running(const ParameterBlock& parameters);
  void sum_gradients(const ParameterBlock& parameters, ConstMatrixView d_pre_activations);

  double statistics_momentum_;
  std::size_t mean_segment_ = 0;
  std::size_t variance_segment_ = 0;
  /// What the last pass normalised with, (groups), and the numbers that a group has in a batch.
  Eigen::VectorXd means_;
  Eigen::VectorXd variances_;
  Eigen::VectorXd inverse_deviations_;
  double numbers_ = 0;
  /// Means over the batch, (groups), of d_normalized and of d_normalized times normalized.
  Eigen::VectorXd d_means_;
  Eigen::VectorXd d_products_;
};

}  // namespace descent
