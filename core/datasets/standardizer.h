#pragma once

#include "core/types.h"

namespace descent {

/// Shift and scale per row, x -> (x - shift) scale.
/// Source: LeCun, Bottou, Orr and Müller (1998), section 4.3.
struct Standardizer {
  /// (I x 1) each.
  Vector shifts;
  Vector scales;
};

/// Leaves I rows as they are: shift 0, scale 1.
Standardizer no_standardizer(Index rows);

/// Row means and 1 / population deviation of (I x N) samples; a constant row has scale 1.
/// Given the training part only, the test part tells nothing about itself.
Standardizer fit_standardizer(const ConstMatrixView& samples);

/// Mean of each row (I x 1), summed in double from the first sample to the last.
Vector row_means(const ConstMatrixView& samples);

}  // namespace descent
