#include "core/inspection/grids.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>

namespace descent {
namespace {

/// A checked request in whole numbers.
struct Grid {
  Index rows;
  Index columns;
  Index horizontal_column;
  Index vertical_column;
  [[nodiscard]] Index points() const { return rows * columns; }
};

Grid checked(const PreparedData& data, const GridRequest& request) {
  const Index raw_columns = data.training().columns.rows();
  check_range("picture.resolution", request.resolution,
              {"resolution", 100, 2, static_cast<double>(maximum_resolution), Scale::integer});
  const Hyperparameter column{"column", 0, 0, static_cast<double>(raw_columns - 1), Scale::integer};
  check_range("picture.horizontalColumn", request.horizontal_column, column);
  check_range("picture.verticalColumn", request.vertical_column, column);
  const auto resolution = static_cast<Index>(request.resolution);
  return {raw_columns == 1 ? 1 : resolution, resolution,
          static_cast<Index>(request.horizontal_column),
          static_cast<Index>(request.vertical_column)};
}

/// Room for so many grids; counted in 64 bits, since an Index of 32 would wrap around.
Vector room_for(const Grid& grid, Index grids) {
  const std::int64_t numbers = std::int64_t{grid.points()} * grids;
  if (numbers > std::numeric_limits<Index>::max()) throw std::bad_alloc();
  return Vector(static_cast<Index>(numbers));
}

/// The value of a raw column at one of `count` equally spaced points, both ends included.
Scalar grid_value(const ColumnRange& range, Index number, Index count) {
  const double share = count > 1 ? static_cast<double>(number) / static_cast<double>(count - 1) : 0;
  return static_cast<Scalar>(range.minimum + (range.maximum - range.minimum) * share);
}

/// Sends the grid through the network in batches; `take(start, inputs)` reads the results of each.
template <class Take>
void for_each_batch(Network& network, const PreparedData& data, const Grid& grid, Take take) {
  const auto& ranges = data.entry().ranges;
  const ColumnRange& horizontal = ranges[static_cast<std::size_t>(grid.horizontal_column)];
  const ColumnRange& vertical = ranges[static_cast<std::size_t>(grid.vertical_column)];
  Matrix columns = data.column_means().replicate(1, network.largest_batch());
  Matrix inputs(data.input_count(), network.largest_batch());
  for (Index start = 0; start < grid.points(); start += network.largest_batch()) {
    const Index batch = std::min(network.largest_batch(), grid.points() - start);
    for (Index i = 0; i < batch; ++i) {
      const Index row = (start + i) / grid.columns;
      const Index column = (start + i) % grid.columns;
      if (grid.rows > 1) columns(grid.vertical_column, i) = grid_value(vertical, row, grid.rows);
      columns(grid.horizontal_column, i) = grid_value(horizontal, column, grid.columns);
    }
    data.to_inputs(columns.leftCols(batch), inputs.leftCols(batch));
    network.forward(inputs.leftCols(batch));
    take(start, inputs.leftCols(batch));
  }
}

/// Writes a batch of values (units x B) into the units' grids, `points` values apart.
void scatter(ConstMatrixView values, Index points, Index start, Scalar* first_grid) {
  for (Index unit = 0; unit < values.rows(); ++unit) {
    Eigen::Map<Vector>(first_grid + unit * points + start, values.cols()) = values.row(unit);
  }
}

}  // namespace

Index grid_rows(const PreparedData& data, const GridRequest& request) {
  return checked(data, request).rows;
}

Vector prediction_grids(Network& network, const Loss& loss, const PreparedData& data,
                        const GridRequest& request) {
  const Grid grid = checked(data, request);
  Vector grids = room_for(grid, network.output_count());
  Matrix predictions(network.output_count(), network.largest_batch());
  for_each_batch(network, data, grid, [&](Index start, ConstMatrixView inputs) {
    auto batch = predictions.leftCols(inputs.cols());
    batch = network.layers().back()->outputs();
    loss.predict(batch);
    scatter(batch, grid.points(), start, grids.data());
  });
  return grids;
}

Vector unit_grids(Network& network, const PreparedData& data, const GridRequest& request) {
  const Grid grid = checked(data, request);
  Index units = network.input_count();
  for (const auto& layer : network.layers())
    units += layer->output_count();
  Vector grids = room_for(grid, units);
  for_each_batch(network, data, grid, [&](Index start, ConstMatrixView inputs) {
    Scalar* next = grids.data();
    scatter(inputs, grid.points(), start, next);
    next += inputs.rows() * grid.points();
    for (const auto& layer : network.layers()) {
      scatter(layer->outputs(), grid.points(), start, next);
      next += layer->output_count() * grid.points();
    }
  });
  return grids;
}

}  // namespace descent
