#include "core/layers/pooling.h"

namespace descent {

PoolingLayer::PoolingLayer(const LayerOptions& options, const Window& window)
    : inputs_(options.inputs),
      window_(window),
      outputs_(
          window_shape(options.field, "size", options.inputs, window, options.inputs.channels)) {}

std::span<const Hyperparameter> PoolingLayer::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"size", 2, 2, 7, Scale::integer},
                                             {"stride", 2, 1, 7, Scale::integer}};
  return table;
}

Index PoolingLayer::first_pixel(Index output) const {
  const Index places = outputs_.rows * outputs_.columns;
  const Index channel = output / places;
  const Index row = output % places / outputs_.columns;
  const Index column = output % outputs_.columns;
  return (channel * inputs_.rows + row * window_.stride) * inputs_.columns +
         column * window_.stride;
}

void MaximumPoolingLayer::reserve(Index largest_batch) {
  chosen_.assign(static_cast<std::size_t>(outputs_.size() * largest_batch), 0);
}

void MaximumPoolingLayer::forward(const ParameterBlock&, const LayerInputs& inputs,
                                  MatrixView pre_activations) {
  const auto [first, count] = inputs.samples;
  for (Index sample = first; sample < first + count; ++sample) {
    const Scalar* const x = inputs.values.col(sample).data();
    std::int32_t* const chosen = chosen_.data() + sample * outputs_.size();
    for (Index output = 0; output < outputs_.size(); ++output) {
      const Index start = first_pixel(output);
      Index largest = start;
      for (Index row = 0; row < window_.size; ++row) {
        for (Index column = 0; column < window_.size; ++column) {
          const Index pixel = start + row * inputs_.columns + column;
          // Written so that NaN is taken and then kept.
          if (!(x[pixel] <= x[largest]) && x[largest] == x[largest]) largest = pixel;
        }
      }
      chosen[output] = static_cast<std::int32_t>(largest);
      pre_activations(output, sample) = x[largest];
    }
  }
}

void MaximumPoolingLayer::backward(ParameterBlock&, const LayerInputs& inputs,
                                   ConstMatrixView d_pre_activations,
                                   std::optional<MatrixView> d_inputs) {
  if (!d_inputs) return;
  const auto [first, count] = inputs.samples;
  d_inputs->middleCols(first, count).setZero();
  for (Index sample = first; sample < first + count; ++sample) {
    const std::int32_t* const chosen = chosen_.data() + sample * outputs_.size();
    for (Index output = 0; output < outputs_.size(); ++output)
      (*d_inputs)(chosen[output], sample) += d_pre_activations(output, sample);
  }
}

void AveragePoolingLayer::forward(const ParameterBlock&, const LayerInputs& inputs,
                                  MatrixView pre_activations) {
  const Scalar share = Scalar{1} / static_cast<Scalar>(window_.size * window_.size);
  const auto [first, count] = inputs.samples;
  for (Index sample = first; sample < first + count; ++sample) {
    const Scalar* const x = inputs.values.col(sample).data();
    for (Index output = 0; output < outputs_.size(); ++output) {
      const Index start = first_pixel(output);
      Scalar sum = 0;
      for (Index row = 0; row < window_.size; ++row) {
        for (Index column = 0; column < window_.size; ++column)
          sum += x[start + row * inputs_.columns + column];
      }
      pre_activations(output, sample) = share * sum;
    }
  }
}

void AveragePoolingLayer::backward(ParameterBlock&, const LayerInputs& inputs,
                                   ConstMatrixView d_pre_activations,
                                   std::optional<MatrixView> d_inputs) {
  if (!d_inputs) return;
  const Scalar share = Scalar{1} / static_cast<Scalar>(window_.size * window_.size);
  const auto [first, count] = inputs.samples;
  d_inputs->middleCols(first, count).setZero();
  for (Index sample = first; sample < first + count; ++sample) {
    Scalar* const d_x = d_inputs->col(sample).data();
    for (Index output = 0; output < outputs_.size(); ++output) {
      const Index start = first_pixel(output);
      const Scalar d_pixel = share * d_pre_activations(output, sample);
      for (Index row = 0; row < window_.size; ++row) {
        for (Index column = 0; column < window_.size; ++column)
          d_x[start + row * inputs_.columns + column] += d_pixel;
      }
    }
  }
}

}  // namespace descent
