#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/types.h"

/// All values of a network in one contiguous aligned block, all gradients in another: optimizers,
/// norms, snapshots and files are then one loop or one copy.
namespace descent {

/// What a matrix of parameters is for. Penalties act on weights alone; statistics are measured, not
/// learned.
enum class ParameterKind { weight, bias, scale, statistic };

/// One matrix inside the block, stored column by column.
struct ParameterSegment {
  /// Where it begins in the block.
  Index offset;
  /// Its shape, (rows x columns).
  Index rows;
  Index columns;
  ParameterKind kind;
  /// The layer it belongs to, counted from 0.
  std::size_t layer;
  /// Whether optimizers change it: neither frozen nor a statistic.
  bool trainable;
  /// What its layer calls it, "weights" or "recurrentBias"; its words on the page go by it.
  std::string_view name;
  /// Numbers in it.
  [[nodiscard]] Index size() const { return rows * columns; }
};

/// A layer's window into the block, to write and to read.
using ParameterMap = Eigen::Map<Matrix>;
using ConstParameterMap = Eigen::Map<const Matrix>;

/// The values of all parameters (P) and their gradients (P) in two flat vectors: plan every
/// segment, then allocate once.
class ParameterBlock {
 public:
  /// The segments planned from now on belong to the next layer; frozen ones are not trained.
  void begin_layer(bool frozen);

  /// Plans a (rows x columns) segment and returns its number. Statistics are never trained. The
  /// name must outlive the block, as a literal does.
  std::size_t plan(Index rows, Index columns, ParameterKind kind, std::string_view name);

  /// Makes room for all planned segments, values and gradients zero: first those that are trained,
  /// then the others, each in the order they were planned.
  void allocate();

  /// P, all parameters, statistics and frozen ones among them.
  [[nodiscard]] Index size() const { return values_.size(); }
  /// How many values, from the first on, are trained.
  [[nodiscard]] Index trainable_size() const { return trainable_size_; }
  /// All segments, in the order they were planned.
  [[nodiscard]] std::span<const ParameterSegment> segments() const { return segments_; }
  /// The segment with the number that plan() returned.
  [[nodiscard]] const ParameterSegment& segment(std::size_t number) const {
    return segments_[number];
  }

  /// All values, (P).
  [[nodiscard]] const Vector& values() const { return values_; }
  Vector& values() { return values_; }
  /// What the last backward pass wrote, d(loss)/d(values), (P); 0 for statistics.
  [[nodiscard]] const Vector& gradients() const { return gradients_; }
  Vector& gradients() { return gradients_; }

  /// What an optimizer changes: the values that are trained.
  auto trainable_values() { return values_.head(trainable_size_); }
  /// Their gradients, which it reads.
  auto trainable_gradients() { return gradients_.head(trainable_size_); }

  /// The values of the segment with this number, (rows x columns); valid as long as the block.
  [[nodiscard]] ConstParameterMap values(std::size_t number) const;
  ParameterMap values(std::size_t number);
  /// The gradients of the segment with this number, (rows x columns).
  ParameterMap gradients(std::size_t number);

 private:
  std::vector<ParameterSegment> segments_;
  std::size_t layers_ = 0;
  bool frozen_ = false;
  Index trainable_size_ = 0;
  Vector values_;
  Vector gradients_;
};

}  // namespace descent
