#pragma once

#include "core/types.h"

namespace descent {

/// The plane through the last of S snapshots of the parameters that shows most of their way.
struct TrajectoryPlane {
  /// Unit vectors (P), perpendicular to each other; zero where the way has no such part.
  Eigen::VectorXd first;
  Eigen::VectorXd second;
  /// Shares of the snapshots' variance along them, 0 to 1.
  double first_share;
  double second_share;
  /// Where the snapshots lie in the plane, (2 x S), seen from the last one, which lies at (0, 0).
  Eigen::MatrixXd path;
};

/// The first two principal components of snapshots (P x S), of which the first `trained` numbers
/// are looked at, since statistics follow from the others; components are 0 in the rest. Of D, each
/// snapshot minus the mean of all, they are D v / sqrt(lambda) for the two largest eigenvalues
/// lambda and eigenvectors v of the Gram matrix D^T D (S x S), and lambda / sum of all lambda are
/// their shares. Costs about (P + 10 S) S^2 multiply-adds in one go, S from 2 to 200. Throws
/// std::invalid_argument naming "trajectory.snapshots". Source: Li, Xu, Taylor, Studer and
/// Goldstein (2018), section 7; Pearson (1901), pages 559-572, for principal components.
TrajectoryPlane trajectory_plane(ConstMatrixView snapshots, Index trained);

}  // namespace descent
