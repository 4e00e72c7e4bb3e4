#pragma once

#include "core/datasets/dataset.h"

/// Two classes in patterns of the plane, labels by class id: 1 positive, 0 negative. Noise draws
/// are taken at every noise level, so that the level only scales them.
namespace descent {

/// Two interleaving half circles of radius 1: with t from 0 to pi in equal steps, negative at
/// (cos t, sin t), positive at (1 - cos t, 1/2 - sin t); shifted by N(0, 1) noise per axis. An odd
/// sample is positive. Source: Pedregosa and others (2011), "Scikit-learn", function make_moons.
Dataset generate_moons(const DatasetRequest& request, Random& points, Random& noise);

/// Concentric rings: ring j of k, counted from 1, is the circle of radius 5 j / k at angles
/// U(0, 2 pi), shifted by N(0, 1) noise per axis; the innermost ring is positive, then the classes
/// take turns. Samples go to the rings in turn. Source: Pedregosa and others (2011),
/// "Scikit-learn", function make_circles, with more than two circles.
Dataset generate_rings(const DatasetRequest& request, Random& points, Random& noise);

/// A board of k x k squares: x1, x2 ~ U(-5, 5); positive where the square of the place shifted by
/// U(-5, 5) noise per axis is one of the lower left corner's colour. Generalises the exclusive or
/// of Minsky and Papert (1969), "Perceptrons", chapter 3, which is the board of 2 x 2.
Dataset generate_checkerboard(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
