#pragma once

#include <string_view>

#include "core/datasets/prepared_data.h"

namespace descent {

/// Largest number of points on a side of a grid.
inline constexpr Index maximum_resolution = 16384;

/// A regular grid of points over the ranges of two raw columns, ends included, the other columns at
/// their training means. Row 0 has the smallest vertical value; data with a single column has one
/// row.
class PlaneGrid {
 public:
  /// `field` names the resolution, points on a side. Numbers are doubles as they come from outside;
  /// throws std::invalid_argument naming it, "picture.horizontalColumn" or
  /// "picture.verticalColumn". The data must outlive the grid.
  PlaneGrid(const PreparedData& data, std::string_view field, double resolution,
            double horizontal_column, double vertical_column);

  /// Points from the smallest vertical value to the largest.
  [[nodiscard]] Index rows() const { return rows_; }
  /// Points from the smallest horizontal value to the largest.
  [[nodiscard]] Index columns() const { return columns_; }
  /// All points, counted row after row.
  [[nodiscard]] Index points() const { return rows_ * columns_; }

  /// Network inputs (I x M) of the M points from `first` on.
  void write_inputs(Index first, MatrixView inputs) const;

 private:
  const PreparedData* data_;
  Index columns_;
  Index rows_;
  Index horizontal_column_;
  Index vertical_column_;
};

}  // namespace descent
