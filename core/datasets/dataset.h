#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog.h"
#include "core/random.h"
#include "core/shape.h"
#include "core/task.h"
#include "core/types.h"

/// Datasets: generated point clouds and small real tables.
namespace descent {

/// Columns that stay as they were provided until a part takes them: as numbers, grey bytes would
/// take four times the memory, twice.
struct StoredColumns {
  /// What `read` reads; another's.
  std::span<const std::uint8_t> bytes = {};
  /// C.
  Index rows = 0;
  /// N.
  Index count = 0;
  /// Writes the C numbers of a sample, counted from 0; null where no columns are stored so.
  void (*read)(std::span<const std::uint8_t> bytes, Index sample, Scalar* numbers) = nullptr;
};

/// Rows as they were generated or read, one sample per column of the matrix.
struct Dataset {
  /// (C x N) raw columns in their own units; empty where they are stored.
  Matrix columns;
  /// The same in another form.
  StoredColumns stored = {};
  /// Regression: (1 x N) values. Classes: empty, or (classes x N) targets that are no plain
  /// classes.
  Matrix values;
  /// Classes: N ids counted from 0, of the largest target where there are targets. Empty for
  /// regression.
  std::vector<int> classes;
  /// Rows left out because a cell was missing.
  Index omitted_rows = 0;

  /// N.
  [[nodiscard]] Index sample_count() const {
    return stored.read == nullptr ? columns.cols() : stored.count;
  }
  /// (C x samples.size()) raw columns of these samples, counted from 0.
  [[nodiscard]] Matrix columns_of(std::span<const std::uint32_t> samples) const;
};

/// A closed interval of a raw column that pictures show.
struct ColumnRange {
  double minimum;
  double maximum;
};

struct ProvidedData;

/// What an experiment asks of a dataset.
struct DatasetRequest {
  /// Number of samples N.
  Index samples;
  /// The noise level, 0 to 0.5.
  double noise;
  /// The dataset's hyperparameters in the order of its table.
  std::span<const double> values;
  /// What came from outside for a dataset that is external; null for others.
  const ProvidedData* provided = nullptr;
};

/// A number of columns or classes: the value of the named hyperparameter, or `fixed` without one.
struct EntryCount {
  /// The number where no hyperparameter is named.
  Index fixed = 0;
  /// The hyperparameter that says it; empty for none.
  std::string_view hyperparameter = {};
};

/// How a sample's columns make an image: channel, then row from the top, then column from the left,
/// columns fastest; all 0 for samples that are no images.
struct ImageShape {
  Index channels = 0;
  Index rows = 0;
  Index columns = 0;
};

/// One dataset; sizes and noise are chosen by the experiment.
struct DatasetEntry : CatalogEntry {
  /// What the targets are.
  Task task;
  /// Ids and units ("" where there is none) of the raw columns, in the order of the rows.
  std::span<const std::string_view> columns;
  std::span<const std::string_view> units;
  /// What pictures show of each column.
  std::span<const ColumnRange> ranges;
  /// How often the columns repeat, with their number in the id: value1, marker1, value2, ...
  /// 0 for columns that stand once and have no number.
  EntryCount repeats;
  /// Ids of the classes, negative (0) before positive (1); empty for regression.
  std::span<const std::string_view> classes;
  /// How many of the classes there are; 0 for all.
  EntryCount classes_used;
  /// Whether the network is always fed every column, in order, as images and sequences are.
  bool whole_inputs;
  /// How the columns make an image, if they do.
  ImageShape image;
  /// Whether the columns' repeats are the steps of a sequence.
  bool is_sequence;
  /// Whether the network may also be fed the features of the plane (x1, x2, their squares, ...).
  bool plane_features;
  /// Whether columns are standardised with the training part's mean and deviation.
  bool standardize;
  /// Whether the noise setting changes the data.
  bool has_noise;
  /// Whether its samples come from outside, as ProvidedData.
  bool external;
  /// Samples when the reader does not choose; fixed_size datasets always have these.
  Index default_samples;
  /// Whether the samples are always default_samples, whatever the experiment says.
  bool fixed_size;
  /// Test share when the reader does not choose.
  double default_test_share;
  /// `points` draws places and classes, `noise` what the noise level adds.
  Dataset (*generate)(const DatasetRequest& request, Random& points, Random& noise);

  /// C, the raw columns, with these hyperparameters.
  [[nodiscard]] Index column_count(std::span<const double> hyperparameter_values) const;
  /// K, the classes, with these hyperparameters; 0 for regression.
  [[nodiscard]] Index class_count(std::span<const double> hyperparameter_values) const;
  /// What a sample's columns are, all of them in order: an image, a sequence or a vector.
  [[nodiscard]] Shape shape(std::span<const double> hyperparameter_values) const;
  /// The id of a raw column, counted from 0, with its number where columns repeat.
  [[nodiscard]] std::string column_id(Index column) const;
  /// What pictures show of a raw column, counted from 0.
  [[nodiscard]] const ColumnRange& column_range(Index column) const;
};

/// All datasets, in menu order.
std::span<const DatasetEntry> datasets();

}  // namespace descent
