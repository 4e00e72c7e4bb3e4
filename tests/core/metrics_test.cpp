#include "core/metrics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace descent {
namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

Matrix row(std::initializer_list<float> values) {
  Matrix matrix(1, static_cast<Index>(values.size()));
  Index column = 0;
  for (const float value : values)
    matrix(0, column++) = value;
  return matrix;
}

double accuracy(const Matrix& predictions, const Matrix& targets, Task task, Scalar threshold) {
  return find_entry("metric", metrics(), "accuracy").value(predictions, targets, task, threshold);
}

double r2(const Matrix& predictions, const Matrix& targets) {
  return find_entry("metric", metrics(), "r2").value(predictions, targets, Task::regression, 0);
}

TEST_CASE("binary accuracy counts predictions on the target's side of the threshold") {
  const Matrix targets = row({1, 0, 1, 0});
  CHECK(accuracy(row({0.9F, 0.2F, 0.4F, 0.6F}), targets, Task::binary, 0.5F) == 0.5);
  CHECK(accuracy(row({0.9F, 0.2F, 0.51F, 0.5F}), targets, Task::binary, 0.5F) == 1.0);
  CHECK(accuracy(row({0.3F, -0.2F, 0.1F, -3}), row({1, -1, 1, -1}), Task::binary, 0) == 1.0);
}

TEST_CASE("multiclass accuracy compares the largest outputs") {
  Matrix predictions(3, 3);
  predictions << 0.7F, 0.2F, 0.3F, 0.2F, 0.3F, 0.3F, 0.1F, 0.5F, 0.3F;
  CHECK(accuracy(predictions, Matrix::Identity(3, 3), Task::multiclass, 0) ==
        doctest::Approx(1.0 / 3.0));
  CHECK(accuracy(Matrix::Identity(3, 3), Matrix::Identity(3, 3), Task::multiclass, 0) == 1.0);
}

TEST_CASE("a diverged network is never right") {
  CHECK(accuracy(row({not_a_number, not_a_number}), row({1, 0}), Task::binary, 0.5F) == 0.0);
  Matrix predictions = Matrix::Constant(2, 2, not_a_number);
  CHECK(accuracy(predictions, Matrix::Identity(2, 2), Task::multiclass, 0) == 0.0);
  CHECK(std::isnan(r2(row({not_a_number, 1}), row({0, 1}))));
}

TEST_CASE("R2 is 1 for the targets, 0 for their mean, less for worse") {
  const Matrix targets = row({1, 2, 3, 4});
  CHECK(r2(targets, targets) == 1.0);
  CHECK(r2(Matrix::Constant(1, 4, 2.5F), targets) == 0.0);
  CHECK(r2(row({1, 2, 3, 5}), targets) == doctest::Approx(0.8));
  CHECK(r2(row({4, 3, 2, 1}), targets) == doctest::Approx(-3.0));
}

TEST_CASE("R2 of several outputs takes each about its own mean") {
  Matrix targets(2, 2);
  targets << 0, 2, 100, 102;
  Matrix predictions = targets;
  predictions(0, 0) = 1;
  CHECK(r2(predictions, targets) == doctest::Approx(0.75));
}

TEST_CASE("R2 of equal targets is 1 only for a perfect prediction") {
  CHECK(r2(row({3, 3}), row({3, 3})) == 1.0);
  CHECK(r2(row({3, 4}), row({3, 3})) == 0.0);
}

TEST_CASE("metrics of no samples are not numbers") {
  CHECK(std::isnan(accuracy(Matrix(1, 0), Matrix(1, 0), Task::binary, 0)));
  CHECK(std::isnan(r2(Matrix(1, 0), Matrix(1, 0))));
}

TEST_CASE("every task has a main metric that suits it") {
  CHECK(main_metric(Task::regression).id == "r2");
  CHECK(main_metric(Task::binary).id == "accuracy");
  CHECK(main_metric(Task::multiclass).id == "accuracy");
  for (const Task task : {Task::regression, Task::binary, Task::multiclass}) {
    CHECK(main_metric(task).suits(task));
  }
}

TEST_CASE("a metric's direction is that of its better predictions") {
  const Matrix targets = row({1, 0, 1, 0});
  const Matrix good = row({0.9F, 0.1F, 0.8F, 0.3F});
  const Matrix bad = row({0.2F, 0.8F, 0.4F, 0.1F});
  for (const MetricEntry& entry : metrics()) {
    CAPTURE(entry.id);
    const Task task = entry.suits(Task::regression) ? Task::regression : Task::binary;
    const double better = entry.value(good, targets, task, 0.5F);
    const double worse = entry.value(bad, targets, task, 0.5F);
    CHECK((entry.larger_is_better ? better > worse : better < worse));
    if (entry.is_share) CHECK((worse >= 0 && better <= 1));
  }
}

}  // namespace
}  // namespace descent
