#pragma once

#include "core/catalog.h"

/// Inputs made from the two coordinates of a point in the plane.
namespace descent {

/// One feature: a formula of x1 and x2.
struct FeatureEntry : CatalogEntry {
  double (*value)(double x1, double x2);
};

/// x1, x2, x1Squared, x2Squared, x1x2, sinX1, sinX2.
std::span<const FeatureEntry> plane_features();

}  // namespace descent
