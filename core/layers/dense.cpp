#include "core/layers/dense.h"

#include "core/initializers.h"
#include "core/kernels/column_sum.h"
#include "core/kernels/products.h"

namespace descent {

DenseLayer::DenseLayer(const LayerOptions& options, Index units)
    : inputs_(options.inputs),
      units_(units),
      initializer_(options.initializer),
      field_(options.field),
      bias_(options.bias) {}

std::span<const Hyperparameter> DenseLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"units", 8, 1, 256, Scale::integer, "units"}};
  return table;
}

[[gnu::cold]] void DenseLayer::plan(ParameterBlock& parameters) {
  weight_segment_ = parameters.plan(units_, inputs_.size(), ParameterKind::weight, "weights");
  if (bias_) bias_segment_ = parameters.plan(units_, 1, ParameterKind::bias, "bias");
}

[[gnu::cold]] void DenseLayer::initialize(ParameterBlock& parameters, Random& random) const {
  ParameterMap weights = parameters.values(weight_segment_);
  descent::initialize(field_ + ".initializer", initializer_, weights, inputs_.size(), units_,
                      random);
  if (bias_segment_) parameters.values(*bias_segment_).setZero();
}

void DenseLayer::forward(const ParameterBlock& parameters, const LayerInputs& inputs,
                         MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  auto z = pre_activations.middleCols(first, count);
  const ConstParameterMap weights = parameters.values(weight_segment_);
  const auto x = inputs.values.middleCols(first, count);
  if (bias_segment_) {
    set_product(weights, x, parameters.values(*bias_segment_).col(0), z);
  } else {
    set_product(weights, x, z);
  }
}

void DenseLayer::backward(ParameterBlock& parameters, const LayerInputs& inputs,
                          ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) {
  const auto [first, count] = inputs.samples;
  const auto d_z = d_pre_activations.middleCols(first, count);
  const auto x = inputs.values.middleCols(first, count);
  ParameterMap d_weights = parameters.gradients(weight_segment_);
  if (first == 0) {
    set_product_transposed(d_z, x, d_weights);
  } else {
    add_product_transposed(d_z, x, d_weights);
  }
  if (bias_segment_) {
    ParameterMap d_bias = parameters.gradients(*bias_segment_);
    if (first == 0) d_bias.setZero();
    add_columns(d_z, d_bias.col(0));
  }
  if (d_inputs) {
    set_transposed_product(parameters.values(weight_segment_), d_z,
                           d_inputs->middleCols(first, count));
  }
}

}  // namespace descent
