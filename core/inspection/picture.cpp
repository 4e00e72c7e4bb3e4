#include "core/inspection/picture.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>

namespace descent {
namespace {

/// Points sent through the network at once.
constexpr Index picture_batch = 256;

/// Writes a batch of values (units x B) into the units' grids, `points` values apart.
void scatter(ConstMatrixView values, Index points, Index start, Scalar* first_grid) {
  for (Index unit = 0; unit < values.rows(); ++unit) {
    Eigen::Map<Vector>(first_grid + unit * points + start, values.cols()) = values.row(unit);
  }
}

}  // namespace

Picture::Picture(const NetworkConfig& config, const Vector& parameters, const PreparedData& data,
                 const Loss& loss, const PictureRequest& request)
    : loss_(loss),
      network_(config, data.input_shape(), data.output_count()),
      inputs_(data.input_count(), picture_batch) {
  const auto grid = [&](std::string_view field, double resolution) {
    return PlaneGrid(data, field, resolution, request.horizontal_column, request.vertical_column);
  };
  add_part(grid("picture.predictionResolution", request.prediction_resolution),
           network_.output_count());
  if (request.unit_resolution != 0) {
    add_part(grid("picture.unitResolution", request.unit_resolution), unit_count());
  }
  network_.reserve(picture_batch);
  network_.parameters().values() = parameters;
  begin_batch();
}

/// Makes room for so many grids; counted in 64 bits, since an Index of 32 would wrap around.
void Picture::add_part(const PlaneGrid& grid, Index grids) {
  const std::int64_t numbers = std::int64_t{grid.points()} * grids;
  if (numbers > std::numeric_limits<Index>::max()) throw std::bad_alloc();
  parts_.push_back({grid, Vector(static_cast<Index>(numbers))});
}

Index Picture::advance(Index maximum_pieces) {
  Index pieces = 0;
  for (; pieces < maximum_pieces && !done(); ++pieces) {
    for (Index work = 0; work < piece_work && !done();) {
      work += network_.advance_forward(inputs_.leftCols(batch()));
      if (network_.pass_done()) finish_batch();
    }
  }
  return pieces;
}

std::span<const Scalar> Picture::units() const {
  if (parts_.size() < 2) return {};
  const Vector& values = parts_[1].values;
  return {values.data(), static_cast<std::size_t>(values.size())};
}

Index Picture::unit_count() const {
  Index units = network_.input_count();
  for (const auto& layer : network_.layers())
    units += layer.output_count();
  return units;
}

Index Picture::batch() const {
  return std::min(picture_batch, parts_[part_].grid.points() - point_);
}

void Picture::begin_batch() {
  parts_[part_].grid.write_inputs(point_, inputs_.leftCols(batch()));
  network_.begin_forward(batch());
}

void Picture::finish_batch() {
  if (part_ == 0) {
    keep_predictions();
  } else {
    keep_units();
  }
  point_ += batch();
  if (point_ == parts_[part_].grid.points()) {
    ++part_;
    point_ = 0;
  }
  if (!done()) begin_batch();
}

void Picture::keep_predictions() {
  Part& part = parts_[part_];
  Matrix predictions = network_.outputs();
  loss_.predict(predictions);
  scatter(predictions, part.grid.points(), point_, part.values.data());
}

void Picture::keep_units() {
  Part& part = parts_[part_];
  const Index points = part.grid.points();
  Scalar* next = part.values.data();
  const auto keep = [&](ConstMatrixView values) {
    scatter(values, points, point_, next);
    next += values.rows() * points;
  };
  keep(inputs_.leftCols(batch()));
  for (const auto& layer : network_.layers())
    keep(layer.outputs());
}

}  // namespace descent
