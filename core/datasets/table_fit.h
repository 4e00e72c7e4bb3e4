#pragma once

#include <vector>

#include "core/datasets/own_table.h"
#include "core/datasets/standardizer.h"

namespace descent {

/// What became of one column of the dataset.
struct TableColumnReport {
  /// Over the training part, after filling.
  double minimum;
  double maximum;
  double mean;
  /// Cells filled with the mean, in both parts.
  Index filled;
};

/// What was done to a table, all of it fitted to the training part alone.
struct TableReport {
  std::vector<TableColumnReport> columns;
  /// Cells of the test part whose category the training part does not have.
  Index unknown_categories = 0;
  /// A target that is a number is fed as (y - mean) / deviation, unless nothing is scaled.
  double target_mean = 0;
  double target_deviation = 1;
};

/// Fills missing numbers (NaN) of (C x N) columns with the training part's mean, or 0 without one,
/// and makes categories that the training part does not have unknown: all 0.
TableReport fit_table(const OwnTable& table, Matrix& training, Matrix& test);

/// Standardises (1 x N) targets with the training part's mean and deviation; says them in `report`.
void scale_targets(Matrix& training, Matrix& test, TableReport& report);

/// Shift and scale of each input of a table, given the column it shows: categories stay 0 and 1,
/// numbers get mean 0 and deviation 1 or, with min_max, x -> (x - minimum) / (maximum - minimum).
Standardizer fit_table_scaling(const OwnTable& table, const std::vector<Index>& columns,
                               const ConstMatrixView& inputs);

}  // namespace descent
