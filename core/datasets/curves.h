#pragma once

#include "core/datasets/dataset.h"

/// Curves over one column, with a normal scatter of the deviation `noise` on the value. The scatter
/// is drawn at every noise level, so that the level only scales it.
namespace descent {

/// Waves: x ~ U(-pi, pi); y = sin(k x), k whole periods. Formula of this project; a noisy
/// sine as in Bishop (2006), "Pattern Recognition and Machine Learning", section 1.1.
Dataset generate_sine(const DatasetRequest& request, Random& points, Random& noise);

/// A jump: x ~ U(-1, 1); y = -1 left of 0, else 1. The function of Heaviside (1893), "On Operators
/// in Physical Mathematics", pages 504-529, from -1 to 1.
Dataset generate_step_function(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
