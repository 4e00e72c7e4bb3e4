#include "core/layers/layer_normalization.h"

#include <cmath>
#include <utility>

namespace descent {
namespace {

/// Every unit of an image or a vector is its own group; the steps of a sequence share theirs.
std::vector<Index> unit_groups(const Shape& shape) {
  const Index together = shape.kind == ShapeKind::sequence ? shape.features() : shape.size();
  std::vector<Index> groups;
  for (Index unit = 0; unit < shape.size(); ++unit)
    groups.push_back(unit % together);
  return groups;
}

}  // namespace

LayerNormalizationLayer::LayerNormalizationLayer(const Shape& inputs, double epsilon)
    : NormalizationLayer(inputs, unit_groups(inputs), epsilon) {}

std::span<const Hyperparameter> LayerNormalizationLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"epsilon", 1e-5, 1e-12, 1, Scale::logarithmic}};
  return table;
}

void LayerNormalizationLayer::reserve(Index largest_batch) {
  NormalizationLayer::reserve(largest_batch);
  inverse_deviations_.setZero(parts(), largest_batch);
}

void LayerNormalizationLayer::forward(const ParameterBlock& parameters, const LayerInputs& inputs,
                                      MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  const auto units = static_cast<double>(groups_);
  for (Index sample = first; sample < first + count; ++sample) {
    for (Index part = 0; part < parts(); ++part) {
      const Scalar* const x = inputs.values.col(sample).data() + part * groups_;
      double mean = 0;
      for (Index i = 0; i < groups_; ++i)
        mean += double{x[i]};
      mean /= units;
      double variance = 0;
      for (Index i = 0; i < groups_; ++i)
        variance += (double{x[i]} - mean) * (double{x[i]} - mean);
      const double inverse = 1 / std::sqrt(variance / units + epsilon_);
      inverse_deviations_(part, sample) = inverse;
      for (Index i = 0; i < groups_; ++i) {
        normalized_(part * groups_ + i, sample) =
            static_cast<Scalar>((double{x[i]} - mean) * inverse);
      }
    }
  }
  scale_and_shift(parameters, inputs.samples, pre_activations);
}

void LayerNormalizationLayer::backward(ParameterBlock& parameters, const LayerInputs& inputs,
                                       ConstMatrixView d_pre_activations,
                                       std::optional<MatrixView> d_inputs) {
  add_gradients(parameters, d_pre_activations, inputs.samples);
  if (!d_inputs) return;
  const ConstParameterMap scales = std::as_const(parameters).values(scale_segment_);
  const auto [first, count] = inputs.samples;
  const auto units = static_cast<double>(groups_);
  for (Index sample = first; sample < first + count; ++sample) {
    for (Index part = 0; part < parts(); ++part) {
      const Scalar* const d_z = d_pre_activations.col(sample).data() + part * groups_;
      const Scalar* const normalized = normalized_.col(sample).data() + part * groups_;
      Scalar* const d_x = d_inputs->col(sample).data() + part * groups_;
      double d_mean = 0;
      double d_product = 0;
      for (Index i = 0; i < groups_; ++i) {
        const double d_normalized = double{d_z[i]} * double{scales(i)};
        d_mean += d_normalized;
        d_product += d_normalized * double{normalized[i]};
      }
      for (Index i = 0; i < groups_; ++i) {
        const double d_normalized = double{d_z[i]} * double{scales(i)} - d_mean / units -
                                    double{normalized[i]} * d_product / units;
        d_x[i] = static_cast<Scalar>(inverse_deviations_(part, sample) * d_normalized);
      }
    }
  }
}

}  // namespace descent
