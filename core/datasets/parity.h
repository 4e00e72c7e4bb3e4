#pragma once

#include "core/datasets/dataset.h"

/// Bits, fair and independent, as -1 for a zero and 1 for a one; positive where the number of ones
/// is odd. Source of the problem: Minsky and Papert (1969), "Perceptrons", chapter 3; as a task
/// for networks: Rumelhart, Hinton and Williams (1986), "Parallel Distributed Processing", volume
/// 1, chapter 8.
namespace descent {

/// b columns; a label is turned over where a draw of U(0, 1), taken at every noise level, is below
/// the level.
Dataset generate_noisy_parity(const DatasetRequest& request, Random& points, Random& noise);

/// A sequence of T bits, one a step, without noise.
Dataset generate_bit_parity(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
