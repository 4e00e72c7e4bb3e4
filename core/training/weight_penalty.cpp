#include "core/training/weight_penalty.h"

namespace descent {

[[gnu::cold]] WeightPenalty::WeightPenalty(const Choice& usual, const Network& network) {
  for (const NetworkLayer& layer : network.layers()) {
    if (layer.regularizer()) {
      const std::string number = std::to_string(members_.size() + 1);
      members_.push_back(member("network.layers." + number + ".regularizer", *layer.regularizer()));
    } else {
      members_.push_back(member("training.regularizer", usual));
    }
  }
  for (const ParameterSegment& segment : network.parameters().segments()) {
    const bool is_free = members_[segment.layer].entry->id == "none";
    if (segment.kind == ParameterKind::weight && !is_free) penalized_.push_back(segment);
  }
}

[[gnu::cold]] WeightPenalty::Member WeightPenalty::member(const std::string& field,
                                                          const Choice& choice) {
  const RegularizerEntry& entry = find_entry(field, regularizers(), choice.id);
  return {&entry, resolve_values(field, entry, choice)};
}

double WeightPenalty::value(const ParameterBlock& parameters) const {
  double sum = 0;
  for (const ParameterSegment& segment : penalized_) {
    const Member& regularizer = members_[segment.layer];
    sum += regularizer.entry->penalty(parameters.values().segment(segment.offset, segment.size()),
                                      regularizer.values);
  }
  return sum;
}

void WeightPenalty::add_gradients(ParameterBlock& parameters) const {
  for (const ParameterSegment& segment : penalized_) {
    const Member& regularizer = members_[segment.layer];
    regularizer.entry->add_gradient(parameters.values().segment(segment.offset, segment.size()),
                                    regularizer.values,
                                    parameters.gradients().segment(segment.offset, segment.size()));
  }
}

}  // namespace descent
