#pragma once

#include "core/datasets/dataset.h"

namespace descent {

/// The truth table of exclusive or, always four samples: (0,0) and (1,1) negative, (0,1) and (1,0)
/// positive. No single linear unit can separate them.
/// Source: Rumelhart, Hinton and Williams (1986), "Parallel Distributed Processing", volume 1,
/// chapter 8, the XOR problem.
Dataset generate_xor_points(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
