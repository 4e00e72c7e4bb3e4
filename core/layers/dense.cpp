#include "core/layers/dense.h"

#include <algorithm>

#include "core/initializers.h"

namespace descent {
namespace {

/// An activation costs at least about as much as so many multiply-adds.
constexpr Index activation_work = 16;

/// Some columns of a matrix as one array: columns lie one after the other.
template <class AnyMatrix>
std::span<Scalar> columns(AnyMatrix& matrix, SampleRange samples) {
  return {matrix.data() + matrix.rows() * samples.first,
          static_cast<std::size_t>(matrix.rows() * samples.count)};
}

}  // namespace

DenseLayer::DenseLayer(DenseOptions options) : options_(std::move(options)) {}

LayerInfo DenseLayer::info(const ParameterBlock& parameters) const {
  LayerInfo info{options_.inputs, options_.units, options_.activation.entry().id,
                 parameters.segment(weight_segment_).offset, std::nullopt};
  if (options_.bias) info.bias_offset = parameters.segment(bias_segment_).offset;
  return info;
}

void DenseLayer::plan(ParameterBlock& parameters) {
  weight_segment_ = parameters.plan(options_.units, options_.inputs, ParameterKind::weight);
  if (options_.bias) bias_segment_ = parameters.plan(options_.units, 1, ParameterKind::bias);
}

void DenseLayer::initialize(ParameterBlock& parameters, Random& random) const {
  ParameterMap weights = parameters.values(weight_segment_);
  descent::initialize("network.initializer", options_.initializer, weights.reshaped(),
                      options_.inputs, options_.units, random);
  if (options_.bias) parameters.values(bias_segment_).setZero();
}

void DenseLayer::reserve(Index largest_batch) {
  pre_activations_.setZero(options_.units, largest_batch);
  outputs_.setZero(options_.units, largest_batch);
}

Index DenseLayer::work_per_sample() const {
  return options_.units * std::max(options_.inputs, activation_work);
}

void DenseLayer::forward(const ParameterBlock& parameters, ConstMatrixView inputs,
                         SampleRange samples) {
  batch_ = inputs.cols();
  auto pre_activations = pre_activations_.middleCols(samples.first, samples.count);
  pre_activations.noalias() =
      parameters.values(weight_segment_) * inputs.middleCols(samples.first, samples.count);
  if (options_.bias) pre_activations.colwise() += parameters.values(bias_segment_).col(0);
  options_.activation.forward(columns(pre_activations_, samples), columns(outputs_, samples));
}

void DenseLayer::backward(ParameterBlock& parameters, ConstMatrixView inputs, MatrixView d_outputs,
                          std::optional<MatrixView> d_inputs, SampleRange samples) {
  options_.activation.backward(columns(pre_activations_, samples), columns(outputs_, samples),
                               columns(d_outputs, samples));
  const auto d_pre_activations = d_outputs.middleCols(samples.first, samples.count);
  const auto piece_inputs = inputs.middleCols(samples.first, samples.count);
  ParameterMap d_weights = parameters.gradients(weight_segment_);
  if (samples.first == 0) {
    d_weights.noalias() = d_pre_activations * piece_inputs.transpose();
  } else {
    d_weights.noalias() += d_pre_activations * piece_inputs.transpose();
  }
  if (options_.bias) {
    ParameterMap d_bias = parameters.gradients(bias_segment_);
    // Sample by sample, so that the order of the sum is ours and not the library's.
    if (samples.first == 0) d_bias.setZero();
    for (Index sample = 0; sample < samples.count; ++sample)
      d_bias += d_pre_activations.col(sample);
  }
  if (d_inputs) {
    d_inputs->middleCols(samples.first, samples.count).noalias() =
        parameters.values(weight_segment_).transpose() * d_pre_activations;
  }
}

}  // namespace descent
