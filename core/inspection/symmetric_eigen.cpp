#include "core/inspection/symmetric_eigen.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace descent {
namespace {

/// Convergence is quadratic; more sweeps than this are only spent on numbers that are not finite.
constexpr int maximum_sweeps = 30;

/// Off-diagonal squares below this share of all squares change no digit of the eigenvalues.
constexpr double negligible = 1e-32;

bool is_diagonal(const Eigen::MatrixXd& matrix) {
  double outside = 0;
  double all = 0;
  for (Index column = 0; column < matrix.cols(); ++column) {
    for (Index row = 0; row < matrix.rows(); ++row) {
      const double square = matrix(row, column) * matrix(row, column);
      all += square;
      if (row != column) outside += square;
    }
  }
  return outside <= negligible * all;
}

/// Makes A(p, q) zero by a rotation of rows and columns p and q; V collects the rotations.
void rotate(Eigen::MatrixXd& a, Eigen::MatrixXd& v, Index p, Index q) {
  if (a(p, q) == 0) return;
  const double slope = (a(q, q) - a(p, p)) / (2 * a(p, q));
  const double tangent =
      (slope < 0 ? -1.0 : 1.0) / (std::fabs(slope) + std::sqrt(slope * slope + 1));
  const double cosine = 1 / std::sqrt(tangent * tangent + 1);
  const double sine = tangent * cosine;
  const auto mix = [&](double& first, double& second) {
    const double kept = first;
    first = cosine * kept - sine * second;
    second = sine * kept + cosine * second;
  };
  for (Index i = 0; i < a.rows(); ++i)
    mix(a(i, p), a(i, q));
  for (Index i = 0; i < a.rows(); ++i)
    mix(a(p, i), a(q, i));
  for (Index i = 0; i < a.rows(); ++i)
    mix(v(i, p), v(i, q));
}

double sign_of_largest(const Eigen::MatrixXd& vectors, Index column) {
  double largest = 0;
  for (Index i = 0; i < vectors.rows(); ++i) {
    if (std::fabs(vectors(i, column)) > std::fabs(largest)) largest = vectors(i, column);
  }
  return largest < 0 ? -1 : 1;
}

}  // namespace

SymmetricEigen symmetric_eigen(Eigen::MatrixXd matrix) {
  const Index size = matrix.rows();
  Eigen::MatrixXd vectors = Eigen::MatrixXd::Identity(size, size);
  for (int sweep = 0; sweep < maximum_sweeps && !is_diagonal(matrix); ++sweep) {
    for (Index p = 0; p < size; ++p) {
      for (Index q = p + 1; q < size; ++q)
        rotate(matrix, vectors, p, q);
    }
  }
  std::vector<Index> order(static_cast<std::size_t>(size));
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Index i, Index j) { return matrix(i, i) > matrix(j, j); });
  SymmetricEigen result{Eigen::VectorXd(size), Eigen::MatrixXd(size, size)};
  for (Index k = 0; k < size; ++k) {
    const Index from = order[static_cast<std::size_t>(k)];
    result.values(k) = matrix(from, from);
    result.vectors.col(k) = vectors.col(from) * sign_of_largest(vectors, from);
  }
  return result;
}

}  // namespace descent
