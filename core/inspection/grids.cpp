#include "core/inspection/grids.h"

#include <algorithm>

namespace descent {
namespace {

void check(const PreparedData& data, const GridRequest& request) {
  const auto columns = static_cast<double>(data.training().columns.rows());
  check_range("picture.resolution", static_cast<double>(request.resolution),
              {"resolution", 100, 2, static_cast<double>(maximum_resolution), Scale::integer});
  const Hyperparameter column{"column", 0, 0, columns - 1, Scale::integer};
  check_range("picture.horizontalColumn", static_cast<double>(request.horizontal_column), column);
  check_range("picture.verticalColumn", static_cast<double>(request.vertical_column), column);
}

/// The value of a raw column at one of `count` equally spaced points, both ends included.
Scalar grid_value(const ColumnRange& range, Index number, Index count) {
  const double share = count > 1 ? static_cast<double>(number) / static_cast<double>(count - 1) : 0;
  return static_cast<Scalar>(range.minimum + (range.maximum - range.minimum) * share);
}

/// Sends the grid through the network in batches; `take(start, inputs)` reads the results of each.
template <class Take>
void for_each_batch(Network& network, const PreparedData& data, const GridRequest& request,
                    Take take) {
  const auto horizontal = static_cast<std::size_t>(request.horizontal_column);
  const auto vertical = static_cast<std::size_t>(request.vertical_column);
  const Index rows = grid_rows(data, request);
  const Index points = rows * request.resolution;
  Matrix columns = data.column_means().replicate(1, network.largest_batch());
  Matrix inputs(data.input_count(), network.largest_batch());
  for (Index start = 0; start < points; start += network.largest_batch()) {
    const Index batch = std::min(network.largest_batch(), points - start);
    for (Index i = 0; i < batch; ++i) {
      const Index row = (start + i) / request.resolution;
      const Index column = (start + i) % request.resolution;
      if (rows > 1) {
        columns(request.vertical_column, i) = grid_value(data.entry().ranges[vertical], row, rows);
      }
      columns(request.horizontal_column, i) =
          grid_value(data.entry().ranges[horizontal], column, request.resolution);
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
  return data.training().columns.rows() == 1 ? 1 : request.resolution;
}

Vector prediction_grids(Network& network, const Loss& loss, const PreparedData& data,
                        const GridRequest& request) {
  check(data, request);
  const Index points = grid_rows(data, request) * request.resolution;
  Vector grids(points * network.output_count());
  Matrix predictions(network.output_count(), network.largest_batch());
  for_each_batch(network, data, request, [&](Index start, ConstMatrixView inputs) {
    auto batch = predictions.leftCols(inputs.cols());
    batch = network.layers().back()->outputs();
    loss.predict(batch);
    scatter(batch, points, start, grids.data());
  });
  return grids;
}

Vector unit_grids(Network& network, const PreparedData& data, const GridRequest& request) {
  check(data, request);
  const Index points = grid_rows(data, request) * request.resolution;
  Index units = network.input_count();
  for (const auto& layer : network.layers())
    units += layer->output_count();
  Vector grids(points * units);
  for_each_batch(network, data, request, [&](Index start, ConstMatrixView inputs) {
    Scalar* next = grids.data();
    scatter(inputs, points, start, next);
    next += inputs.rows() * points;
    for (const auto& layer : network.layers()) {
      scatter(layer->outputs(), points, start, next);
      next += layer->output_count() * points;
    }
  });
  return grids;
}

}  // namespace descent
