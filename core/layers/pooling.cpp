#include "core/layers/pooling.h"

#include <algorithm>

#include "core/kernels/bit_cast.h"
#include "core/kernels/packet.h"

namespace descent {
namespace {

/// What a comparison of packets gives; also a packet of whole numbers.
using Numbers = decltype(Packet{} < Packet{});

/// `mask ? yes : no` by bits; of ?: Clang makes branches for WebAssembly.
template <class Kind>
Kind choose(Numbers mask, Kind yes, Kind no) {
  return bit_cast<Kind>((bit_cast<Numbers>(yes) & mask) | (bit_cast<Numbers>(no) & ~mask));
}

/// `length` pixels that lie a stride apart; what is missing in the packet is the first of them.
Packet gather(const Scalar* pixels, Index stride, [[maybe_unused]] Index length) {
#ifdef DESCENT_DOUBLE
  return Packet{pixels[0], pixels[length == 2 ? stride : 0]};
#else
  if (length == 4) return Packet{pixels[0], pixels[stride], pixels[2 * stride], pixels[3 * stride]};
  if (length == 3) return Packet{pixels[0], pixels[stride], pixels[2 * stride], pixels[0]};
  return Packet{pixels[0], pixels[length == 2 ? stride : 0], pixels[0], pixels[0]};
#endif
}

}  // namespace

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

template <class Visit>
void PoolingLayer::for_each_packet(Visit visit) const {
  Index output = 0;
  for (Index channel = 0; channel < outputs_.channels; ++channel) {
    for (Index row = 0; row < outputs_.rows; ++row) {
      const Index first = (channel * inputs_.rows + row * window_.stride) * inputs_.columns;
      for (Index column = 0; column < outputs_.columns; column += packet_size) {
        const Index length = std::min(packet_size, outputs_.columns - column);
        visit(output, first + column * window_.stride, length);
        output += length;
      }
    }
  }
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
    Scalar* const z = pre_activations.col(sample).data();
    for_each_packet([&](Index output, Index pixel, Index length) {
      Packet largest = gather(x + pixel, window_.stride, length);
      Numbers distances{};
      for (Index row = 0; row < window_.size; ++row) {
        for (Index column = 0; column < window_.size; ++column) {
          const auto distance = static_cast<std::int32_t>(row * inputs_.columns + column);
          const Packet next = gather(x + pixel + distance, window_.stride, length);
          // Written so that NaN, which no number equals, is taken and then kept.
          const Numbers is_number = largest == largest;  // NOLINT(misc-redundant-expression)
          const Numbers is_larger = ~(next <= largest) & is_number;
          largest = choose(is_larger, next, largest);
          distances = choose(is_larger, Numbers{} + distance, distances);
        }
      }
      for (Index i = 0; i < length; ++i) {
        z[output + i] = largest[i];
        chosen[output + i] = static_cast<std::int32_t>(pixel + i * window_.stride + distances[i]);
      }
    });
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
    for_each_packet([&](Index output, Index pixel, Index length) {
      Packet sum{};
      for (Index row = 0; row < window_.size; ++row) {
        for (Index column = 0; column < window_.size; ++column)
          sum += gather(x + pixel + row * inputs_.columns + column, window_.stride, length);
      }
      for (Index i = 0; i < length; ++i)
        pre_activations(output + i, sample) = share * sum[i];
    });
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
    for_each_packet([&](Index output, Index pixel, Index length) {
      for (Index i = 0; i < length; ++i) {
        const Scalar d_pixel = share * d_pre_activations(output + i, sample);
        Scalar* const d_first = d_x + pixel + i * window_.stride;
        for (Index row = 0; row < window_.size; ++row) {
          for (Index column = 0; column < window_.size; ++column)
            d_first[row * inputs_.columns + column] += d_pixel;
        }
      }
    });
  }
}

}  // namespace descent
