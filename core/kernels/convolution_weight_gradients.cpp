#include <algorithm>

#include "core/kernels/convolution_sums.h"
#include "core/kernels/convolution_tile.h"

namespace descent {
namespace {

/// Filters whose gradients are summed at once.
constexpr Index panel = tile_packets * packet_size;

/// d_z of up to a panel of filters, place by place: (panel x places of a part).
void turn(const Scalar* d_z, Index step, Index filters, Index places, Scalar* turned) {
  const Scalar* rows[panel];
  for (Index row = 0; row < panel; ++row)
    rows[row] = d_z + std::min(row, filters - 1) * step;
  Index place = 0;
  for (; place + packet_size <= places; place += packet_size) {
    for (int packet = 0; packet < tile_packets; ++packet) {
      Packet square[packet_size];
      for (Index row = 0; row < packet_size; ++row)
        square[row] = load_packet(rows[packet * packet_size + row] + place);
      transpose(square);
      for (Index column = 0; column < packet_size; ++column)
        store_packet(square[column], turned + (place + column) * panel + packet * packet_size);
    }
  }
  for (; place < places; ++place) {
    for (Index row = 0; row < panel; ++row)
      turned[place * panel + row] = rows[row][place];
  }
}

/// How many of so many filters are in a packet of the panel.
Index length_of(int packet, Index filters) {
  return std::clamp(filters - packet * packet_size, Index{0}, packet_size);
}

/// Adds to the gradients of a panel of filters the sums over one part of the places, for numbers of
/// the patch that lie side by side in the image; their columns of d_w are `step` apart.
template <int columns>
void add_part_gradients(const Scalar* turned, std::span<const PlaceRun> rows, const Scalar* image,
                        Index filters, Scalar* d_weights, Index step) {
  Sums<columns> sums;
  clear(sums);
  for (const PlaceRun& run : rows) {
    const Scalar* pixels = image + run.pixel;
    const Scalar* const end = pixels + run.length;
    for (; pixels != end; ++pixels) {
      Packet d_z[tile_packets];
      for (int packet = 0; packet < tile_packets; ++packet)
        d_z[packet] = load_packet(turned + packet * packet_size);
      turned += panel;
      for (int column = 0; column < columns; ++column) {
        const Packet pixel = repeat(pixels[column]);
        for (int packet = 0; packet < tile_packets; ++packet)
          sums[packet][column] += d_z[packet] * pixel;
      }
    }
  }
  for (int column = 0; column < columns; ++column) {
    for (int packet = 0; packet < tile_packets; ++packet) {
      Scalar* const to = d_weights + column * step + packet * packet_size;
      const Index length = length_of(packet, filters);
      store_run(load_run(to, length) + sums[packet][column], length, to);
    }
  }
}

/// The rows of places of the part that begins with this one.
std::span<const PlaceRun> part_of(std::span<const PlaceRun> rows, std::size_t first,
                                  Index& places) {
  std::size_t count = 0;
  places = 0;
  while (first + count < rows.size() && places < part_length) {
    places += rows[first + count].length;
    ++count;
  }
  return rows.subspan(first, count);
}

/// Adds d_z, place after place, to the bias's gradient.
void add_places(const Scalar* turned, Index places, Index filters, Scalar* d_bias) {
  for (int packet = 0; packet < tile_packets; ++packet) {
    const Index length = length_of(packet, filters);
    Scalar* const to = d_bias + packet * packet_size;
    Packet sum = load_run(to, length);
    for (Index place = 0; place < places; ++place)
      sum += load_packet(turned + place * panel + packet * packet_size);
    store_run(sum, length, to);
  }
}

}  // namespace

void add_weight_gradients(const WindowPlaces& places, const Scalar* image, ConstMatrixView d_z,
                          MatrixView d_weights, Scalar* d_bias) {
  alignas(16) Scalar turned[panel * part_length];
  const Index weight_step = d_weights.outerStride();
  for (Index first = 0; first < d_weights.rows(); first += panel) {
    const Index filters = std::min(panel, d_weights.rows() - first);
    for (std::size_t row = 0; row < places.rows.size();) {
      Index count = 0;
      const std::span<const PlaceRun> part = part_of(places.rows, row, count);
      row += part.size();
      turn(d_z.data() + first * d_z.outerStride() + part.front().place, d_z.outerStride(), filters,
           count, turned);
      if (d_bias) add_places(turned, count, filters, d_bias + first);
      for (const PatchRun& run : places.patch) {
        const auto add = run.length == longest_patch_run ? add_part_gradients<longest_patch_run>
                         : run.length == 3               ? add_part_gradients<3>
                                                         : add_part_gradients<1>;
        add(turned, part, image + run.offset, filters,
            d_weights.data() + run.number * weight_step + first, places.number_step * weight_step);
      }
    }
  }
}

}  // namespace descent
