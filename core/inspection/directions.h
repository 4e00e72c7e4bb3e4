#pragma once

#include "core/parameters.h"
#include "core/random.h"

/// Random directions in the space of parameters, (P), for looking at the loss around the weights.
namespace descent {

/// A standard normal number per parameter that is learned; Random(seed, RandomStream::inspection)
/// gives the same directions everywhere, one call after the other.
Eigen::VectorXd random_direction(const ParameterBlock& parameters, Random& random);

/// A random direction with every unit's row d of weights scaled to the length of its weights w,
/// d |w| / |d|, so that a step means the same for units with large and with small weights. Biases
/// and scales stay where they are, as in the program that its authors published. Source: Li, Xu,
/// Taylor, Studer and Goldstein (2018), section 4, filter-wise normalization.
Eigen::VectorXd filter_normalized_direction(const ParameterBlock& parameters, Random& random);

}  // namespace descent
