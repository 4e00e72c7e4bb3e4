#include "core/datasets/own_table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <stdexcept>

#include "core/datasets/provided_data.h"
#include "core/number_text.h"

namespace descent {
namespace {

constexpr double fewest_rows = 10;
constexpr double most_classes = 20;
constexpr double most_inputs = 100;

bool is_missing(const TableCell& cell) { return std::holds_alternative<std::monostate>(cell); }
bool is_text(const TableCell& cell) { return std::holds_alternative<std::string>(cell); }

std::string place(std::size_t row, const TableColumn& column) {
  return "ownTable.rows." + std::to_string(row + 1) + "." + column.name;
}

bool has_texts(const TableColumn& column) {
  return std::any_of(column.cells.begin(), column.cells.end(), is_text);
}

/// A cell as the name of a class or category.
std::string name_of(const TableCell& cell) {
  return is_text(cell) ? std::get<std::string>(cell) : number_text(std::get<double>(cell));
}

void check_cells(const TableColumn& column) {
  const bool texts = has_texts(column);
  for (std::size_t row = 0; row < column.cells.size(); ++row) {
    const TableCell& cell = column.cells[row];
    if (is_missing(cell)) continue;
    if (is_text(cell) != texts) {
      throw std::invalid_argument(place(row, column) + ": " + name_of(cell) +
                                  " is not allowed (a text, like others of the column)");
    }
    if (texts && std::get<std::string>(cell).empty())
      throw std::invalid_argument(place(row, column) + ": '' is not allowed (a text, or missing)");
    // What a 32-bit number cannot hold would be infinite as an input.
    if (!texts) {
      check_range(place(row, column), std::get<double>(cell),
                  {"cell", 0, -1e30, 1e30, Scale::linear});
    }
  }
}

std::size_t check_table(const TableRequest& request) {
  const auto columns = static_cast<double>(request.columns.size());
  check_range("ownTable.columns", columns,
              {"columns", 2, 2, static_cast<double>(largest_table_columns), Scale::integer});
  const std::size_t rows = request.columns.front().cells.size();
  check_range("ownTable.rows", static_cast<double>(rows),
              {"rows", 0, fewest_rows, static_cast<double>(largest_table_rows), Scale::integer});
  for (const TableColumn& column : request.columns) {
    const auto cells = static_cast<double>(column.cells.size());
    const auto wanted = static_cast<double>(rows);
    check_range("ownTable.rows." + column.name, cells,
                {"rows", wanted, wanted, wanted, Scale::integer});
    check_cells(column);
  }
  check_range("ownTable.target", request.target, {"target", 0, 0, columns - 1, Scale::integer});
  return static_cast<std::size_t>(request.target);
}

/// The different texts or numbers of the kept rows, in the order of their first appearance.
std::vector<std::string> names_in(const TableColumn& column, const std::vector<std::size_t>& rows) {
  std::vector<std::string> names;
  for (const std::size_t row : rows) {
    if (is_missing(column.cells[row])) continue;
    std::string name = name_of(column.cells[row]);
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

/// The value of a text that is a decimal number.
std::optional<double> number_in(const std::string& text) {
  if (text.find_first_not_of("+-.0123456789Ee") != std::string::npos) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0') return std::nullopt;
  return value;
}

/// Whether a class stands before another: numbers by value, then texts by code point, which is the
/// order of their bytes in UTF-8.
bool stands_before(const std::string& one, const std::string& other) {
  const std::optional<double> value = number_in(one);
  const std::optional<double> other_value = number_in(other);
  if (value.has_value() != other_value.has_value()) return value.has_value();
  if (value && *value != *other_value) return *value < *other_value;
  return one < other;
}

}  // namespace

OwnTable::OwnTable(const TableRequest& request) : scaling_(request.scaling) {
  const std::size_t target = check_table(request);
  keep_rows(request, target);
  encode_columns(request, target);
  encode_target(request.columns[target], request.classes);
  describe();
}

void OwnTable::keep_rows(const TableRequest& request, std::size_t target) {
  const auto has_gap = [&](std::size_t row) {
    return std::any_of(request.columns.begin(), request.columns.end(),
                       [&](const TableColumn& column) { return is_missing(column.cells[row]); });
  };
  for (std::size_t row = 0; row < request.columns[target].cells.size(); ++row) {
    if (is_missing(request.columns[target].cells[row])) {
      ++rows_without_target_;
    } else if (!request.fill_missing && has_gap(row)) {
      ++rows_with_gaps_;
    } else {
      rows_.push_back(row);
    }
  }
  dataset_.omitted_rows = rows_without_target_ + rows_with_gaps_;
  check_range(
      "ownTable.completeRows", static_cast<double>(rows_.size()),
      {"rows", fewest_rows, fewest_rows, static_cast<double>(largest_table_rows), Scale::integer});
}

void OwnTable::encode_columns(const TableRequest& request, std::size_t target) {
  for (std::size_t source = 0; source < request.columns.size(); ++source) {
    if (source == target) continue;
    const TableColumn& column = request.columns[source];
    const auto index = static_cast<Index>(source);
    if (!has_texts(column)) {
      encoded_.push_back({index, ""});
      continue;
    }
    for (std::string& name : names_in(column, rows_))
      encoded_.push_back({index, std::move(name)});
  }
  check_range("ownTable.inputs", static_cast<double>(encoded_.size()),
              {"inputs", 1, 1, most_inputs, Scale::integer});
  dataset_.columns.resize(static_cast<Index>(encoded_.size()), static_cast<Index>(rows_.size()));
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (std::size_t k = 0; k < encoded_.size(); ++k) {
      const auto& [source, category] = encoded_[k];
      const TableCell& cell = request.columns[static_cast<std::size_t>(source)].cells[rows_[i]];
      Scalar value = 0;
      if (!category.empty()) {
        value = !is_missing(cell) && std::get<std::string>(cell) == category ? 1 : 0;
      } else {
        value = is_missing(cell) ? std::numeric_limits<Scalar>::quiet_NaN()
                                 : static_cast<Scalar>(std::get<double>(cell));
      }
      dataset_.columns(static_cast<Index>(k), static_cast<Index>(i)) = value;
    }
  }
}

void OwnTable::encode_target(const TableColumn& column, bool classes) {
  if (classes) {
    class_names_ = names_in(column, rows_);
    check_range("ownTable.classes", static_cast<double>(class_names_.size()),
                {"classes", 2, 2, most_classes, Scale::integer});
    std::sort(class_names_.begin(), class_names_.end(), stands_before);
    for (const std::size_t row : rows_) {
      const auto found =
          std::find(class_names_.begin(), class_names_.end(), name_of(column.cells[row]));
      dataset_.classes.push_back(static_cast<int>(found - class_names_.begin()));
    }
    return;
  }
  dataset_.values.resize(1, static_cast<Index>(rows_.size()));
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const TableCell& cell = column.cells[rows_[i]];
    if (is_text(cell)) {
      throw std::invalid_argument(place(rows_[i], column) + ": '" + name_of(cell) +
                                  "' is not allowed (a number, or classes as the target)");
    }
    dataset_.values(0, static_cast<Index>(i)) = static_cast<Scalar>(std::get<double>(cell));
  }
}

void OwnTable::describe() {
  const std::size_t columns = encoded_.size();
  for (std::size_t i = 1; i <= columns; ++i)
    ids_.push_back("own" + std::to_string(i));
  for (std::size_t i = 1; i <= class_names_.size(); ++i)
    ids_.push_back("ownClass" + std::to_string(i));
  column_ids_.assign(ids_.begin(), ids_.begin() + static_cast<std::ptrdiff_t>(columns));
  class_ids_.assign(ids_.begin() + static_cast<std::ptrdiff_t>(columns), ids_.end());
  units_.assign(columns, "");
  for (Index row = 0; row < dataset_.columns.rows(); ++row) {
    ColumnRange range{0, 0};
    bool first = true;
    for (Index i = 0; i < dataset_.columns.cols(); ++i) {
      const double value = dataset_.columns(row, i);
      if (std::isnan(value)) continue;
      range = {first ? value : std::min(range.minimum, value),
               first ? value : std::max(range.maximum, value)};
      first = false;
    }
    const double margin =
        range.maximum > range.minimum ? 0.05 * (range.maximum - range.minimum) : 1;
    ranges_.push_back({range.minimum - margin, range.maximum + margin});
  }

  entry_.id = "ownTable";
  entry_.source = "the reader's own table";
  entry_.task = class_names_.empty()       ? Task::regression
                : class_names_.size() == 2 ? Task::binary
                                           : Task::multiclass;
  entry_.columns = column_ids_;
  entry_.units = units_;
  entry_.ranges = ranges_;
  entry_.classes = class_ids_;
  entry_.external = true;
  entry_.default_samples = static_cast<Index>(rows_.size());
  entry_.fixed_size = true;
  entry_.default_test_share = 0.3;
  entry_.generate = [](const DatasetRequest& asked, Random& /*points*/, Random& /*noise*/) {
    return asked.provided->table->dataset();
  };
}

}  // namespace descent
