#include "core/kernels/products.h"

namespace descent {

void set_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  result.noalias() = a * b;
}

void add_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  result.noalias() += a * b;
}

void set_transposed_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  result.noalias() = a.transpose() * b;
}

void add_transposed_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  result.noalias() += a.transpose() * b;
}

void set_product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  result.noalias() = a * b.transpose();
}

void add_product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  result.noalias() += a * b.transpose();
}

}  // namespace descent
