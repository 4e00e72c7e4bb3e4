#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/catalog.h"
#include "core/random.h"
#include "core/task.h"
#include "core/types.h"

/// Datasets: generated point clouds and small real tables.
namespace descent {

/// Rows as they were generated or read, one sample per column of the matrix.
struct Dataset {
  /// (C x N) raw columns in their own units.
  Matrix columns;
  /// Regression: (1 x N) values. Empty for classes.
  Matrix values;
  /// Classes: N ids counted from 0. Empty for regression.
  std::vector<int> classes;
  /// Rows left out because a cell was missing.
  Index omitted_rows = 0;
};

/// A closed interval of a raw column that pictures show.
struct ColumnRange {
  double minimum;
  double maximum;
};

/// One dataset; sizes and noise are chosen by the experiment.
struct DatasetEntry : CatalogEntry {
  Task task;
  /// Ids and units ("" where there is none) of the raw columns, in the order of the rows.
  std::span<const std::string_view> columns;
  std::span<const std::string_view> units;
  /// Ids of the classes, negative (0) before positive (1); empty for regression.
  std::span<const std::string_view> classes;
  /// What pictures show of each column.
  std::span<const ColumnRange> ranges;
  /// Whether the network may also be fed the features of the plane (x1, x2, their squares, ...).
  bool plane_features;
  /// Whether columns are standardised with the training part's mean and deviation.
  bool standardize;
  /// Whether the noise setting changes the data.
  bool has_noise;
  /// Samples when the reader does not choose; fixed_size datasets always have these.
  Index default_samples;
  bool fixed_size;
  /// Test share when the reader does not choose.
  double default_test_share;
  /// `points` draws places and classes, `noise` what the noise level (0 to 0.5) adds.
  Dataset (*generate)(Index sample_count, double noise_level, Random& points, Random& noise);
};

/// All datasets, in menu order.
std::span<const DatasetEntry> datasets();

}  // namespace descent
