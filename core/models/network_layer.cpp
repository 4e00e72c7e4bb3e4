#include "core/models/network_layer.h"

#include <algorithm>
#include <utility>

#include "core/kernels/column_span.h"
#include "core/kernels/narrow_layer.h"

namespace descent {
namespace {

/// An activation costs at least about as much as so many multiply-adds.
constexpr Index activation_work = 16;

}  // namespace

[[gnu::cold]] NetworkLayer::NetworkLayer(const LayerConfig& config, std::unique_ptr<Layer> layer,
                                         const Activation& activation)
    : kind_(&find_entry("layers", layer_kinds(), config.kind.id)),
      layer_(std::move(layer)),
      activation_(activation),
      inputs_(layer_->input_shape().size()),
      units_(layer_->output_shape().size()),
      frozen_(config.frozen),
      regularizer_(config.regularizer),
      is_linear_(kind_->activation_inside || activation.entry().id == "linear"),
      is_narrow_(kind_->id == "dense" && std::max(inputs_, units_) <= narrow_width) {}

[[gnu::cold]] LayerInfo NetworkLayer::info(const ParameterBlock& parameters) const {
  LayerInfo info{
      kind_->id,    layer_->input_shape(), layer_->output_shape(), activation_.entry().id,
      std::nullopt, std::nullopt};
  const bool links_units = info.kind == "dense";
  if (const auto weights = layer_->weight_segment(); weights && links_units) {
    info.weight_offset = parameters.segment(*weights).offset;
  }
  if (const auto bias = layer_->bias_segment(); bias && links_units) {
    info.bias_offset = parameters.segment(*bias).offset;
  }
  return info;
}

[[gnu::cold]] void NetworkLayer::plan(ParameterBlock& parameters) {
  parameters.begin_layer(frozen_);
  layer_->plan(parameters);
}

[[gnu::cold]] void NetworkLayer::reserve(const ParameterBlock& parameters, Index largest_batch) {
  const LayerInfo in_block = info(parameters);
  weight_offset_ = in_block.weight_offset.value_or(0);
  bias_offset_ = in_block.bias_offset.value_or(-1);
  layer_->reserve(largest_batch);
  pre_activations_.setZero(units_, largest_batch);
  if (!is_linear_) outputs_.setZero(units_, largest_batch);
}

const Scalar* NetworkLayer::forward_narrow(const ParameterBlock& parameters, const Scalar* inputs,
                                           Index batch) {
  batch_ = batch;
  const Scalar* const values = parameters.values().data();
  narrow_forward({inputs_, units_, batch}, values + weight_offset_,
                 bias_offset_ < 0 ? nullptr : values + bias_offset_, inputs,
                 pre_activations_.data());
  if (is_linear_) return pre_activations_.data();
  activation_.forward(column_span(pre_activations_, 0, batch), column_span(outputs_, 0, batch),
                      units_);
  return outputs_.data();
}

void NetworkLayer::backward_narrow(ParameterBlock& parameters, const Scalar* inputs,
                                   Scalar* d_outputs, Scalar* d_inputs) const {
  if (!is_linear_) {
    const std::span<Scalar> d(d_outputs, static_cast<std::size_t>(units_ * batch_));
    activation_.backward(column_span(pre_activations_, 0, batch_), column_span(outputs_, 0, batch_),
                         d, units_);
  }
  const NarrowLayer shape{inputs_, units_, batch_};
  Scalar* const gradients = parameters.gradients().data();
  narrow_gradients(shape, d_outputs, inputs, gradients + weight_offset_,
                   bias_offset_ < 0 ? nullptr : gradients + bias_offset_);
  if (d_inputs == nullptr) return;
  narrow_backward(shape, parameters.values().data() + weight_offset_, d_outputs, d_inputs);
}

Index NetworkLayer::work_per_sample() const {
  return std::max(layer_->work_per_sample(), units_ * activation_work);
}

void NetworkLayer::forward(const ParameterBlock& parameters, const LayerInputs& inputs) {
  batch_ = inputs.values.cols();
  layer_->forward(parameters, inputs, pre_activations_);
  if (is_linear_) return;
  const auto [first, count] = inputs.samples;
  activation_.forward(column_span(pre_activations_, first, count),
                      column_span(outputs_, first, count), units_);
}

void NetworkLayer::multiply_by_derivative(MatrixView d_outputs) const {
  if (is_linear_ || activation_.entry().output_only) return;
  activation_.backward(column_span(pre_activations_, 0, batch_), column_span(outputs_, 0, batch_),
                       column_span(d_outputs, 0, batch_), units_);
}

void NetworkLayer::backward(ParameterBlock& parameters, const LayerInputs& inputs,
                            MatrixView d_outputs, std::optional<MatrixView> d_inputs) {
  if (!is_linear_) {
    const auto [first, count] = inputs.samples;
    activation_.backward(column_span(pre_activations_, first, count),
                         column_span(outputs_, first, count), column_span(d_outputs, first, count),
                         units_);
  }
  layer_->backward(parameters, inputs, d_outputs, std::move(d_inputs));
}

}  // namespace descent
