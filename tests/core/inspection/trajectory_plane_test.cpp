#include "core/inspection/trajectory_plane.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "core/inspection/loss_surface.h"
#include "core/inspection/network_copy.h"
#include "core/training/run.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

TEST_CASE("a way in a plane: its directions, shares and points by hand") {
  // Around the mean (1, 2, 3, 0): (+-4, 0, 0, 0) and (0, +-2, 0, 0), with the last at (0, -2).
  Matrix snapshots(4, 4);
  snapshots << 5, -3, 1, 1,  //
      2, 2, 4, 0,            //
      3, 3, 3, 3,            //
      0, 0, 0, 0;
  const TrajectoryPlane plane = trajectory_plane(snapshots, snapshots.rows());
  CHECK(plane.first_share == doctest::Approx(32.0 / 40));
  CHECK(plane.second_share == doctest::Approx(8.0 / 40));
  CHECK(std::fabs(plane.first(0)) == doctest::Approx(1));
  CHECK(std::fabs(plane.second(1)) == doctest::Approx(1));
  const double sign = plane.first(0);
  const double second_sign = plane.second(1);
  Eigen::MatrixXd path(2, 4);
  path << 4 * sign, -4 * sign, 0, 0,  //
      2 * second_sign, 2 * second_sign, 4 * second_sign, 0;
  CHECK((plane.path - path).cwiseAbs().maxCoeff() < 1e-12);
}

TEST_CASE("the components are those of the covariance matrix, and are perpendicular unit vectors") {
  Matrix snapshots = random_matrix(6, 12, 5);
  snapshots.row(1) *= 4;
  snapshots.row(4) *= 2;
  const TrajectoryPlane plane = trajectory_plane(snapshots, snapshots.rows());
  const Eigen::MatrixXd centered =
      (snapshots.colwise() - snapshots.rowwise().mean()).cast<double>();
  const Eigen::MatrixXd scatter = centered * centered.transpose();
  const auto check = [&](const Eigen::VectorXd& direction, double share) {
    const double variance = share * scatter.trace();
    CHECK((scatter * direction - variance * direction).norm() < 1e-5 * scatter.trace());
    CHECK(direction.norm() == doctest::Approx(1));
  };
  check(plane.first, plane.first_share);
  check(plane.second, plane.second_share);
  CHECK(std::fabs(plane.first.dot(plane.second)) < 1e-12);
  CHECK(plane.first_share > plane.second_share);
  CHECK(plane.first_share + plane.second_share < 1);
  CHECK(plane.path.col(11).isZero(0));
}

TEST_CASE("a straight way has one direction, a standstill none") {
  Matrix snapshots(3, 4);
  for (Index i = 0; i < 4; ++i)
    snapshots.col(i) = Vector{{1, -2, Scalar(0.3)}} * static_cast<Scalar>(i * i);
  const TrajectoryPlane line = trajectory_plane(snapshots, snapshots.rows());
  CHECK(line.first_share == doctest::Approx(1));
  CHECK(line.second_share == 0);
  CHECK(line.second.isZero(0));
  CHECK(line.path.row(1).isZero(0));

  const TrajectoryPlane rest = trajectory_plane(Matrix::Ones(3, 2).eval(), 3);
  CHECK(rest.first.isZero(0));
  CHECK(rest.first_share == 0);
}

TEST_CASE("statistics and frozen weights have no part in the plane, whose losses are finite") {
  ExperimentConfig experiment = default_experiment();
  LayerConfig frozen = dense_layer(4, {"tanh"});
  frozen.frozen = true;
  experiment.network.layers = {
      frozen, dense_layer(4, {"relu"}), {{"batchNormalization"}, {"linear"}}};
  Run run(experiment);
  ParameterBlock& parameters = run.network().parameters();
  const Index trained = parameters.trainable_size();
  const Index others = parameters.size() - trained;
  REQUIRE(others > 2 * 4);  // two statistics a unit and the frozen weights
  Matrix snapshots(parameters.size(), 12);
  for (Index epoch = 0; epoch < snapshots.cols(); ++epoch) {
    run.trainer().advance(1'000'000, 1);
    snapshots.col(epoch) = parameters.values();
  }
  // The statistics did move on the way.
  REQUIRE((snapshots.col(0) - snapshots.col(11)).tail(others).cwiseAbs().maxCoeff() > Scalar(0.1));

  const TrajectoryPlane plane = trajectory_plane(snapshots, trained);
  CHECK(plane.first.tail(others).isZero(0));
  CHECK(plane.second.tail(others).isZero(0));
  const TrajectoryPlane alone = trajectory_plane(snapshots.topRows(trained), trained);
  CHECK(plane.first.head(trained) == alone.first);
  CHECK(plane.first_share == alone.first_share);
  CHECK(plane.path == alone.path);

  const double first_extent = 10 * plane.path.row(0).cwiseAbs().maxCoeff();
  const double second_extent = 10 * plane.path.row(1).cwiseAbs().maxCoeff();
  LossSurface surface(copy_network(experiment.network, run.network()), run.loss(),
                      run.data().training().inputs, run.data().training().targets,
                      {{plane.first, first_extent}, {plane.second, second_extent}}, 7);
  finish(surface);
  REQUIRE(surface.losses().size() == 49);
  for (const double loss : surface.losses())
    CHECK(std::isfinite(loss));
  CHECK(surface.losses()(24) == run.trainer().reports().back().training_loss);
  CHECK(surface.losses()(23) != surface.losses()(24));
}

TEST_CASE("one snapshot is no way") {
  CHECK_THROWS_WITH(trajectory_plane(Matrix::Ones(3, 1).eval(), 3),
                    "trajectory.snapshots: 1 is not allowed (2 to 200, whole numbers)");
}
