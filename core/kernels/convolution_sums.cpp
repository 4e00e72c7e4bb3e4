#include "core/kernels/convolution_sums.h"

#include <algorithm>

#include "core/kernels/convolution_tile.h"

namespace descent {
namespace {

/// Some filters' sums over a part of the patch, for two runs of places.
template <int filters>
[[gnu::always_inline]] inline void sum_patch(const PlaceRun* runs, const Scalar* image,
                                             std::span<const Index> offsets, const Scalar* weights,
                                             Index weight_step, Sums<filters>& sums) {
  const Scalar* pixels[tile_packets];
  for (int packet = 0; packet < tile_packets; ++packet)
    pixels[packet] = image + runs[packet].pixel;
  clear(sums);
  for (const Index offset : offsets) {
    Packet seen[tile_packets];
    for (int packet = 0; packet < tile_packets; ++packet)
      seen[packet] = load_packet(pixels[packet] + offset);
    for (int filter = 0; filter < filters; ++filter) {
      const Packet weight = repeat(weights[filter]);
      for (int packet = 0; packet < tile_packets; ++packet)
        sums[packet][filter] += seen[packet] * weight;
    }
    weights += weight_step;
  }
}

/// Some channels' sums over the filters, for two runs of places; a channel's weights stand at
/// `from`.
template <int channels>
[[gnu::always_inline]] inline void sum_filters(const PlaceRun* runs, const ConstMatrixView& d_z,
                                               const Scalar* const (&from)[channels], Index filters,
                                               Sums<channels>& sums) {
  const Scalar* d_places[tile_packets];
  for (int packet = 0; packet < tile_packets; ++packet)
    d_places[packet] = d_z.data() + runs[packet].place;
  clear(sums);
  const Index step = d_z.outerStride();
  for (Index filter = 0; filter < filters; ++filter) {
    Packet d_place[tile_packets];
    for (int packet = 0; packet < tile_packets; ++packet)
      d_place[packet] = load_packet(d_places[packet] + filter * step);
    for (int channel = 0; channel < channels; ++channel) {
      const Packet weight = repeat(from[channel][filter]);
      for (int packet = 0; packet < tile_packets; ++packet)
        sums[packet][channel] += d_place[packet] * weight;
    }
  }
}

}  // namespace

void set_convolution(const WindowPlaces& places, const Scalar* image, ConstMatrixView weights,
                     const Scalar* bias, MatrixView z) {
  const Index patch = weights.cols();
  const Index weight_step = weights.outerStride();
  const Index step = z.outerStride();
  for (Index done = 0; done < patch; done += part_length) {
    const Index length = std::min(part_length, patch - done);
    const auto offsets =
        places.offsets.subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(length));
    const bool adds = done > 0;
    const bool has_bias = bias != nullptr && done + length == patch;
    for_each_tile(weights.rows(), [&]<int filters>(Index first) {
      const Scalar* const part = weights.data() + done * weight_step + first;
      Packet biases[filters];
      for (int filter = 0; filter < filters; ++filter)
        biases[filter] = has_bias ? repeat(bias[first + filter]) : Packet{};
      for (std::size_t next = 0; next < places.packets.size(); next += tile_packets) {
        const PlaceRun* const runs = &places.packets[next];
        Sums<filters> sums;
        sum_patch(runs, image, offsets, part, weight_step, sums);
        for (int filter = 0; filter < filters; ++filter) {
          for (int packet = 0; packet < tile_packets; ++packet) {
            const auto [place, pixel, run] = runs[packet];
            Scalar* const to = z.data() + (first + filter) * step + place;
            Packet sum = sums[packet][filter];
            if (adds) sum = load_run(to, run) + sum;
            if (has_bias) sum += biases[filter];
            store_run(sum, run, to);
          }
        }
      }
    });
  }
}

void add_input_gradients(const WindowPlaces& places, Index channels, ConstMatrixView d_z,
                         ConstMatrixView weights, Scalar* d_image) {
  const auto window = static_cast<Index>(places.offsets.size()) / channels;
  const Index weight_step = weights.outerStride();
  for (Index number = 0; number < window; ++number) {
    for_each_tile(channels, [&]<int columns>(Index first) {
      const Scalar* from[columns];
      Scalar* to[columns];
      for (int column = 0; column < columns; ++column) {
        const Index k = (first + column) * window + number;
        from[column] = weights.data() + k * weight_step;
        to[column] = d_image + places.offsets[static_cast<std::size_t>(k)];
      }
      for (std::size_t next = 0; next < places.packets.size(); next += tile_packets) {
        const PlaceRun* const runs = &places.packets[next];
        Sums<columns> sums;
        sum_filters(runs, d_z, from, weights.rows(), sums);
        for (int column = 0; column < columns; ++column) {
          for (int packet = 0; packet < tile_packets; ++packet) {
            const auto [place, pixel, length] = runs[packet];
            Scalar* const pixels = to[column] + pixel;
            store_run(load_run(pixels, length) + sums[packet][column], length, pixels);
          }
        }
      }
    });
  }
}

}  // namespace descent
