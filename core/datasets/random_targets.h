#pragma once

#include "core/datasets/dataset.h"

namespace descent {

/// Nothing to find: 784 inputs and 10 targets, all U(0, 1). For each sample in turn all inputs are
/// drawn, then all targets. Its class is the largest target, the first of equal ones.
/// Source: the random arrays that Keras (Chollet and others, 2015) shows training with, in the
/// section Training of its guide to the Sequential model.
Dataset generate_random_soft_targets(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
