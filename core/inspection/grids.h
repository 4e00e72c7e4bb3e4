#pragma once

#include "core/datasets/prepared_data.h"
#include "core/losses/loss.h"
#include "core/models/network.h"

/// What the network and each of its units answer over a part of the plane.
namespace descent {

/// Which points: a regular grid over the ranges of two raw columns, the other columns at their
/// training means. Data with a single column has one row. Numbers are doubles as they come from
/// outside; each is checked.
struct GridRequest {
  double resolution;
  double horizontal_column;
  double vertical_column;
};

/// Largest number of points on a side.
inline constexpr Index maximum_resolution = 16384;

/// Rows of such a grid: its resolution, or 1 for data with a single column.
/// Throws std::invalid_argument ("picture.resolution", "picture.horizontalColumn", ...).
Index grid_rows(const PreparedData& data, const GridRequest& request);

/// Predictions (logits already turned into probabilities), one grid per output; a grid is
/// rows x resolution values, row 0 at the smallest vertical value.
/// Throws as grid_rows does, and std::bad_alloc for more numbers than the memory holds.
Vector prediction_grids(Network& network, const Loss& loss, const PreparedData& data,
                        const GridRequest& request);

/// Values of every input, then of every unit of every layer, one grid each, in the same layout.
Vector unit_grids(Network& network, const PreparedData& data, const GridRequest& request);

}  // namespace descent
