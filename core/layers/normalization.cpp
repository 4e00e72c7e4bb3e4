#include "core/layers/normalization.h"

#include <algorithm>

namespace descent {

NormalizationLayer::NormalizationLayer(const Shape& inputs, std::vector<Index> group_of_unit,
                                       double epsilon)
    : inputs_(inputs),
      group_of_unit_(std::move(group_of_unit)),
      groups_(*std::max_element(group_of_unit_.begin(), group_of_unit_.end()) + 1),
      epsilon_(epsilon) {}

void NormalizationLayer::plan(ParameterBlock& parameters) {
  scale_segment_ = parameters.plan(groups_, 1, ParameterKind::scale, "scale");
  shift_segment_ = parameters.plan(groups_, 1, ParameterKind::bias, "shift");
}

void NormalizationLayer::initialize(ParameterBlock& parameters, Random&) const {
  parameters.values(scale_segment_).setOnes();
  parameters.values(shift_segment_).setZero();
}

void NormalizationLayer::reserve(Index largest_batch) {
  normalized_.setZero(inputs_.size(), largest_batch);
}

void NormalizationLayer::scale_and_shift(const ParameterBlock& parameters, SampleRange samples,
                                         MatrixView pre_activations) const {
  const ConstParameterMap scales = parameters.values(scale_segment_);
  const ConstParameterMap shifts = parameters.values(shift_segment_);
  for (Index sample = samples.first; sample < samples.first + samples.count; ++sample) {
    for (Index unit = 0; unit < inputs_.size(); ++unit) {
      pre_activations(unit, sample) =
          scales(group(unit)) * normalized_(unit, sample) + shifts(group(unit));
    }
  }
}

void NormalizationLayer::add_gradients(ParameterBlock& parameters,
                                       ConstMatrixView d_pre_activations,
                                       SampleRange samples) const {
  ParameterMap d_scales = parameters.gradients(scale_segment_);
  ParameterMap d_shifts = parameters.gradients(shift_segment_);
  if (samples.first == 0) {
    d_scales.setZero();
    d_shifts.setZero();
  }
  for (Index sample = samples.first; sample < samples.first + samples.count; ++sample) {
    for (Index unit = 0; unit < inputs_.size(); ++unit) {
      const Scalar d_z = d_pre_activations(unit, sample);
      d_scales(group(unit)) += d_z * normalized_(unit, sample);
      d_shifts(group(unit)) += d_z;
    }
  }
}

}  // namespace descent
