#pragma once

#include "core/datasets/dataset.h"

/// Surfaces over the plane: x1, x2 ~ U(-6, 6), the value taken at the place shifted by
/// U(-6, 6) noise per axis. The shift is drawn at every level, so the level only scales it.
/// Source: Smilkov, Carter, Sculley, Viegas and Wattenberg (2017), "Direct-Manipulation
/// Visualization of Deep Networks", TensorFlow Playground's file dataset.ts, whose formulas these
/// are.
namespace descent {

/// An inclined plane: y = (x1 + x2) / 10.
Dataset generate_plane(const DatasetRequest& request, Random& points, Random& noise);

/// Six cones of height +1 or -1 and radius 2: y = the value of largest magnitude among
/// sign max(0, 1 - d / 2), with d the distance to the cone's centre.
Dataset generate_bumps(const DatasetRequest& request, Random& points, Random& noise);

/// Five smooth hills and hollows: y = sum h exp(-d^2 / (2 w^2)), with d the distance to the centre
/// of a bump of height h and width w. Formula of this project; a sum of radial basis functions as
/// in Broomhead and Lowe (1988), "Multivariable Functional Interpolation and Adaptive Networks",
/// pages 321-355.
Dataset generate_gaussian_bumps(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
