#pragma once

#include "core/models/network.h"

namespace descent {

/// What a network of linear layers comes to: y = w x + b with w = W_L ... W_1 and
/// b = W_L (... (W_2 b_1 + b_2) ...) + b_L. Returns the I weights of the inputs and then b, in
/// double and in layer order; nothing when a layer is not linear or there are several outputs.
Eigen::VectorXd linear_form(const Network& network);

}  // namespace descent
