#include "core/datasets/table_fit.h"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

double known_mean(const Matrix& columns, Index row) {
  double sum = 0;
  double known = 0;
  for (Index i = 0; i < columns.cols(); ++i) {
    const double value = columns(row, i);
    if (std::isnan(value)) continue;
    sum += value;
    known += 1;
  }
  return known > 0 ? sum / known : 0;
}

Index fill(Matrix& columns, Index row, Scalar value) {
  Index filled = 0;
  for (Index i = 0; i < columns.cols(); ++i) {
    if (!std::isnan(columns(row, i))) continue;
    columns(row, i) = value;
    ++filled;
  }
  return filled;
}

bool is_zero(const Matrix& columns, Index row) {
  for (Index i = 0; i < columns.cols(); ++i) {
    if (columns(row, i) != 0) return false;
  }
  return true;
}

/// Sets the row to 0; says how many numbers were not.
Index clear(Matrix& columns, Index row) {
  Index cleared = 0;
  for (Index i = 0; i < columns.cols(); ++i) {
    if (columns(row, i) != 0) ++cleared;
    columns(row, i) = 0;
  }
  return cleared;
}

TableColumnReport describe(const Matrix& training, Index row) {
  TableColumnReport report{training(row, 0), training(row, 0), known_mean(training, row), 0};
  for (Index i = 1; i < training.cols(); ++i) {
    const double value = training(row, i);
    report.minimum = std::min(report.minimum, value);
    report.maximum = std::max(report.maximum, value);
  }
  return report;
}

bool is_category(const OwnTable& table, Index column) {
  return !table.encoded()[static_cast<std::size_t>(column)].category.empty();
}

}  // namespace

TableReport fit_table(const OwnTable& table, Matrix& training, Matrix& test) {
  TableReport report;
  for (Index row = 0; row < training.rows(); ++row) {
    Index filled = 0;
    if (is_category(table, row)) {
      if (is_zero(training, row)) report.unknown_categories += clear(test, row);
    } else {
      const auto mean = static_cast<Scalar>(known_mean(training, row));
      filled = fill(training, row, mean) + fill(test, row, mean);
    }
    report.columns.push_back(describe(training, row));
    report.columns.back().filled = filled;
  }
  return report;
}

void scale_targets(Matrix& training, Matrix& test, TableReport& report) {
  const Standardizer fitted = fit_standardizer(training);
  report.target_mean = fitted.shifts(0);
  report.target_deviation = 1 / static_cast<double>(fitted.scales(0));
  for (Matrix* part : {&training, &test}) {
    for (Index i = 0; i < part->cols(); ++i)
      (*part)(0, i) = ((*part)(0, i) - fitted.shifts(0)) * fitted.scales(0);
  }
}

Standardizer fit_table_scaling(const OwnTable& table, const std::vector<Index>& columns,
                               const ConstMatrixView& inputs) {
  Standardizer fitted = no_standardizer(inputs.rows());
  if (table.scaling() == TableScaling::none) return fitted;
  const Standardizer standardizer = fit_standardizer(inputs);
  for (Index row = 0; row < inputs.rows(); ++row) {
    if (is_category(table, columns[static_cast<std::size_t>(row)])) continue;
    if (table.scaling() == TableScaling::standardize) {
      fitted.shifts(row) = standardizer.shifts(row);
      fitted.scales(row) = standardizer.scales(row);
      continue;
    }
    const Scalar minimum = inputs.row(row).minCoeff();
    const Scalar maximum = inputs.row(row).maxCoeff();
    fitted.shifts(row) = minimum;
    if (maximum > minimum) fitted.scales(row) = 1 / (maximum - minimum);
  }
  return fitted;
}

}  // namespace descent
