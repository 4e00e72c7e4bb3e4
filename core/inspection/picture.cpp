#include "core/inspection/picture.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>

#include "core/kernels/scatter_rows.h"

namespace descent {
namespace {

/// Points sent through the network at once.
constexpr Index picture_batch = 256;
/// Inputs of a grid's points that are kept for the next picture, in numbers: 1 MB of floats.
constexpr std::int64_t most_kept_inputs = std::int64_t{1} << 18U;

}  // namespace

[[gnu::cold]] Picture::Picture(const NetworkConfig& config, const Vector& parameters,
                               const PreparedData& data, const Loss& loss,
                               const PictureRequest& request)
    : loss_(loss),
      request_(request),
      network_(config, data.input_shape(), data.output_count()),
      batch_inputs_(data.input_count(), picture_batch),
      predictions_(data.output_count(), picture_batch) {
  const auto grid = [&](std::string_view field, double resolution) {
    return PlaneGrid(data, field, resolution, request.horizontal_column, request.vertical_column);
  };
  add_part(grid("picture.predictionResolution", request.prediction_resolution),
           network_.output_count());
  if (request.unit_resolution != 0) {
    add_part(grid("picture.unitResolution", request.unit_resolution), unit_count());
  }
  network_.reserve(picture_batch);
  begin(parameters);
}

void Picture::begin(const Vector& parameters) {
  network_.parameters().values() = parameters;
  part_ = 0;
  point_ = 0;
  begin_batch();
}

/// Makes room for so many grids; counted in 64 bits, since an Index of 32 would wrap around.
[[gnu::cold]] void Picture::add_part(const PlaneGrid& grid, Index grids) {
  const std::int64_t numbers = std::int64_t{grid.points()} * grids;
  if (numbers > std::numeric_limits<Index>::max()) throw std::bad_alloc();
  const Index inputs = batch_inputs_.rows();
  const bool are_kept = std::int64_t{grid.points()} * inputs <= most_kept_inputs;
  const Index kept_points = are_kept ? grid.points() : 0;
  parts_.push_back({grid, Vector(static_cast<Index>(numbers)), Matrix(inputs, kept_points), 0});
}

Index Picture::advance(Index maximum_pieces) {
  Index pieces = 0;
  for (; pieces < maximum_pieces && !done(); ++pieces) {
    for (Index work = 0; work < piece_work && !done();) {
      work += network_.advance_forward(inputs());
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

/// The inputs of the present batch, (I x B).
ConstMatrixView Picture::inputs() const {
  const Matrix& kept = parts_[part_].inputs;
  if (kept.size() == 0) return batch_inputs_.leftCols(batch());
  return kept.middleCols(point_, batch());
}

void Picture::write_inputs() {
  Part& part = parts_[part_];
  if (part.inputs.size() == 0) {
    part.grid.write_inputs(point_, batch_inputs_.leftCols(batch()));
  } else if (part.known_points == point_) {
    part.grid.write_inputs(point_, part.inputs.middleCols(point_, batch()));
    part.known_points += batch();
  }
}

void Picture::begin_batch() {
  write_inputs();
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
  predictions_.leftCols(batch()) = network_.outputs();
  loss_.predict(predictions_.leftCols(batch()));
  scatter_rows(predictions_.leftCols(batch()), part.values.data() + point_, part.grid.points());
}

void Picture::keep_units() {
  Part& part = parts_[part_];
  const Index points = part.grid.points();
  Scalar* next = part.values.data();
  const auto keep = [&](ConstMatrixView values) {
    scatter_rows(values, next + point_, points);
    next += values.rows() * points;
  };
  keep(inputs());
  for (const auto& layer : network_.layers())
    keep(layer.outputs());
}

}  // namespace descent
