#include "core/kernels/narrow_layer.h"

#include "core/kernels/narrow_column.h"
#include "core/kernels/product_panel.h"
#include "core/kernels/short_sums.h"

namespace descent {
namespace {

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
  /// -0, which changes no number, where there is none.
  Column<packets> bias;

  [[nodiscard]] Index in_last() const { return rows - (packets - 1) * packet_size; }
};

/// What to add to a column so that it stays as it is.
template <int packets>
Column<packets> nothing() {
  Column<packets> column;
  for (Packet& packet : column.rows)
    packet = repeat(Scalar{-0.0F});
  return column;
}

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
    for (int packet = 0; packet < packets; ++packet)
      sum.rows[packet] = sums[packet][column] + a.bias.rows[packet];
    store_column(sum, a.in_last(), is_cut && column + 1 == columns, result + column * a.rows);
  }
}

/// A B, with B (inner x columns) and the result (rows x columns) without gaps.
template <int packets>
[[gnu::noinline]] void multiply(const Factor<packets>& given, const Scalar* b, Index columns,
                                Scalar* result) {
  // A copy, as a compiler expects what is stored to change what lies in memory.
  const Factor<packets> a = given;
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
  if (packets > 1 && columns >= 2) {
    multiply_columns<packets, 2>(a, b, has_part && columns == 2, result);
    step_over(2);
  }
  for (Index left = columns; left > 0; --left) {
    multiply_columns<packets, 1>(a, b, has_part && left == 1, result);
    step_over(1);
  }
}

template <int packets>
void forward(const NarrowLayer& layer, const Scalar* weights, const Scalar* bias, const Scalar* x,
             Scalar* z) {
  Factor<packets> a{weights, layer.units, layer.inputs, layer.units, {}, {}};
  const bool has_part = a.in_last() < packet_size;
  a.last = load_column<packets>(weights + (layer.inputs - 1) * layer.units, a.in_last(), has_part);
  a.bias = bias != nullptr ? load_column<packets>(bias, a.in_last(), has_part) : nothing<packets>();
  multiply(a, x, layer.batch, z);
}

/// Of at most a packet of units, with few inputs.
void forward_short(const NarrowLayer& layer, const Scalar* weights, const Scalar* bias,
                   const Scalar* x, Scalar* z) {
  const Index units = layer.units;
  const bool is_cut = units < packet_size;
  const Packet added = bias == nullptr ? repeat(Scalar{-0.0F})
                       : is_cut        ? load_part(bias, units)
                                       : load_packet(bias);
  const Scalar* const last = weights + (layer.inputs - 1) * units;
  const Packet last_column = is_cut ? load_part(last, units) : load_packet(last);
  with_terms(layer.inputs, [&](auto terms) {
    ShortSums<terms> a;
    a.rows = units;
    for (Index k = 0; k + 1 < terms; ++k)
      a.columns[k] = load_packet(weights + k * units);
    a.columns[terms - 1] = last_column;
    a.bias = added;
    multiply_short(a, x, layer.batch, z);
  });
}

/// Of at most a packet of inputs, with few units.
void backward_short(const NarrowLayer& layer, const Scalar* weights, const Scalar* d_z,
                    Scalar* d_x) {
  alignas(16) Scalar columns[packet_size * most_terms];
  copy_rows<1>({weights, layer.units, 1}, weights, layer.inputs, layer.units, columns);
  with_terms(layer.units, [&](auto terms) {
    ShortSums<terms> a;
    a.rows = layer.inputs;
    for (Index k = 0; k < terms; ++k)
      a.columns[k] = load_packet(columns + k * packet_size);
    a.bias = repeat(Scalar{-0.0F});
    multiply_short(a, d_z, layer.batch, d_x);
  });
}

/// A B and the bias for a single row A.
void multiply_row(const Scalar* a, Scalar bias, const Scalar* b, Index inner, Index columns,
                  Scalar* result) {
  for (Index column = 0; column < columns; ++column) {
    Scalar sum = 0;
    for (Index k = 0; k < inner; ++k)
      sum += a[k] * b[k];
    b += inner;
    result[column] = sum + bias;
  }
}

template <int packets>
void backward(const NarrowLayer& layer, const Scalar* weights, const Scalar* d_z, Scalar* d_x) {
  constexpr Index height = packets * packet_size;
  const Index rows = layer.inputs;
  alignas(16) Scalar copy[height * narrow_width];
  copy_rows<packets>({weights, layer.units, 1}, weights, rows, layer.units, copy);
  Factor<packets> a{copy, rows, layer.units, height, {}, nothing<packets>()};
  a.last = load_column<packets>(copy + (layer.units - 1) * height, 0, false);
  multiply(a, d_z, layer.batch, d_x);
}

}  // namespace

void narrow_forward(const NarrowLayer& layer, const Scalar* weights, const Scalar* bias,
                    const Scalar* x, Scalar* z) {
  if (layer.units == 1) {
    multiply_row(weights, bias != nullptr ? *bias : Scalar{-0.0F}, x, layer.inputs, layer.batch, z);
  } else if (layer.units > packet_size) {
    forward<2>(layer, weights, bias, x, z);
  } else if (!is_short(layer.inputs)) {
    forward<1>(layer, weights, bias, x, z);
  } else {
    forward_short(layer, weights, bias, x, z);
  }
}

void narrow_backward(const NarrowLayer& layer, const Scalar* weights, const Scalar* d_z,
                     Scalar* d_x) {
  if (layer.inputs == 1) {
    multiply_row(weights, Scalar{-0.0F}, d_z, layer.units, layer.batch, d_x);
  } else if (layer.inputs > packet_size) {
    backward<2>(layer, weights, d_z, d_x);
  } else if (!is_short(layer.units)) {
    backward<1>(layer, weights, d_z, d_x);
  } else {
    backward_short(layer, weights, d_z, d_x);
  }
}

}  // namespace descent
