#include "core/metrics/regression.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace descent {
namespace {

double absolute(const Matrix& predictions, const Matrix& targets) {
  return mean_absolute_error(predictions, targets, Task::regression, 0);
}

double root(const Matrix& predictions, const Matrix& targets) {
  return root_mean_square(predictions, targets, Task::regression, 0);
}

TEST_CASE("errors are in the unit of the targets") {
  Matrix targets(1, 4);
  targets << 3, -1, 2, 7;
  Matrix predictions(1, 4);
  predictions << 2, 0, 2, 11;
  CHECK(absolute(predictions, targets) == 1.5);
  CHECK(root(predictions, targets) == doctest::Approx(std::sqrt(18.0 / 4)));
  CHECK(absolute(100 * predictions, 100 * targets) == 150);
  CHECK(root(100 * predictions, 100 * targets) == doctest::Approx(100 * std::sqrt(4.5)));
  CHECK(absolute(targets, targets) == 0);
  CHECK(root(targets, targets) == 0);
}

TEST_CASE("several outputs each have their own root, whose mean is taken") {
  Matrix targets(2, 2);
  targets << 0, 0, 0, 0;
  Matrix predictions(2, 2);
  predictions << 3, 3, 1, -1;
  CHECK(absolute(predictions, targets) == 2);
  CHECK(root(predictions, targets) == 2);  // of all squares together it would be sqrt(5)
}

TEST_CASE("an error without a number is no number") {
  Matrix predictions = Matrix::Zero(1, 2);
  predictions(0, 1) = std::numeric_limits<Scalar>::quiet_NaN();
  CHECK(std::isnan(absolute(predictions, Matrix::Zero(1, 2))));
  CHECK(std::isnan(root(predictions, Matrix::Zero(1, 2))));
}

}  // namespace
}  // namespace descent
