#pragma once

#include "core/datasets/prepared_data.h"
#include "core/losses/loss.h"
#include "core/models/network.h"

/// What the network and each of its units answer over a part of the plane.
namespace descent {

/// Which points: a regular grid over the ranges of two raw columns, the other columns at their
/// training means. Data with a single column has one row.
struct GridRequest {
  Index resolution;
  Index horizontal_column;
  Index vertical_column;
};

/// Largest number of points on a side.
inline constexpr Index maximum_resolution = 16384;

/// Rows of such a grid: its resolution, or 1 for data with a single column.
Index grid_rows(const PreparedData& data, const GridRequest& request);

/// Predictions (logits already turned into probabilities), one grid per output; a grid is
/// rows x resolution values, row 0 at the smallest vertical value.
/// Throws std::invalid_argument ("picture.resolution", "picture.horizontalColumn", ...).
Vector prediction_grids(Network& network, const Loss& loss, const PreparedData& data,
                        const GridRequest& request);

/// Values of every input, then of every unit of every layer, one grid each, in the same layout.
Vector unit_grids(Network& network, const PreparedData& data, const GridRequest& request);

}  // namespace descent
