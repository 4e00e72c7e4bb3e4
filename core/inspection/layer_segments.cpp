#include "core/inspection/layer_segments.h"

namespace descent {

std::vector<ParameterSegment> layer_segments(const ParameterBlock& parameters, std::size_t layer) {
  std::vector<ParameterSegment> found;
  for (const ParameterSegment& segment : parameters.segments()) {
    if (segment.layer == layer) found.push_back(segment);
  }
  return found;
}

bool counts_as_weights(const ParameterSegment& segment) {
  return segment.kind == ParameterKind::weight || segment.kind == ParameterKind::scale;
}

}  // namespace descent
