#include "core/kernels/narrow_layer.h"

#include "core/kernels/product_panel.h"

namespace descent {
namespace {

/// The last packet of a column of two or more numbers may reach into the next column. Reading there
/// is harmless and what is written there is written again, but in the last column it must be cut.
template <int packets>
struct Column {
  Packet rows[packets];
};

/// `in_last` counts the rows of the last packet.
template <int packets>
[[gnu::always_inline]] inline Column<packets> load_column(const Scalar* from, Index in_last,
                                                          bool is_cut) {
  Column<packets> column;
  for (int packet = 0; packet + 1 < packets; ++packet)
    column.rows[packet] = load_packet(from + packet * packet_size);
  const Scalar* const last = from + (packets - 1) * packet_size;
  column.rows[packets - 1] = is_cut ? load_part(last, in_last) : load_packet(last);
  return column;
}

template <int packets>
[[gnu::always_inline]] inline void store_column(const Column<packets>& column, Index in_last,
                                                bool is_cut, Scalar* to) {
  for (int packet = 0; packet + 1 < packets; ++packet)
    store_packet(column.rows[packet], to + packet * packet_size);
  Scalar* const last = to + (packets - 1) * packet_size;
  if (is_cut) {
    store_part(column.rows[packets - 1], in_last, last);
  } else {
    store_packet(column.rows[packets - 1], last);
  }
}

/// A product's left operand (rows x inner), column by column, and what is added to every column.
template <int packets>
struct Factor {
  const Scalar* first;
  Index rows;
  Index inner;
  /// From one column to the next.
  Index step;
  /// Its last column, cut where it must be.
  Column<packets> last;
  Column<packets> bias;
  bool has_bias;

  [[nodiscard]] Index in_last() const { return rows - (packets - 1) * packet_size; }
};

/// So many columns of A B.
template <int packets, int columns>
[[gnu::always_inline]] inline void multiply_columns(const Factor<packets>& a, const Scalar* b,
                                                    bool is_cut, Scalar* result) {
  Packet sums[packets][columns];
  for (int column = 0; column < columns; ++column) {
    for (int packet = 0; packet < packets; ++packet)
      sums[packet][column] = Packet{};
  }
  const Index inner = a.inner;
  const auto add = [&](const Column<packets>& left, Index k) {
    for (int column = 0; column < columns; ++column) {
      const Packet factor = repeat(b[column * inner + k]);
      for (int packet = 0; packet < packets; ++packet)
        sums[packet][column] += left.rows[packet] * factor;
    }
  };
  const Scalar* from = a.first;
  for (Index k = 0; k + 1 < inner; ++k) {
    add(load_column<packets>(from, 0, false), k);
    from += a.step;
  }
  add(a.last, inner - 1);
  for (int column = 0; column < columns; ++column) {
    Column<packets> sum;
    for (int packet = 0; packet < packets; ++packet) {
      sum.rows[packet] = sums[packet][column];
      if (a.has_bias) sum.rows[packet] += a.bias.rows[packet];
    }
    store_column(sum, a.in_last(), is_cut && column + 1 == columns, result + column * a.rows);
  }
}

/// A B, with B (inner x columns) and the result (rows x columns) without gaps.
template <int packets>
[[gnu::noinline]] void multiply(const Factor<packets>& a, const Scalar* b, Index columns,
                                Scalar* result) {
  const bool has_part = a.in_last() < packet_size;
  const auto step_over = [&](Index count) {
    b += count * a.inner;
    result += count * a.rows;
    columns -= count;
  };
  while (columns >= tile_columns) {
    multiply_columns<packets, tile_columns>(a, b, has_part && columns == tile_columns, result);
    step_over(tile_columns);
  }
  if (columns >= 2) {
    multiply_columns<packets, 2>(a, b, has_part && columns == 2, result);
    step_over(2);
  }
  if (columns == 1) multiply_columns<packets, 1>(a, b, has_part, result);
}

template <int packets>
void forward(const NarrowLayer& layer, const Scalar* weights, const Scalar* bias, const Scalar* x,
             Scalar* z) {
  Factor<packets> a{weights, layer.units, layer.inputs, layer.units, {}, {}, bias != nullptr};
  const bool has_part = a.in_last() < packet_size;
  a.last = load_column<packets>(weights + (layer.inputs - 1) * layer.units, a.in_last(), has_part);
  if (bias != nullptr) a.bias = load_column<packets>(bias, a.in_last(), has_part);
  multiply(a, x, layer.batch, z);
}

/// A B for a single row A.
void multiply_row(const Scalar* a, const Scalar* bias, const Scalar* b, Index inner, Index columns,
                  Scalar* result) {
  for (Index column = 0; column < columns; ++column) {
    Scalar sum = 0;
    for (Index k = 0; k < inner; ++k)
      sum += a[k] * b[k];
    b += inner;
    result[column] = bias == nullptr ? sum : sum + *bias;
  }
}

template <int packets>
void backward(const NarrowLayer& layer, const Scalar* weights, const Scalar* d_z, Scalar* d_x) {
  constexpr Index height = packets * packet_size;
  const Index rows = layer.inputs;
  alignas(16) Scalar copy[height * narrow_width];
  copy_rows<packets>({weights, layer.units, 1}, weights, rows, layer.units, copy);
  Factor<packets> a{copy, rows, layer.units, height, {}, {}, false};
  a.last = load_column<packets>(copy + (layer.units - 1) * height, 0, false);
  multiply(a, d_z, layer.batch, d_x);
}

/// So many columns of R C^T from column `first` of C on, with R (rows x B) and C (columns x B), and
/// the sums of R where they are asked for.
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
[[gnu::noinline]] void sum_outers(const Scalar* r, Index rows, const Scalar* c, Index columns,
                                  Index batch, Scalar* result, Scalar* sums_of_r) {
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

/// A single unit: the inputs fill the packets.
void gradients_of_one(const NarrowLayer& layer, const Scalar* d_z, const Scalar* x,
                      Scalar* d_weights, Scalar* d_bias) {
  if (layer.inputs == 1) {
    Scalar sum = 0;
    for (Index sample = 0; sample < layer.batch; ++sample)
      sum += d_z[sample] * x[sample];
    *d_weights = sum;
  } else if (layer.inputs > packet_size) {
    sum_outers<2>(x, layer.inputs, d_z, 1, layer.batch, d_weights, nullptr);
  } else {
    sum_outers<1>(x, layer.inputs, d_z, 1, layer.batch, d_weights, nullptr);
  }
  if (d_bias == nullptr) return;
  Scalar sum = 0;
  for (Index sample = 0; sample < layer.batch; ++sample)
    sum += d_z[sample];
  *d_bias = sum;
}

}  // namespace

void narrow_forward(const NarrowLayer& layer, const Scalar* weights, const Scalar* bias,
                    const Scalar* x, Scalar* z) {
  if (layer.units == 1) {
    multiply_row(weights, bias, x, layer.inputs, layer.batch, z);
  } else if (layer.units > packet_size) {
    forward<2>(layer, weights, bias, x, z);
  } else {
    forward<1>(layer, weights, bias, x, z);
  }
}

void narrow_gradients(const NarrowLayer& layer, const Scalar* d_z, const Scalar* x,
                      Scalar* d_weights, Scalar* d_bias) {
  if (layer.units == 1) {
    gradients_of_one(layer, d_z, x, d_weights, d_bias);
  } else if (layer.units > packet_size) {
    sum_outers<2>(d_z, layer.units, x, layer.inputs, layer.batch, d_weights, d_bias);
  } else {
    sum_outers<1>(d_z, layer.units, x, layer.inputs, layer.batch, d_weights, d_bias);
  }
}

void narrow_backward(const NarrowLayer& layer, const Scalar* weights, const Scalar* d_z,
                     Scalar* d_x) {
  if (layer.inputs == 1) {
    multiply_row(weights, nullptr, d_z, layer.units, layer.batch, d_x);
  } else if (layer.inputs > packet_size) {
    backward<2>(layer, weights, d_z, d_x);
  } else {
    backward<1>(layer, weights, d_z, d_x);
  }
}

}  // namespace descent
