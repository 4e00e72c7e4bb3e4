#include "core/inspection/plane_grid.h"

namespace descent {
namespace {

/// The value of a raw column at one of `count` equally spaced points, both ends included.
Scalar grid_value(const ColumnRange& range, Index number, Index count) {
  const double share = count > 1 ? static_cast<double>(number) / static_cast<double>(count - 1) : 0;
  return static_cast<Scalar>(range.minimum + (range.maximum - range.minimum) * share);
}

Index checked(std::string_view field, double value, const Hyperparameter& limits) {
  check_range(field, value, limits);
  return static_cast<Index>(value);
}

Hyperparameter column_limits(const PreparedData& data) {
  const Index last = data.training().columns().rows() - 1;
  return {"column", 0, 0, static_cast<double>(last), Scale::integer};
}

}  // namespace

[[gnu::cold]] PlaneGrid::PlaneGrid(const PreparedData& data, std::string_view field,
                                   double resolution, double horizontal_column,
                                   double vertical_column)
    : data_(&data),
      columns_(checked(field, resolution,
                       {"resolution", 100, 2, double{maximum_resolution}, Scale::integer})),
      rows_(data.training().columns().rows() == 1 ? 1 : columns_),
      horizontal_column_(
          checked("picture.horizontalColumn", horizontal_column, column_limits(data))),
      vertical_column_(checked("picture.verticalColumn", vertical_column, column_limits(data))) {}

void PlaneGrid::write_inputs(Index first, MatrixView inputs) const {
  const ColumnRange& horizontal = data_->entry().column_range(horizontal_column_);
  const ColumnRange& vertical = data_->entry().column_range(vertical_column_);
  Matrix raw_columns = data_->column_means().replicate(1, inputs.cols());
  for (Index i = 0; i < inputs.cols(); ++i) {
    const Index point = first + i;
    if (rows_ > 1) raw_columns(vertical_column_, i) = grid_value(vertical, point / columns_, rows_);
    raw_columns(horizontal_column_, i) = grid_value(horizontal, point % columns_, columns_);
  }
  data_->to_inputs(raw_columns, inputs);
}

}  // namespace descent
