#pragma once

#include <span>
#include <string>

#include "core/datasets/dataset.h"
#include "core/datasets/features.h"
#include "core/datasets/split.h"
#include "core/datasets/standardizer.h"
#include "core/datasets/table_fit.h"
#include "core/experiment.h"
#include "core/types.h"

/// A dataset made ready for training: split, turned into network inputs, standardised, encoded.
namespace descent {

/// How classes become target numbers. Binary: one output, `low` for class 0 and `high` for class 1.
/// Multiclass: one output per class, `high` at the sample's class, else `low`.
struct TargetEncoding {
  Scalar low = 0;
  Scalar high = 1;
};

/// One part of the samples, a sample per column.
struct DataPart {
  /// (C x N) raw columns, in their own units; empty where the inputs are the same numbers.
  Matrix raw_columns;
  /// (I x N) network inputs, without unit where they are standardised.
  Matrix inputs;
  /// (O x N) targets, as the loss compares them.
  Matrix targets;
  /// N class ids; empty for regression.
  std::vector<int> classes;
  /// A reader's table only: columns with NaN where a cell is missing, and targets as they came.
  Matrix source_columns;
  Matrix source_targets;
  /// (C x N) raw columns, in their own units.
  [[nodiscard]] const Matrix& columns() const {
    return raw_columns.rows() == 0 ? inputs : raw_columns;
  }
  /// Number of samples N.
  [[nodiscard]] Index size() const { return targets.cols(); }
};

/// Writes the samples with these numbers into the first columns of a batch: inputs (I x at least as
/// many) and targets (O x at least as many).
void gather_samples(const DataPart& part, std::span<const std::uint32_t> samples, Matrix& inputs,
                    Matrix& targets);

/// One input a dataset offers: a raw column or a formula of the plane.
struct OfferedInput {
  /// Its id in the experiment's features.
  std::string id;
  /// The formula of the two coordinates; null for a raw column.
  double (*formula)(double x1, double x2);
  /// The raw column's number; 0 for a formula.
  Index column;
};

/// The samples of an experiment in two parts, as a network reads them; what is fitted to data is
/// fitted to the training part alone.
class PreparedData {
 public:
  /// Generates, splits with RandomStream::split and prepares. Throws std::invalid_argument for an
  /// unknown dataset or hyperparameter, or one whose samples are missing ("data.dataset"), a
  /// feature the dataset does not offer or one named twice ("data.features"), or when fewer than
  /// one training sample would be left ("data.testShare").
  PreparedData(const DataConfig& config, const TargetEncoding& encoding);

  /// The training part of `whole` parted once more; `split` numbers its samples. All that is fitted
  /// to data is fitted anew to the smaller training part, as if nothing else existed.
  PreparedData(const PreparedData& whole, const Split& split);

  /// The dataset's row of the catalogue.
  [[nodiscard]] const DatasetEntry& entry() const { return *entry_; }
  /// The samples to train with.
  [[nodiscard]] const DataPart& training() const { return training_; }
  /// The samples held out; none with a test share of 0.
  [[nodiscard]] const DataPart& test() const { return test_; }
  /// Number of inputs I.
  [[nodiscard]] Index input_count() const { return training_.inputs.rows(); }
  /// Number of outputs O.
  [[nodiscard]] Index output_count() const { return training_.targets.rows(); }
  /// What a column of the inputs is: an image, a sequence or a vector.
  [[nodiscard]] const Shape& input_shape() const { return input_shape_; }
  /// Rows of the dataset left out because a cell was missing.
  [[nodiscard]] Index omitted_rows() const { return omitted_rows_; }
  /// Ids of the inputs in the order of the rows.
  [[nodiscard]] const std::vector<std::string>& features() const { return features_; }
  /// Means of the raw columns over the training part: where a picture holds columns it does not
  /// show. Computed when they are first asked for, as images have many and no such picture.
  [[nodiscard]] const Vector& column_means() const;

  /// What was done to a reader's table; null for other datasets.
  [[nodiscard]] const TableReport* table_report() const {
    return table_ == nullptr ? nullptr : &table_report_;
  }
  /// The reader's table; null for other datasets.
  [[nodiscard]] const OwnTable* table() const { return table_; }

  /// Network inputs (I x M) of M samples given by their raw columns (C x M).
  void to_inputs(ConstMatrixView columns, MatrixView inputs) const;

 private:
  void choose_inputs(const std::vector<std::string>& chosen);
  void add_input(const OfferedInput& input);
  void prepare_table();
  void prepare_inputs();

  /// Kept because the entry may be a part of it.
  std::shared_ptr<const ProvidedData> provided_;
  const OwnTable* table_ = nullptr;
  TableReport table_report_;
  const DatasetEntry* entry_ = nullptr;
  Index column_count_ = 0;
  Shape input_shape_ = 0;
  std::vector<std::string> features_;
  /// Per input: the plane's formula (null for a raw column), and the raw column otherwise.
  std::vector<double (*)(double, double)> formulas_;
  std::vector<Index> source_columns_;
  /// Whether the inputs are the raw columns, all in order.
  bool feeds_every_column_ = false;
  /// Per input: (x - shift) * scale.
  Standardizer standardizer_;
  /// Empty until they are asked for.
  mutable Vector column_means_;
  DataPart training_;
  DataPart test_;
  Index omitted_rows_ = 0;
};

}  // namespace descent
