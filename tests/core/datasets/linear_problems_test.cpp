#include "core/datasets/linear_problems.h"

#include <doctest/doctest.h>

#include <Eigen/Dense>

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples) {
  Random points(2, RandomStream::data);
  Random noise(2, RandomStream::noise);
  return generator({samples, 0, {}}, points, noise);
}

/// Least squares with intercept: the slopes, then the intercept.
Eigen::VectorXd fit(const Dataset& dataset) {
  Eigen::MatrixXd design(dataset.columns.cols(), dataset.columns.rows() + 1);
  design << dataset.columns.transpose().cast<double>(),
      Eigen::VectorXd::Ones(dataset.columns.cols());
  return design.colPivHouseholderQr().solve(dataset.values.transpose().cast<double>());
}

}  // namespace

TEST_CASE("lines: the value lies between the line and one above it") {
  const Dataset with = generate(generate_line_with_intercept, 1000);
  const auto above = with.values.array() - 2 * with.columns.array() - 1;
  CHECK(above.minCoeff() >= Scalar(-1e-6));
  CHECK(above.maxCoeff() <= Scalar(1 + 1e-6));
  const Dataset through = generate(generate_line_through_origin, 1000);
  const auto above_origin = through.values.array() - 3 * through.columns.array();
  CHECK(above_origin.minCoeff() >= Scalar(-1e-6));
  CHECK(above_origin.maxCoeff() <= Scalar(1 + 1e-6));
  CHECK(with.columns.minCoeff() >= 0);
  CHECK(with.columns.maxCoeff() <= 1);
}

TEST_CASE("lines: least squares finds the slope and, with the scatter's mean, the intercept") {
  const Eigen::VectorXd with = fit(generate(generate_line_with_intercept, 20000));
  CHECK(with(0) == doctest::Approx(2).epsilon(0.02));
  CHECK(with(1) == doctest::Approx(1.5).epsilon(0.02));
  const Eigen::VectorXd through = fit(generate(generate_line_through_origin, 20000));
  CHECK(through(0) == doctest::Approx(3).epsilon(0.02));
  CHECK(through(1) == doctest::Approx(0.5).epsilon(0.04));
}

TEST_CASE(
    "lines: without an intercept the scatter's mean goes into the slope, 3.75 in expectation") {
  // E[x y] / E[x^2] = 3 + E[x] E[u] / E[x^2] = 3 + (1/2)(1/2) / (1/3).
  const Dataset through = generate(generate_line_through_origin, 20000);
  const auto x = through.columns.row(0).cast<double>();
  const auto y = through.values.row(0).cast<double>();
  CHECK(x.dot(y) / x.dot(x) == doctest::Approx(3.75).epsilon(0.004));
}

TEST_CASE("difference: slopes 1 and -1, normal scatter of deviation 0.1") {
  const Dataset dataset = generate(generate_difference, 20000);
  const Eigen::VectorXd found = fit(dataset);
  CHECK(found(0) == doctest::Approx(1).epsilon(0.01));
  CHECK(found(1) == doctest::Approx(-1).epsilon(0.01));
  CHECK(std::abs(found(2)) < 0.004);
  const Eigen::ArrayXd scatter =
      (dataset.values.row(0) - dataset.columns.row(0) + dataset.columns.row(1))
          .cast<double>()
          .array();
  CHECK(scatter.square().mean() == doctest::Approx(0.01).epsilon(0.05).scale(0));
  // Three deviations hold 99.73 % of a normal distribution.
  CHECK((scatter.abs() < 0.3).cast<double>().mean() == doctest::Approx(0.9973).epsilon(0.002));
}
