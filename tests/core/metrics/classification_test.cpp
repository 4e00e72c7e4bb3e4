#include "core/metrics/classification.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <vector>

#include "core/metrics.h"

namespace descent {
namespace {

constexpr auto not_a_number = std::numeric_limits<Scalar>::quiet_NaN();
constexpr auto half = static_cast<Scalar>(0.5);

Matrix row(std::initializer_list<double> values) {
  Matrix matrix(1, static_cast<Index>(values.size()));
  Index column = 0;
  for (const double value : values)
    matrix(0, column++) = static_cast<Scalar>(value);
  return matrix;
}

/// (3 x N) with 1 at each sample's class; -1 is a prediction of NaN.
Matrix three_classes(const std::vector<int>& classes) {
  Matrix matrix = Matrix::Zero(3, static_cast<Index>(classes.size()));
  for (Index sample = 0; sample < matrix.cols(); ++sample) {
    const int one = classes[static_cast<std::size_t>(sample)];
    if (one < 0) {
      matrix.col(sample).setConstant(not_a_number);
    } else {
      matrix(one, sample) = 1;
    }
  }
  return matrix;
}

/// Three right positives, one missed, two false ones, four right negatives.
const Matrix binary_targets = row({1, 1, 1, 1, 0, 0, 0, 0, 0, 0});
const Matrix binary_predictions = row({0.9, 0.8, 0.7, 0.2, 0.6, 0.9, 0.1, 0.2, 0.3, 0.5});

using Metric = double (*)(ConstMatrixView, ConstMatrixView, Task, Scalar);

double binary(Metric metric) {
  return metric(binary_predictions, binary_targets, Task::binary, half);
}

double multiclass(Metric metric, const std::vector<int>& predictions,
                  const std::vector<int>& targets) {
  return metric(three_classes(predictions), three_classes(targets), Task::multiclass, 0);
}

TEST_CASE("binary metrics are those of class 1") {
  CHECK(binary(accuracy) == doctest::Approx(7.0 / 10));
  CHECK(binary(precision) == doctest::Approx(3.0 / 5));
  CHECK(binary(recall) == doctest::Approx(3.0 / 4));
  CHECK(binary(f1) == doctest::Approx(2.0 / 3));
  CHECK(binary(balanced_accuracy) == doctest::Approx((3.0 / 4 + 4.0 / 6) / 2));
}

TEST_CASE("multiclass metrics are means over the classes, as scikit-learn's macro ones") {
  const std::vector<int> targets{0, 0, 0, 0, 1, 1, 2, 2, 2};
  const std::vector<int> predictions{0, 0, 1, 2, 1, 0, 2, 2, 2};
  // Class 0: 2 of 3 predictions and of 4 samples; 1: 1 of 2 and of 2; 2: 3 of 4 and of 3.
  CHECK(multiclass(precision, predictions, targets) == doctest::Approx((2.0 / 3 + 0.5 + 0.75) / 3));
  CHECK(multiclass(recall, predictions, targets) == doctest::Approx((0.5 + 0.5 + 1) / 3));
  CHECK(multiclass(balanced_accuracy, predictions, targets) == doctest::Approx(2.0 / 3));
  CHECK(multiclass(f1, predictions, targets) == doctest::Approx((4.0 / 7 + 0.5 + 6.0 / 7) / 3));
}

TEST_CASE("what is undefined counts 0") {
  const Matrix targets = row({1, 0});
  const Matrix never = row({0.1, 0.2});
  CHECK(precision(never, targets, Task::binary, half) == 0);
  CHECK(f1(never, targets, Task::binary, half) == 0);
  CHECK(recall(row({0.9, 0.1}), row({0, 0}), Task::binary, half) == 0);
  // Class 1 has samples but no predictions, class 2 predictions but no samples.
  CHECK(multiclass(precision, {0, 2}, {0, 1}) == doctest::Approx(1.0 / 3));
  CHECK(multiclass(recall, {0, 2}, {0, 1}) == doctest::Approx(1.0 / 3));
  CHECK(multiclass(f1, {0, 2}, {0, 1}) == doctest::Approx(1.0 / 3));
}

TEST_CASE("a class that occurs nowhere is left out of the means") {
  for (const Metric metric : {precision, recall, f1, balanced_accuracy})
    CHECK(multiclass(metric, {0, 2, 2}, {0, 2, 2}) == 1);
  // Class 1 is predicted but has no samples, hence no recall to be balanced.
  CHECK(multiclass(balanced_accuracy, {0, 1, 2}, {0, 2, 2}) == doctest::Approx(0.75));
  CHECK(balanced_accuracy(row({0.9, 0.1}), row({0, 0}), Task::binary, half) == 0.5);
}

TEST_CASE("a prediction of NaN misses its class and counts for no other") {
  const Matrix targets = row({1, 1, 0, 0});
  const Matrix predictions = row({0.9, not_a_number, not_a_number, 0.1});
  CHECK(precision(predictions, targets, Task::binary, half) == 1);
  CHECK(recall(predictions, targets, Task::binary, half) == 0.5);
  CHECK(balanced_accuracy(predictions, targets, Task::binary, half) == 0.5);
  CHECK(f1(predictions, targets, Task::binary, half) == doctest::Approx(2.0 / 3));
  CHECK(multiclass(recall, {0, -1, -1}, {0, 1, 2}) == doctest::Approx(1.0 / 3));
  CHECK(std::isnan(roc_auc(predictions, targets, Task::binary, half)));
  CHECK(std::isnan(multiclass(roc_auc, {0, -1, 2}, {0, 1, 2})));
}

TEST_CASE("the area under the ROC curve is the share of pairs in order, equal ones half") {
  const Matrix targets = row({0, 0, 1, 1});
  const auto area = [&](const Matrix& predictions) {
    return roc_auc(predictions, targets, Task::binary, half);
  };
  CHECK(area(row({0.1, 0.4, 0.35, 0.8})) == 0.75);
  CHECK(area(row({0.1, 0.2, 0.3, 0.4})) == 1);
  CHECK(area(row({0.3, 0.4, 0.1, 0.2})) == 0);
  CHECK(area(row({0.5, 0.5, 0.5, 0.5})) == 0.5);
  CHECK(area(row({0.1, 0.4, 0.4, 0.4})) == 0.75);
  // Only the order counts, and the threshold parts the targets alone.
  CHECK(area(row({-9, 3, 2, std::numeric_limits<double>::infinity()})) == 0.75);
  CHECK(roc_auc(row({-9, 3, 2, 7}), row({-1, -1, 1, 1}), Task::binary, 0) == 0.75);
}

TEST_CASE("the multiclass area is the mean of each class's against the others") {
  Matrix predictions(3, 4);
  predictions << 0.6F, 0.2F, 0.5F, 0.1F,  // class 0: sample 0 before all others
      0.3F, 0.5F, 0.4F, 0.2F,             // class 1: sample 1 before all others
      0.1F, 0.3F, 0.1F, 0.7F;             // class 2: samples 2 and 3, of 4 pairs 2.5 in order
  CHECK(roc_auc(predictions, three_classes({0, 1, 2, 2}), Task::multiclass, 0) ==
        doctest::Approx((1 + 1 + 2.5 / 4) / 3));
}

TEST_CASE("an area needs samples of every class") {
  CHECK(std::isnan(roc_auc(row({0.1, 0.9}), row({1, 1}), Task::binary, half)));
  CHECK(std::isnan(roc_auc(row({0.1, 0.9}), row({0, 0}), Task::binary, half)));
  CHECK(std::isnan(multiclass(roc_auc, {0, 1}, {0, 1})));
}

TEST_CASE("the confusion matrix has true classes down and predicted ones across") {
  const ConfusionMatrix counts =
      confusion_matrix(binary_predictions, binary_targets, Task::binary, half);
  ConfusionMatrix expected(2, 2);
  expected << 4, 2, 1, 3;
  CHECK(counts == expected);
  CHECK(counts.data()[1] == 2);  // row after row
}

TEST_CASE("the confusion matrix leaves out predictions of NaN and keeps empty classes") {
  const ConfusionMatrix counts = confusion_matrix(three_classes({0, 2, -1, 0}),
                                                  three_classes({0, 0, 0, 2}), Task::multiclass, 0);
  ConfusionMatrix expected(3, 3);
  expected << 1, 0, 1, 0, 0, 0, 1, 0, 0;
  CHECK(counts == expected);
  CHECK(confusion_matrix(Matrix(1, 0), Matrix(1, 0), Task::binary, half) ==
        ConfusionMatrix::Zero(2, 2));
}

TEST_CASE("no metric has a value without samples") {
  for (const MetricEntry& entry : metrics()) {
    CAPTURE(entry.id);
    for (const Task task : {Task::regression, Task::binary, Task::multiclass}) {
      const Index rows = task == Task::multiclass ? 3 : 1;
      if (!entry.suits(task)) continue;
      CHECK(std::isnan(entry.value(Matrix(rows, 0), Matrix(rows, 0), task, half)));
    }
  }
}

}  // namespace
}  // namespace descent
