#include "core/datasets/standardizer.h"

#include <doctest/doctest.h>

using namespace descent;

TEST_CASE("standardizer: mean and population deviation per row") {
  Matrix samples(2, 4);
  samples << 1, 3, 5, 7, /* second row: */ -10, 10, -10, 10;
  const Standardizer fitted = fit_standardizer(samples);
  CHECK(fitted.shifts(0) == 4);
  CHECK(fitted.scales(0) == doctest::Approx(0.4472135955));  // variance (9 + 1 + 1 + 9) / 4
  CHECK(fitted.shifts(1) == 0);
  CHECK(fitted.scales(1) == Scalar(0.1));
}

TEST_CASE("standardizer: a constant row becomes 0 and is not divided by 0") {
  const Matrix samples = Matrix::Constant(1, 7, Scalar(0.1));
  const Standardizer fitted = fit_standardizer(samples);
  CHECK(fitted.scales(0) == 1);
  CHECK(fitted.shifts(0) == Scalar(0.1));
}

TEST_CASE("standardizer: none leaves values as they are") {
  CHECK(no_standardizer(3).shifts == Vector::Zero(3));
  CHECK(no_standardizer(3).scales == Vector::Ones(3));
}
