#pragma once

#include "core/datasets/dataset.h"

/// Problems whose exact answer is known: least squares in closed form (Legendre, 1805, appendix).
/// Their scatter is part of the problem, so the noise level changes nothing.
namespace descent {

/// One column x ~ U(0, 1); y = 2 x + 1 + U(0, 1).
Dataset generate_line_with_intercept(const DatasetRequest& request, Random& points, Random& noise);

/// One column x ~ U(0, 1); y = 3 x + U(0, 1), meant for a model without bias.
Dataset generate_line_through_origin(const DatasetRequest& request, Random& points, Random& noise);

/// Two columns x1, x2 ~ U(-1, 1); y = x1 - x2 + 0.1 N(0, 1).
Dataset generate_difference(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
