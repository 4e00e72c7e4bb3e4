#include <algorithm>
#include <limits>
#include <vector>

#include "core/metrics/classes.h"
#include "core/metrics/classification.h"

namespace descent {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A sample's prediction, and whether it belongs to the class that should score high.
struct Scored {
  Scalar score;
  bool positive;
};

/// Share of (positive, other) pairs in the right order. Walks through the sorted scores one group
/// of equal ones at a time, so that the order within a group does not matter; the counts are
/// halves, which doubles hold exactly.
double share_of_ordered_pairs(std::vector<Scored>& samples) {
  const auto is_below = [](const Scored& one, const Scored& other) {
    return one.score < other.score;
  };
  // Heapsort adds 2 kB less to the module than std::sort.
  std::make_heap(samples.begin(), samples.end(), is_below);
  std::sort_heap(samples.begin(), samples.end(), is_below);
  double ordered = 0;
  double positives = 0;
  double others = 0;
  for (auto next = samples.begin(); next != samples.end();) {
    double equal_positives = 0;
    double equal_others = 0;
    const Scalar score = next->score;
    for (; next != samples.end() && next->score == score; ++next)
      ++(next->positive ? equal_positives : equal_others);
    ordered += equal_positives * (others + equal_others / 2);
    positives += equal_positives;
    others += equal_others;
  }
  // Without a pair this is 0 / 0, which is NaN.
  return ordered / (positives * others);
}

}  // namespace

double roc_auc(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold) {
  const Index rows = predictions.rows();
  std::vector<Scored> samples(static_cast<std::size_t>(targets.cols()));
  double sum = 0;
  for (Index row = 0; row < rows; ++row) {
    const Index positive = task == Task::multiclass ? row : 1;
    for (Index sample = 0; sample < targets.cols(); ++sample) {
      const Scalar score = predictions(row, sample);
      // A NaN has no place in an order.
      if (score != score) return not_a_number;
      samples[static_cast<std::size_t>(sample)] = {
          score, class_of(targets, sample, task, threshold) == positive};
    }
    sum += share_of_ordered_pairs(samples);
  }
  return sum / static_cast<double>(rows);
}

}  // namespace descent
