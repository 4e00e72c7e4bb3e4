#include "core/inspection/symmetric_eigen.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"

using namespace descent;

TEST_CASE("eigenvalues of a matrix of two by hand, the largest first") {
  // [[2, 1], [1, 2]]: 3 with (1, 1) and 1 with (1, -1).
  const SymmetricEigen eigen = symmetric_eigen(Eigen::Matrix2d{{2, 1}, {1, 2}});
  CHECK(eigen.values(0) == doctest::Approx(3));
  CHECK(eigen.values(1) == doctest::Approx(1));
  CHECK(std::fabs(eigen.vectors(0, 0) - std::sqrt(0.5)) < 1e-15);
  CHECK(std::fabs(eigen.vectors(1, 0) - std::sqrt(0.5)) < 1e-15);
  CHECK(eigen.vectors(0, 1) == doctest::Approx(-eigen.vectors(1, 1)));
}

TEST_CASE("a diagonal is sorted and nothing else") {
  const SymmetricEigen eigen = symmetric_eigen(Eigen::Vector3d(-1, 5, 2).asDiagonal());
  CHECK(eigen.values == Eigen::Vector3d(5, 2, -1));
  CHECK(eigen.vectors == Eigen::Matrix3d{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}});
}

TEST_CASE("V diag(values) V^T is the matrix again, and V is orthogonal") {
  for (const Index size : {1, 2, 5, 30}) {
    Random random(4, RandomStream::data);
    Eigen::MatrixXd matrix(size, size);
    for (Index i = 0; i < size; ++i) {
      for (Index j = 0; j <= i; ++j)
        matrix(i, j) = matrix(j, i) = random.normal();
    }
    const SymmetricEigen eigen = symmetric_eigen(matrix);
    const Eigen::MatrixXd again =
        eigen.vectors * eigen.values.asDiagonal() * eigen.vectors.transpose();
    CHECK((again - matrix).cwiseAbs().maxCoeff() < 1e-13);
    CHECK((eigen.vectors.transpose() * eigen.vectors).isIdentity(1e-13));
    for (Index i = 1; i < size; ++i)
      CHECK(eigen.values(i - 1) >= eigen.values(i));
    for (Index i = 0; i < size; ++i)
      CHECK(eigen.vectors.col(i).maxCoeff() >= -eigen.vectors.col(i).minCoeff());
  }
}
