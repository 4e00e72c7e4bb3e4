#include "core/layers/batch_normalization.h"

#include <cmath>
#include <utility>

namespace descent {
namespace {

/// Channels of an image, features of a sequence, units of a vector.
std::vector<Index> channel_groups(const Shape& shape) {
  std::vector<Index> groups;
  for (Index unit = 0; unit < shape.size(); ++unit) {
    const bool is_image = shape.kind == ShapeKind::image;
    groups.push_back(is_image ? unit / (shape.rows * shape.columns) : unit % shape.columns);
  }
  return groups;
}

/// Whether a pass normalises by its own batch.
bool measures(const LayerInputs& inputs) { return inputs.pass == Pass::training && !inputs.frozen; }

}  // namespace

BatchNormalizationLayer::BatchNormalizationLayer(const Shape& inputs, double statistics_momentum,
                                                 double epsilon)
    : NormalizationLayer(inputs, channel_groups(inputs), epsilon),
      statistics_momentum_(statistics_momentum),
      means_(groups_),
      variances_(groups_),
      inverse_deviations_(groups_),
      d_means_(groups_),
      d_products_(groups_) {}

std::span<const Hyperparameter> BatchNormalizationLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"statisticsMomentum", 0.1, 0.001, 1, Scale::linear},
                                             {"epsilon", 1e-5, 1e-12, 1, Scale::logarithmic}};
  return table;
}

void BatchNormalizationLayer::plan(ParameterBlock& parameters) {
  NormalizationLayer::plan(parameters);
  mean_segment_ = parameters.plan(groups_, 1, ParameterKind::statistic, "mean");
  variance_segment_ = parameters.plan(groups_, 1, ParameterKind::statistic, "variance");
}

void BatchNormalizationLayer::initialize(ParameterBlock& parameters, Random& random) const {
  NormalizationLayer::initialize(parameters, random);
  parameters.values(mean_segment_).setZero();
  parameters.values(variance_segment_).setOnes();
}

void BatchNormalizationLayer::measure(ConstMatrixView batch) {
  const Index numbers = batch.cols() * (inputs_.size() / groups_);
  numbers_ = static_cast<double>(numbers);
  means_.setZero();
  variances_.setZero();
  for (Index sample = 0; sample < batch.cols(); ++sample) {
    for (Index unit = 0; unit < inputs_.size(); ++unit)
      means_(group(unit)) += double{batch(unit, sample)};
  }
  means_ /= numbers_;
  for (Index sample = 0; sample < batch.cols(); ++sample) {
    for (Index unit = 0; unit < inputs_.size(); ++unit) {
      const double distance = double{batch(unit, sample)} - means_(group(unit));
      variances_(group(unit)) += distance * distance;
    }
  }
  variances_ /= numbers_;
}

void BatchNormalizationLayer::use_running(const ParameterBlock& parameters) {
  means_ = parameters.values(mean_segment_).cast<double>();
  variances_ = parameters.values(variance_segment_).cast<double>();
}

void BatchNormalizationLayer::forward(const ParameterBlock& parameters, const LayerInputs& inputs,
                                      MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  if (first == 0) {
    if (measures(inputs)) {
      measure(inputs.values);
    } else {
      use_running(parameters);
    }
    for (Index i = 0; i < groups_; ++i)
      inverse_deviations_(i) = 1 / std::sqrt(variances_(i) + epsilon_);
  }
  for (Index sample = first; sample < first + count; ++sample) {
    for (Index unit = 0; unit < inputs_.size(); ++unit) {
      const double distance = double{inputs.values(unit, sample)} - means_(group(unit));
      normalized_(unit, sample) = static_cast<Scalar>(distance * inverse_deviations_(group(unit)));
    }
  }
  scale_and_shift(parameters, inputs.samples, pre_activations);
}

void BatchNormalizationLayer::sum_gradients(const ParameterBlock& parameters,
                                            ConstMatrixView d_pre_activations) {
  d_means_.setZero();
  d_products_.setZero();
  for (Index sample = 0; sample < d_pre_activations.cols(); ++sample) {
    for (Index unit = 0; unit < inputs_.size(); ++unit) {
      const double d_z = d_pre_activations(unit, sample);
      d_means_(group(unit)) += d_z;
      d_products_(group(unit)) += d_z * double{normalized_(unit, sample)};
    }
  }
  const ConstParameterMap scales = std::as_const(parameters).values(scale_segment_);
  for (Index i = 0; i < groups_; ++i) {
    d_means_(i) *= double{scales(i)} / numbers_;
    d_products_(i) *= double{scales(i)} / numbers_;
  }
}

void BatchNormalizationLayer::backward(ParameterBlock& parameters, const LayerInputs& inputs,
                                       ConstMatrixView d_pre_activations,
                                       std::optional<MatrixView> d_inputs) {
  add_gradients(parameters, d_pre_activations, inputs.samples);
  if (!d_inputs) return;
  const auto [first, count] = inputs.samples;
  const bool measured = measures(inputs);
  // Every sample moves the batch's mean and variance, so the sums are over all of them.
  if (first == 0 && measured) sum_gradients(parameters, d_pre_activations);
  const ConstParameterMap scales = std::as_const(parameters).values(scale_segment_);
  for (Index sample = first; sample < first + count; ++sample) {
    for (Index unit = 0; unit < inputs_.size(); ++unit) {
      const Index g = group(unit);
      double d_normalized = double{d_pre_activations(unit, sample)} * double{scales(g)};
      if (measured)
        d_normalized -= d_means_(g) + double{normalized_(unit, sample)} * d_products_(g);
      (*d_inputs)(unit, sample) = static_cast<Scalar>(inverse_deviations_(g) * d_normalized);
    }
  }
}

void BatchNormalizationLayer::finish_batch(ParameterBlock& parameters) {
  // A single number says nothing about a variance.
  if (numbers_ < 2) return;
  const double unbiased = numbers_ / (numbers_ - 1);
  const double taken = statistics_momentum_;
  ParameterMap running_means = parameters.values(mean_segment_);
  ParameterMap running_variances = parameters.values(variance_segment_);
  for (Index i = 0; i < groups_; ++i) {
    const double mean = (1 - taken) * double{running_means(i)} + taken * means_(i);
    const double variance =
        (1 - taken) * double{running_variances(i)} + taken * unbiased * variances_(i);
    running_means(i) = static_cast<Scalar>(mean);
    running_variances(i) = static_cast<Scalar>(variance);
  }
}

}  // namespace descent
