#include "core/layers/pass_through.h"

namespace descent {

void FlattenLayer::forward(const ParameterBlock&, const LayerInputs& inputs,
                           MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  pre_activations.middleCols(first, count) = inputs.values.middleCols(first, count);
}

void PassThroughLayer::backward(ParameterBlock&, const LayerInputs& inputs,
                                ConstMatrixView d_pre_activations,
                                std::optional<MatrixView> d_inputs) {
  if (!d_inputs) return;
  const auto [first, count] = inputs.samples;
  d_inputs->middleCols(first, count) = d_pre_activations.middleCols(first, count);
}

DropoutLayer::DropoutLayer(const Shape& inputs, double probability)
    : PassThroughLayer(inputs), probability_(probability) {}

std::span<const Hyperparameter> DropoutLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"dropRate", 0.2, 0, 0.95, Scale::linear}};
  return table;
}

void DropoutLayer::reserve(Index largest_batch) { mask_.setZero(inputs_.size(), largest_batch); }

void DropoutLayer::forward(const ParameterBlock&, const LayerInputs& inputs,
                           MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  auto z = pre_activations.middleCols(first, count);
  z = inputs.values.middleCols(first, count);
  if (inputs.pass == Pass::evaluation) return;
  auto mask = mask_.middleCols(first, count);
  const auto kept = static_cast<Scalar>(1 / (1 - probability_));
  for (Scalar& factor : mask.reshaped())
    factor = inputs.random.uniform(0, 1) < probability_ ? Scalar{0} : kept;
  z.array() *= mask.array();
}

void DropoutLayer::backward(ParameterBlock&, const LayerInputs& inputs,
                            ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) {
  if (!d_inputs) return;
  const auto [first, count] = inputs.samples;
  const auto d_z = d_pre_activations.middleCols(first, count);
  if (inputs.pass == Pass::evaluation) {
    d_inputs->middleCols(first, count) = d_z;
  } else {
    d_inputs->middleCols(first, count) = d_z.cwiseProduct(mask_.middleCols(first, count));
  }
}

std::span<const Hyperparameter> ResidualLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"back", 1, 1, 8, Scale::integer, "layers"}};
  return table;
}

void ResidualLayer::forward(const ParameterBlock&, const LayerInputs& inputs,
                            MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  pre_activations.middleCols(first, count) =
      inputs.values.middleCols(first, count) + inputs.earlier.middleCols(first, count);
}

}  // namespace descent
