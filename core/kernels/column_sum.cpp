#include "core/kernels/column_sum.h"

#include "core/kernels/packet.h"

namespace descent {

void add_columns(ConstMatrixView matrix, VectorView sums) {
  const Index step = matrix.outerStride();
  const Index rows = matrix.rows();
  Index row = 0;
  for (; row + packet_size <= rows; row += packet_size) {
    const Scalar* from = matrix.data() + row;
    Packet sum = load_packet(sums.data() + row);
    for (Index column = 0; column < matrix.cols(); ++column) {
      sum += load_packet(from);
      from += step;
    }
    store_packet(sum, sums.data() + row);
  }
  for (; row < rows; ++row) {
    const Scalar* from = matrix.data() + row;
    Scalar sum = sums[row];
    for (Index column = 0; column < matrix.cols(); ++column) {
      sum += *from;
      from += step;
    }
    sums[row] = sum;
  }
}

}  // namespace descent
