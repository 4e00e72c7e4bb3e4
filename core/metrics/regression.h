#pragma once

#include "core/task.h"
#include "core/types.h"

/// Metrics of predicted values; predictions and targets are (O x N). All give NaN without samples
/// and where a prediction is NaN.
namespace descent {

/// 1 - residual / total sum of squares, over all outputs, each about its own mean; a total of 0
/// gives 0 unless the residual is 0 too, then 1. Allocates nothing.
/// Source: Wright (1921), pages 557-585, coefficient of determination.
double r2(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold);

/// Mean over samples and outputs of |p - t|, in the targets' unit.
/// Source: Willmott and Matsuura (2005), pages 79-82.
double mean_absolute_error(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                           Scalar threshold);

/// Mean over the outputs of sqrt(mean over samples of (p - t)^2), in the targets' unit.
/// Source: Willmott and Matsuura (2005), pages 79-82.
double root_mean_square(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                        Scalar threshold);

}  // namespace descent
