#include "core/datasets/iris.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace descent;

namespace {

Dataset flowers() {
  Random random(1, RandomStream::data);
  return generate_iris({0, 0, {}}, random, random);
}

}  // namespace

TEST_CASE("iris: fifty flowers of each species") {
  const Dataset dataset = flowers();
  CHECK(dataset.columns.cols() == 150);
  CHECK(dataset.omitted_rows == 0);
  for (const int id : {0, 1, 2})
    CHECK(std::count(dataset.classes.begin(), dataset.classes.end(), id) == 50);
}

TEST_CASE("iris: the columns have their units and the published means") {
  const Dataset dataset = flowers();
  // Means as the help of R's data set iris gives them, in cm; then those of versicolor, which
  // Fisher (1936) printed in table II.
  const double means[] = {5.843333, 3.057333, 3.758, 1.199333};
  const double versicolor[] = {5.936, 2.77, 4.26, 1.326};
  for (Index column = 0; column < 4; ++column) {
    const auto row = dataset.columns.row(column).cast<double>();
    CHECK(row.mean() == doctest::Approx(means[column]).epsilon(1e-6));
    CHECK(row.segment(50, 50).mean() == doctest::Approx(versicolor[column]).epsilon(1e-6));
  }
}

TEST_CASE("iris: rows 35 and 38 are as Fisher printed them, not as some copies have them") {
  const Dataset dataset = flowers();
  CHECK(dataset.columns.col(34) ==
        Eigen::Matrix<Scalar, 4, 1>(Scalar(4.9), Scalar(3.1), Scalar(1.5), Scalar(0.2)));
  CHECK(dataset.columns.col(37) ==
        Eigen::Matrix<Scalar, 4, 1>(Scalar(4.9), Scalar(3.6), Scalar(1.4), Scalar(0.1)));
}
