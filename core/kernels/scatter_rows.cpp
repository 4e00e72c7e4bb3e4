#include "core/kernels/scatter_rows.h"

#include "core/kernels/packet.h"

namespace descent {

void scatter_rows(ConstMatrixView matrix, Scalar* to, Index step) {
  const Index whole_rows = matrix.rows() - matrix.rows() % packet_size;
  const Index whole_columns = matrix.cols() - matrix.cols() % packet_size;
  for (Index column = 0; column < whole_columns; column += packet_size) {
    for (Index row = 0; row < whole_rows; row += packet_size) {
      Packet square[packet_size];
      for (Index i = 0; i < packet_size; ++i)
        square[i] = load_packet(matrix.data() + (column + i) * matrix.outerStride() + row);
      transpose(square);
      for (Index i = 0; i < packet_size; ++i)
        store_packet(square[i], to + (row + i) * step + column);
    }
  }
  for (Index column = 0; column < matrix.cols(); ++column) {
    const bool is_in_squares = column < whole_columns;
    for (Index row = is_in_squares ? whole_rows : 0; row < matrix.rows(); ++row)
      to[row * step + column] = matrix(row, column);
  }
}

}  // namespace descent
