#include "core/parameters.h"

namespace descent {

void ParameterBlock::begin_layer(bool frozen) {
  ++layers_;
  frozen_ = frozen;
}

[[gnu::cold]] std::size_t ParameterBlock::plan(Index rows, Index columns, ParameterKind kind,
                                               std::string_view name) {
  const std::size_t layer = layers_ > 0 ? layers_ - 1 : 0;
  const bool trainable = !frozen_ && kind != ParameterKind::statistic;
  segments_.push_back({0, rows, columns, kind, layer, trainable, name});
  return segments_.size() - 1;
}

[[gnu::cold]] void ParameterBlock::allocate() {
  Index size = 0;
  for (const bool trainable : {true, false}) {
    for (ParameterSegment& segment : segments_) {
      if (segment.trainable != trainable) continue;
      segment.offset = size;
      size += segment.size();
    }
    if (trainable) trainable_size_ = size;
  }
  values_ = Vector::Zero(size);
  gradients_ = Vector::Zero(size);
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
