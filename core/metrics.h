#pragma once

#include "core/catalog.h"
#include "core/task.h"
#include "core/types.h"

/// Numbers that say how good predictions are; larger is better for both.
namespace descent {

/// One metric over a whole part of the data. predictions and targets are (O x N); `threshold`
/// parts the two classes of a binary task. An empty part gives NaN; a NaN prediction is never
/// right.
struct MetricEntry : CatalogEntry {
  bool (*suits)(Task task);
  /// Whether the value is a share from 0 to 1, which is shown in per cent.
  bool is_share;
  double (*value)(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                  Scalar threshold);
};

/// All metrics: accuracy (share of right classes) and r2 (1 - residual / total sum of squares,
/// over all outputs; 0 total gives 0 unless the residual is 0 too, then 1).
std::span<const MetricEntry> metrics();

/// The metric shown for a task: the first in menu order that suits it.
const MetricEntry& main_metric(Task task);

}  // namespace descent
