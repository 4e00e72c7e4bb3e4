#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/datasets/dataset.h"

namespace descent {

/// One cell of a reader's table: missing, a number or a text.
using TableCell = std::variant<std::monostate, double, std::string>;

/// One column of a reader's table.
struct TableColumn {
  std::string name;
  /// One per row of the table, numbers alone or texts alone.
  std::vector<TableCell> cells;
};

/// What the inputs that are numbers go through; fitted to the training part.
enum class TableScaling { none, standardize, min_max };

/// A reader's table and what to make of it.
struct TableRequest {
  std::vector<TableColumn> columns;
  /// The column to be predicted; all others are inputs.
  double target = 0;
  /// Whether the target's values are names of classes; else they are numbers.
  bool classes = false;
  TableScaling scaling = TableScaling::standardize;
  /// Whether missing numbers are filled with the training part's mean; else their rows are left
  /// out.
  bool fill_missing = true;
};

/// Rows and columns that a table may have.
inline constexpr std::size_t largest_table_rows = 2000;
inline constexpr std::size_t largest_table_columns = 50;

/// A column of the dataset made from a column of the table.
struct EncodedColumn {
  /// The table's column, counted from 0.
  Index source;
  /// The category whose presence it tells, 1 or 0; empty for a column of numbers.
  std::string category;
};

/// A reader's table made into a dataset. Rows without a target are left out, numbers stay one
/// column, and texts become a column of 0 and 1 for each category, all 0 where the cell is missing.
/// Nothing is fitted to the rows here: PreparedData does that with the training part alone.
class OwnTable {
 public:
  /// Throws std::invalid_argument naming row and column ("ownTable.rows.3.age").
  explicit OwnTable(const TableRequest& request);
  OwnTable(const OwnTable&) = delete;
  OwnTable& operator=(const OwnTable&) = delete;
  OwnTable(OwnTable&&) = delete;
  OwnTable& operator=(OwnTable&&) = delete;
  ~OwnTable() = default;

  /// Its row of the catalogue, with the ids own1, own2, ... for columns and ownClass1, ... for
  /// classes.
  [[nodiscard]] const DatasetEntry& entry() const { return entry_; }
  /// Every row that was kept; a missing number is NaN.
  [[nodiscard]] const Dataset& dataset() const { return dataset_; }
  /// What each column of the dataset was made from, in its order.
  [[nodiscard]] const std::vector<EncodedColumn>& encoded() const { return encoded_; }
  /// Names of the classes, in the order of their ids: first those that are numbers, be they given
  /// as numbers or as texts, by their value, then the others by code point.
  [[nodiscard]] const std::vector<std::string>& class_names() const { return class_names_; }
  /// What the request asks for.
  [[nodiscard]] TableScaling scaling() const { return scaling_; }
  /// Rows left out because the target was missing.
  [[nodiscard]] Index rows_without_target() const { return rows_without_target_; }
  /// Other rows left out because an input that is not to be filled was missing.
  [[nodiscard]] Index rows_with_gaps() const { return rows_with_gaps_; }

 private:
  void keep_rows(const TableRequest& request, std::size_t target);
  void encode_columns(const TableRequest& request, std::size_t target);
  void encode_target(const TableColumn& column, bool classes);
  void describe();

  DatasetEntry entry_{};
  Dataset dataset_;
  std::vector<EncodedColumn> encoded_;
  std::vector<std::string> class_names_;
  TableScaling scaling_;
  Index rows_without_target_ = 0;
  Index rows_with_gaps_ = 0;
  /// Numbers of the rows that were kept.
  std::vector<std::size_t> rows_;
  /// What the entry's spans show.
  std::vector<std::string> ids_;
  std::vector<std::string_view> column_ids_;
  std::vector<std::string_view> class_ids_;
  std::vector<std::string_view> units_;
  std::vector<ColumnRange> ranges_;
};

}  // namespace descent
