// Every metric has scikit-learn's value.

#include "core/metrics.h"

#include "core/metrics/classification.h"

#include <algorithm>
#include <cmath>

#include "tests/core/reference.h"

namespace descent {
namespace {

/// A case is named <task>.<situation>.
Task task_of(const testing::ReferenceCase& one) {
  const std::string name = one.name.substr(0, one.name.find('.'));
  for (const Task task : {Task::regression, Task::binary, Task::multiclass}) {
    if (name == task_name(task)) return task;
  }
  throw std::invalid_argument(one.name + " begins with no task");
}

void check_confusion(const testing::ReferenceCase& one, Task task) {
  const auto counts = confusion_matrix(one.columns("predictions"), one.columns("targets"), task,
                                       static_cast<Scalar>(one.number("threshold")));
  const Matrix expected = one.columns("confusion_matrix");
  REQUIRE(counts.rows() == expected.cols());
  for (Index actual = 0; actual < counts.rows(); ++actual) {
    for (Index predicted = 0; predicted < counts.cols(); ++predicted)
      CHECK(counts(actual, predicted) == expected(predicted, actual));
  }
}

TEST_CASE("every metric has the reference's value") {
  testing::check_reference("metrics", metrics(), [](const MetricEntry& entry, const auto& one) {
    const Task task = task_of(one);
    CHECK(entry.suits(task));
    const double value = entry.value(one.columns("predictions"), one.columns("targets"), task,
                                     static_cast<Scalar>(one.number("threshold")));
    // Predictions and targets are exact in float too, and sums run in double.
    const double expected = one.number("value");
    CHECK(std::fabs(value - expected) <= 1e-10 * std::max(std::fabs(expected), 1e-3));
    if (one.arrays.contains("confusion_matrix")) check_confusion(one, task);
  });
}

}  // namespace
}  // namespace descent
