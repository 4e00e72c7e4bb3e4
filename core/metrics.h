#pragma once

#include "core/catalog.h"
#include "core/task.h"
#include "core/types.h"

/// Numbers that say how good predictions are.
namespace descent {

/// One metric over a whole part of the data. predictions and targets are (O x N); `threshold`
/// parts the two classes of a binary task. An empty part gives NaN; a NaN prediction is never
/// right.
struct MetricEntry : CatalogEntry {
  /// Whether it means something for this task.
  bool (*suits)(Task task);
  /// Whether the value is a share from 0 to 1, which is shown in per cent.
  bool is_share;
  /// Whether better predictions have a larger value; else 0 is the best.
  bool larger_is_better;
  /// The metric of a part of the data; see the functions of core/metrics/ for their formulas.
  double (*value)(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                  Scalar threshold);
};

/// All metrics; core/metrics/ defines them. Those that come first for a task are shown at every
/// epoch, so they allocate nothing; the others may.
std::span<const MetricEntry> metrics();

/// The metric shown for a task, the first in menu order that suits it: accuracy of classes, r2 of
/// numbers.
const MetricEntry& main_metric(Task task);

}  // namespace descent
