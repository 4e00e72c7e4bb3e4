#pragma once

#include "core/types.h"

namespace descent {

/// Eigenvalues of a symmetric matrix, the largest first, and its eigenvectors in the columns: of
/// length 1, and of the two signs the one whose largest entry is positive.
struct SymmetricEigen {
  /// S eigenvalues, descending.
  Eigen::VectorXd values;
  /// V (S x S), an eigenvector in each column.
  Eigen::MatrixXd vectors;
};

/// A = V diag(values) V^T for a symmetric A (S x S) by cyclic Jacobi rotations, in double and in a
/// fixed order, about S^3 multiply-adds per sweep and less than 10 sweeps.
/// Source: Jacobi (1846), pages 51-94; Golub and Van Loan (2013), algorithms 8.5.1 and 8.5.3.
SymmetricEigen symmetric_eigen(Eigen::MatrixXd matrix);

}  // namespace descent
