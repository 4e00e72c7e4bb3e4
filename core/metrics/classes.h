#pragma once

#include "core/task.h"
#include "core/types.h"

namespace descent {

/// Number of classes that columns of this height tell apart: two in the single row of a binary
/// task.
inline Index class_count(const ConstMatrixView& values, Task task) {
  return task == Task::multiclass ? values.rows() : 2;
}

/// Class that a sample's column of predictions or targets (O x N) stands for: multiclass the row of
/// the largest value, the first of equal ones; binary 1 above the threshold, else 0. -1 if a value
/// is NaN, which is no class.
inline Index class_of(const ConstMatrixView& values, Index sample, Task task, Scalar threshold) {
  if (task != Task::multiclass) {
    const Scalar value = values(0, sample);
    if (value != value) return -1;
    return value > threshold ? 1 : 0;
  }
  Index largest = 0;
  for (Index row = 0; row < values.rows(); ++row) {
    const Scalar value = values(row, sample);
    if (value != value) return -1;
    if (value > values(largest, sample)) largest = row;
  }
  return largest;
}

}  // namespace descent
