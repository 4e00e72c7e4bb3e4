#include "core/parameters.h"

namespace descent {

std::size_t ParameterBlock::plan(Index rows, Index columns, ParameterKind kind) {
  segments_.push_back({size_, rows, columns, kind});
  size_ += rows * columns;
  return segments_.size() - 1;
}

void ParameterBlock::allocate() {
  values_ = Vector::Zero(size_);
  gradients_ = Vector::Zero(size_);
}

ConstParameterMap ParameterBlock::values(std::size_t number) const {
  const ParameterSegment& part = segments_[number];
  return {values_.data() + part.offset, part.rows, part.columns};
}

ParameterMap ParameterBlock::values(std::size_t number) {
  const ParameterSegment& part = segments_[number];
  return {values_.data() + part.offset, part.rows, part.columns};
}

ParameterMap ParameterBlock::gradients(std::size_t number) {
  const ParameterSegment& part = segments_[number];
  return {gradients_.data() + part.offset, part.rows, part.columns};
}

}  // namespace descent
