#pragma once

#include <vector>

#include "core/layers/layer.h"

/// Layers that bring their inputs to mean 0 and variance 1 and then scale and shift them by
/// parameters that are learned: z = scale (x - mean) / sqrt(variance + epsilon) + shift.
namespace descent {

/// What they share: scale and shift, one per group of units, which start as 1 and 0. Groups are the
/// channels of an image where a batch is measured and its single units where a layer is; the
/// features of a sequence; the units of a vector. With n = (x - mean) / sqrt(variance + epsilon)
/// and means over the numbers that one mean was taken of,
///   d_scale = sum of d_z n,  d_shift = sum of d_z,  d_n = scale d_z,
///   d_x = (d_n - mean(d_n) - n mean(d_n n)) / sqrt(variance + epsilon)
class NormalizationLayer : public Layer {
 public:
  /// `group_of_unit` names each input's group, counted from 0.
  NormalizationLayer(const Shape& inputs, std::vector<Index> group_of_unit, double epsilon);

  [[nodiscard]] Shape input_shape() const override { return inputs_; }
  [[nodiscard]] Shape output_shape() const override { return inputs_; }
  void plan(ParameterBlock& parameters) override;
  void initialize(ParameterBlock& parameters, Random& random) const override;
  void reserve(Index largest_batch) override;
  [[nodiscard]] Index work_per_sample() const override { return 8 * inputs_.size(); }

 protected:
  /// z = scale normalized + shift for these samples.
  void scale_and_shift(const ParameterBlock& parameters, SampleRange samples,
                       MatrixView pre_activations) const;
  /// Adds these samples' d_scale and d_shift; the batch's first samples set them.
  void add_gradients(ParameterBlock& parameters, ConstMatrixView d_pre_activations,
                     SampleRange samples) const;
  [[nodiscard]] Index group(Index unit) const {
    return group_of_unit_[static_cast<std::size_t>(unit)];
  }

  Shape inputs_;
  std::vector<Index> group_of_unit_;
  /// Numbers of scales and shifts.
  Index groups_;
  double epsilon_;
  std::size_t scale_segment_ = 0;
  std::size_t shift_segment_ = 0;
  /// (x - mean) / sqrt(variance + epsilon) of the last training pass, (I x largest batch).
  Matrix normalized_;
};

}  // namespace descent
