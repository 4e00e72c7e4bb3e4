#include "core/inspection/trajectory_plane.h"

#include <cmath>

#include "core/catalog.h"
#include "core/inspection/sums.h"
#include "core/inspection/symmetric_eigen.h"

namespace descent {
namespace {

constexpr Hyperparameter snapshot_limits{"snapshots", 50, 2, 200, Scale::integer};

/// Smaller shares of the variance are rounding errors of the snapshots.
constexpr double smallest_share = 1e-12;

Eigen::VectorXd mean_of(ConstMatrixView snapshots) {
  Eigen::VectorXd mean = Eigen::VectorXd::Zero(snapshots.rows());
  for (Index snapshot = 0; snapshot < snapshots.cols(); ++snapshot)
    mean += snapshots.col(snapshot).cast<double>();
  return mean / static_cast<double>(snapshots.cols());
}

Eigen::MatrixXd gram_matrix(ConstMatrixView snapshots, const Eigen::VectorXd& mean) {
  const Index count = snapshots.cols();
  Eigen::MatrixXd gram(count, count);
  for (Index i = 0; i < count; ++i) {
    const Eigen::VectorXd difference = snapshots.col(i).cast<double>() - mean;
    for (Index j = 0; j <= i; ++j) {
      gram(i, j) = dot_in_order(difference, snapshots.col(j).cast<double>() - mean);
      gram(j, i) = gram(i, j);
    }
  }
  return gram;
}

/// The component that belongs to eigenvector v, of length 1.
Eigen::VectorXd component(ConstMatrixView snapshots, const Eigen::VectorXd& mean,
                          const Eigen::VectorXd& v) {
  Eigen::VectorXd sum = Eigen::VectorXd::Zero(snapshots.rows());
  for (Index snapshot = 0; snapshot < snapshots.cols(); ++snapshot)
    sum += v(snapshot) * (snapshots.col(snapshot).cast<double>() - mean);
  return sum / norm_in_order(sum);
}

}  // namespace

TrajectoryPlane trajectory_plane(ConstMatrixView snapshots, Index trained) {
  const Index count = snapshots.cols();
  const ConstMatrixView moving = snapshots.topRows(trained);
  check_range("trajectory.snapshots", static_cast<double>(count), snapshot_limits);
  const Eigen::VectorXd mean = mean_of(moving);
  const SymmetricEigen eigen = symmetric_eigen(gram_matrix(moving, mean));
  double variance = 0;
  for (Index i = 0; i < count; ++i)
    variance += eigen.values(i);

  const auto zero = Eigen::VectorXd::Zero(snapshots.rows());
  TrajectoryPlane plane{zero, zero, 0, 0, Eigen::MatrixXd::Zero(2, count)};
  const auto take = [&](Index number, Eigen::VectorXd& direction, double& share) {
    if (!(eigen.values(number) > smallest_share * variance)) return;
    const Eigen::VectorXd way = component(moving, mean, eigen.vectors.col(number));
    direction.head(trained) = way;
    share = eigen.values(number) / variance;
    for (Index snapshot = 0; snapshot < count; ++snapshot) {
      plane.path(number, snapshot) = dot_in_order(
          way, moving.col(snapshot).cast<double>() - moving.col(count - 1).cast<double>());
    }
  };
  take(0, plane.first, plane.first_share);
  take(1, plane.second, plane.second_share);
  return plane;
}

}  // namespace descent
