#include "core/training/weight_penalty.h"

namespace descent {

WeightPenalty::WeightPenalty(const Choice& choice)
    : regularizer_(&find_entry("training.regularizer", regularizers(), choice.id)),
      values_(resolve_values("training.regularizer", *regularizer_, choice)) {}

double WeightPenalty::value(const ParameterBlock& parameters) const {
  double sum = 0;
  for (const ParameterSegment& segment : parameters.segments()) {
    if (segment.kind != ParameterKind::weight) continue;
    sum +=
        regularizer_->penalty(parameters.values().segment(segment.offset, segment.size()), values_);
  }
  return sum;
}

void WeightPenalty::add_gradients(ParameterBlock& parameters) const {
  for (const ParameterSegment& segment : parameters.segments()) {
    if (segment.kind != ParameterKind::weight) continue;
    regularizer_->add_gradient(parameters.values().segment(segment.offset, segment.size()), values_,
                               parameters.gradients().segment(segment.offset, segment.size()));
  }
}

}  // namespace descent
