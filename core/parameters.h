#pragma once

#include <span>
#include <vector>

#include "core/types.h"

/// All values of a network in one contiguous aligned block, all gradients in another: optimizers,
/// norms, snapshots and files are then one loop or one copy.
namespace descent {

enum class ParameterKind { weight, bias };

/// One matrix inside the block, stored column by column.
struct ParameterSegment {
  Index offset;
  Index rows;
  Index columns;
  ParameterKind kind;
  [[nodiscard]] Index size() const { return rows * columns; }
};

/// A layer's window into the block.
using ParameterMap = Eigen::Map<Matrix>;
using ConstParameterMap = Eigen::Map<const Matrix>;

class ParameterBlock {
 public:
  /// Plans a (rows x columns) segment behind those already planned and returns its number.
  std::size_t plan(Index rows, Index columns, ParameterKind kind);

  /// Makes room for all planned segments, values and gradients zero.
  void allocate();

  [[nodiscard]] Index size() const { return size_; }
  [[nodiscard]] std::span<const ParameterSegment> segments() const { return segments_; }
  [[nodiscard]] const ParameterSegment& segment(std::size_t number) const {
    return segments_[number];
  }

  [[nodiscard]] const Vector& values() const { return values_; }
  Vector& values() { return values_; }
  [[nodiscard]] const Vector& gradients() const { return gradients_; }
  Vector& gradients() { return gradients_; }

  [[nodiscard]] ConstParameterMap values(std::size_t number) const;
  ParameterMap values(std::size_t number);
  ParameterMap gradients(std::size_t number);

 private:
  std::vector<ParameterSegment> segments_;
  Index size_ = 0;
  Vector values_;
  Vector gradients_;
};

}  // namespace descent
