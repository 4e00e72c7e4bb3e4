#include "core/layers/convolution.h"

#include <algorithm>

#include "core/initializers.h"
#include "core/kernels/products.h"

namespace descent {
namespace {

/// The outputs of one sample as (places x F): each filter's image is a column.
using SampleMap = Eigen::Map<Matrix>;
using ConstSampleMap = Eigen::Map<const Matrix>;

/// Runs `visit(patch, pixel, length)` for every run of pixels of one image row that a patch column
/// holds side by side: `patch` and `pixel` are where the run starts in the patches and the image.
template <class Visit>
void for_each_place(const Shape& image, const Shape& outputs, const Window& window, Visit visit) {
  const Index places = outputs.rows * outputs.columns;
  Index column = 0;
  for (Index channel = 0; channel < image.channels; ++channel) {
    for (Index i = 0; i < window.size; ++i) {
      for (Index j = 0; j < window.size; ++j, ++column) {
        for (Index row = 0; row < outputs.rows; ++row) {
          const Index image_row = row * window.stride + i - window.padding;
          if (image_row < 0 || image_row >= image.rows) continue;
          // The places whose pixel lies inside the image's columns.
          const Index before = window.padding - j;
          const Index first = before > 0 ? (before + window.stride - 1) / window.stride : 0;
          const Index beyond = image.columns + before;
          const Index end =
              beyond > 0 ? std::min(outputs.columns, (beyond - 1) / window.stride + 1) : 0;
          if (first >= end) continue;
          visit(column * places + row * outputs.columns + first,
                (channel * image.rows + image_row) * image.columns + first * window.stride - before,
                end - first);
        }
      }
    }
  }
}

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

void ConvolutionLayer::reserve(Index) { patches_.setZero(places(), patch_size()); }

void ConvolutionLayer::gather(const Scalar* image) {
  Scalar* const patches = patches_.data();
  // What lies in the padding is not visited.
  if (window_.padding > 0) patches_.setZero();
  for_each_place(inputs_, outputs_, window_, [&](Index patch, Index pixel, Index length) {
    for (Index i = 0; i < length; ++i)
      patches[patch + i] = image[pixel + i * window_.stride];
  });
}

void ConvolutionLayer::scatter(Scalar* d_image) const {
  const Scalar* const d_patches = patches_.data();
  std::fill_n(d_image, inputs_.size(), Scalar{0});
  for_each_place(inputs_, outputs_, window_, [&](Index patch, Index pixel, Index length) {
    for (Index i = 0; i < length; ++i)
      d_image[pixel + i * window_.stride] += d_patches[patch + i];
  });
}

void ConvolutionLayer::forward(const ParameterBlock& parameters, const LayerInputs& inputs,
                               MatrixView pre_activations) {
  const ConstParameterMap weights = parameters.values(weight_segment_);
  const auto [first, count] = inputs.samples;
  for (Index sample = first; sample < first + count; ++sample) {
    gather(inputs.values.col(sample).data());
    SampleMap z(pre_activations.col(sample).data(), places(), outputs_.channels);
    set_product_transposed(patches_, weights, z);
    if (bias_segment_) z.rowwise() += parameters.values(*bias_segment_).col(0).transpose();
  }
}

void ConvolutionLayer::backward(ParameterBlock& parameters, const LayerInputs& inputs,
                                ConstMatrixView d_pre_activations,
                                std::optional<MatrixView> d_inputs) {
  ParameterMap d_weights = parameters.gradients(weight_segment_);
  const auto [first, count] = inputs.samples;
  if (first == 0) d_weights.setZero();
  if (first == 0 && bias_segment_) parameters.gradients(*bias_segment_).setZero();
  for (Index sample = first; sample < first + count; ++sample) {
    const ConstSampleMap d_z(d_pre_activations.col(sample).data(), places(), outputs_.channels);
    gather(inputs.values.col(sample).data());
    add_transposed_product(d_z, patches_, d_weights);
    if (bias_segment_) {
      ParameterMap d_bias = parameters.gradients(*bias_segment_);
      // Place by place, so that the order of the sum is ours and not the library's.
      for (Index place = 0; place < places(); ++place)
        d_bias.col(0) += d_z.row(place).transpose();
    }
    if (!d_inputs) continue;
    set_product(d_z, parameters.values(weight_segment_), patches_);
    scatter(d_inputs->col(sample).data());
  }
}

}  // namespace descent
