#pragma once

#include <string_view>

#include "core/types.h"

namespace descent {

/// What the numbers of one sample are: a list, the grey values of an image, or steps in time.
enum class ShapeKind { vector, image, sequence };

/// The kind's name in catalogues and messages.
constexpr std::string_view shape_kind_name(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::vector:
      return "vector";
    case ShapeKind::image:
      return "image";
    case ShapeKind::sequence:
      return "sequence";
  }
  return "";
}

/// The shape of one sample on its way through a network. It is one column of a matrix, in which the
/// number of channel c, row r and column k stands at (c rows + r) columns + k; a sequence has its
/// steps as rows and each step's features as columns, a vector has columns alone.
struct Shape {
  ShapeKind kind;
  Index channels;
  Index rows;
  Index columns;

  /// A plain number is a vector of so many units.
  Shape(Index units) : Shape{ShapeKind::vector, 1, 1, units} {}  // NOLINT: meant to be implicit
  /// An image of so many channels, rows and columns of pixels.
  static Shape image(Index channels, Index rows, Index columns) {
    return {ShapeKind::image, channels, rows, columns};
  }
  /// A sequence of so many steps with so many features each.
  static Shape sequence(Index steps, Index features) {
    return {ShapeKind::sequence, 1, steps, features};
  }

  /// Numbers in one sample.
  [[nodiscard]] Index size() const { return channels * rows * columns; }
  /// T of a sequence.
  [[nodiscard]] Index steps() const { return rows; }
  /// Numbers in each step of a sequence, or in a vector.
  [[nodiscard]] Index features() const { return columns; }
  bool operator==(const Shape&) const = default;

 private:
  Shape(ShapeKind of_kind, Index channel_count, Index row_count, Index column_count)
      : kind(of_kind), channels(channel_count), rows(row_count), columns(column_count) {}
};

}  // namespace descent
