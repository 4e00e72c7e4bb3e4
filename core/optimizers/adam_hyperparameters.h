#pragma once

#include "core/catalog.h"

/// The hyperparameters that Adam and its relatives share.
namespace descent {

/// Factor of the moving mean of gradients.
inline constexpr Hyperparameter beta1_hyperparameter{"beta1", 0.9, 0.0, 0.999, Scale::linear};
/// Factor of the moving mean of squared gradients.
inline constexpr Hyperparameter beta2_hyperparameter{"beta2", 0.999, 0.0, 0.99999, Scale::linear};
/// Added to the root that a step is divided by.
inline constexpr Hyperparameter epsilon_hyperparameter{"epsilon", 1e-8, 1e-12, 1.0,
                                                       Scale::logarithmic};

}  // namespace descent
