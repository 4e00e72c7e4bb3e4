#pragma once

#include "core/catalog.h"

/// Inputs made from the two coordinates of a point in the plane.
namespace descent {

/// One feature: a formula of x1 and x2.
struct FeatureEntry : CatalogEntry {
  /// The input made of a point.
  double (*value)(double x1, double x2);
};

/// All of them, in menu order: x1, x2, x1Squared (x1^2), x2Squared, x1x2 (x1 x2), sinX1 (sin x1),
/// sinX2. Source: Smilkov, Carter, Sculley, Viegas and Wattenberg (2017), TensorFlow Playground's
/// file playground.ts.
std::span<const FeatureEntry> plane_features();

}  // namespace descent
