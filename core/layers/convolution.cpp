#include "core/layers/convolution.h"

#include "core/initializers.h"
#include "core/kernels/packet.h"

namespace descent {
namespace {

/// The outputs of one sample as (places x F): each filter's image is a column.
using SampleMap = Eigen::Map<Matrix>;
using ConstSampleMap = Eigen::Map<const Matrix>;

}  // namespace

ConvolutionLayer::ConvolutionLayer(const LayerOptions& options, Index filters, const Window& window)
    : inputs_(options.inputs),
      window_(window),
      outputs_(window_shape(options.field, "kernel", options.inputs, window, filters)),
      initializer_(options.initializer),
      field_(options.field),
      bias_(options.bias) {}

std::span<const Hyperparameter> ConvolutionLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"filters", 8, 1, 64, Scale::integer},
                                             {"kernel", 3, 1, 9, Scale::integer},
                                             {"stride", 1, 1, 4, Scale::integer},
                                             {"padding", 0, 0, 4, Scale::integer}};
  return table;
}

void ConvolutionLayer::plan(ParameterBlock& parameters) {
  weight_segment_ =
      parameters.plan(outputs_.channels, patch_size(), ParameterKind::weight, "weights");
  if (bias_) bias_segment_ = parameters.plan(outputs_.channels, 1, ParameterKind::bias, "bias");
}

void ConvolutionLayer::initialize(ParameterBlock& parameters, Random& random) const {
  ParameterMap weights = parameters.values(weight_segment_);
  const Index fan_out = outputs_.channels * window_.size * window_.size;
  descent::initialize(field_ + ".initializer", initializer_, weights, patch_size(), fan_out,
                      random);
  if (bias_segment_) parameters.values(*bias_segment_).setZero();
}

void ConvolutionLayer::reserve(Index) {
  image_.emplace(inputs_, outputs_, window_);
  d_outputs_.setZero(outputs_.size() + packet_size);
}

void ConvolutionLayer::forward(const ParameterBlock& parameters, const LayerInputs& inputs,
                               MatrixView pre_activations) {
  const ConstParameterMap weights = parameters.values(weight_segment_);
  const Scalar* const bias = bias_segment_ ? parameters.values(*bias_segment_).data() : nullptr;
  const auto [first, count] = inputs.samples;
  for (Index sample = first; sample < first + count; ++sample) {
    image_->load(inputs.values.col(sample).data());
    SampleMap z(pre_activations.col(sample).data(), places(), outputs_.channels);
    set_convolution(image_->places(), image_->data(), weights, bias, z);
  }
}

void ConvolutionLayer::backward(ParameterBlock& parameters, const LayerInputs& inputs,
                                ConstMatrixView d_pre_activations,
                                std::optional<MatrixView> d_inputs) {
  ParameterMap d_weights = parameters.gradients(weight_segment_);
  Scalar* const d_bias = bias_segment_ ? parameters.gradients(*bias_segment_).data() : nullptr;
  const auto [first, count] = inputs.samples;
  if (first == 0) d_weights.setZero();
  if (first == 0 && bias_segment_) parameters.gradients(*bias_segment_).setZero();
  for (Index sample = first; sample < first + count; ++sample) {
    const ConstSampleMap d_z(d_pre_activations.col(sample).data(), places(), outputs_.channels);
    image_->load(inputs.values.col(sample).data());
    add_weight_gradients(image_->places(), image_->data(), d_z, d_weights, d_bias);
    if (d_inputs) {
      write_input_gradient(parameters, d_z, d_inputs->col(sample).data());
    }
  }
}

/// One sample's gradient of the inputs, computed in the place of its image.
void ConvolutionLayer::write_input_gradient(const ParameterBlock& parameters,
                                            const ConstMatrixView& d_outputs, Scalar* d_inputs) {
  // Copied, so that the last packet has something to read.
  SampleMap d_z(d_outputs_.data(), places(), outputs_.channels);
  d_z = d_outputs;
  image_->clear();
  add_input_gradients(image_->places(), inputs_.channels, d_z, parameters.values(weight_segment_),
                      image_->data());
  image_->store(d_inputs);
  image_->clear();
}

}  // namespace descent
