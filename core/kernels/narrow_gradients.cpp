#include "core/kernels/narrow_column.h"
#include "core/kernels/narrow_layer.h"

namespace descent {
namespace {

/// So many columns of R C^T, with R (rows x B) and C (columns x B), whose columns are `c_step`
/// apart, and the sums of R where they are asked for.
template <int packets, int columns>
[[gnu::always_inline]] inline void sum_outer(const Scalar* r, Index rows, const Scalar* c,
                                             Index c_step, Index batch, Scalar* result,
                                             Scalar* sums_of_r) {
  const Index in_last = rows - (packets - 1) * packet_size;
  const bool has_part = in_last < packet_size;
  Packet sums[packets][columns];
  Column<packets> row_sums;
  for (int packet = 0; packet < packets; ++packet) {
    row_sums.rows[packet] = Packet{};
    for (int column = 0; column < columns; ++column)
      sums[packet][column] = Packet{};
  }
  const auto add = [&](const Column<packets>& left) {
    for (int packet = 0; packet < packets; ++packet)
      row_sums.rows[packet] += left.rows[packet];
    for (int column = 0; column < columns; ++column) {
      const Packet factor = repeat(c[column]);
      for (int packet = 0; packet < packets; ++packet)
        sums[packet][column] += left.rows[packet] * factor;
    }
  };
  for (Index sample = 0; sample + 1 < batch; ++sample) {
    add(load_column<packets>(r, 0, false));
    r += rows;
    c += c_step;
  }
  add(load_column<packets>(r, in_last, has_part));
  for (int column = 0; column < columns; ++column) {
    Column<packets> sum;
    for (int packet = 0; packet < packets; ++packet)
      sum.rows[packet] = sums[packet][column];
    store_column(sum, in_last, has_part, result + column * rows);
  }
  if (sums_of_r != nullptr) store_column(row_sums, in_last, has_part, sums_of_r);
}

/// R C^T and the sums of R, with R (rows x B) and C (columns x B).
template <int packets>
void sum_outers(const Scalar* r, Index rows, const Scalar* c, Index columns, Index batch,
                Scalar* result, Scalar* sums_of_r) {
  Index left = columns;
  const auto step_over = [&](Index count) {
    sums_of_r = nullptr;
    c += count;
    result += count * rows;
    left -= count;
  };
  while (left >= tile_columns) {
    sum_outer<packets, tile_columns>(r, rows, c, columns, batch, result, sums_of_r);
    step_over(tile_columns);
  }
  if (left >= 2) {
    sum_outer<packets, 2>(r, rows, c, columns, batch, result, sums_of_r);
    step_over(2);
  }
  if (left == 1) sum_outer<packets, 1>(r, rows, c, columns, batch, result, sums_of_r);
}

/// A single unit of two or more inputs, which fill the packets.
template <int packets>
void gradients_of_one(const NarrowLayer& layer, const Scalar* d_z, const Scalar* x,
                      Scalar* d_weights, Scalar* d_bias) {
  const Index inputs = layer.inputs;
  const Index in_last = inputs - (packets - 1) * packet_size;
  const bool has_part = in_last < packet_size;
  Column<packets> sums{};
  Scalar sum_of_d_z = 0;
  const auto add = [&](const Column<packets>& column, Scalar factor) {
    sum_of_d_z += factor;
    for (int packet = 0; packet < packets; ++packet)
      sums.rows[packet] += column.rows[packet] * repeat(factor);
  };
  for (Index left = layer.batch - 1; left > 0; --left) {
    add(load_column<packets>(x, 0, false), *d_z++);
    x += inputs;
  }
  add(load_column<packets>(x, in_last, has_part), *d_z);
  store_column(sums, in_last, has_part, d_weights);
  if (d_bias != nullptr) *d_bias = sum_of_d_z;
}

/// A single unit of one input.
void gradients_of_one_input(const NarrowLayer& layer, const Scalar* d_z, const Scalar* x,
                            Scalar* d_weights, Scalar* d_bias) {
  Scalar sum = 0;
  Scalar sum_of_d_z = 0;
  for (Index sample = 0; sample < layer.batch; ++sample) {
    sum += d_z[sample] * x[sample];
    sum_of_d_z += d_z[sample];
  }
  *d_weights = sum;
  if (d_bias != nullptr) *d_bias = sum_of_d_z;
}

}  // namespace

void narrow_gradients(const NarrowLayer& layer, const Scalar* d_z, const Scalar* x,
                      Scalar* d_weights, Scalar* d_bias) {
  if (layer.units == 1 && layer.inputs == 1) {
    gradients_of_one_input(layer, d_z, x, d_weights, d_bias);
  } else if (layer.units == 1 && layer.inputs <= packet_size) {
    gradients_of_one<1>(layer, d_z, x, d_weights, d_bias);
  } else if (layer.units == 1) {
    gradients_of_one<2>(layer, d_z, x, d_weights, d_bias);
  } else if (layer.units > packet_size) {
    sum_outers<2>(d_z, layer.units, x, layer.inputs, layer.batch, d_weights, d_bias);
  } else {
    sum_outers<1>(d_z, layer.units, x, layer.inputs, layer.batch, d_weights, d_bias);
  }
}

}  // namespace descent
