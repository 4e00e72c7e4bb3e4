#pragma once

#include "core/datasets/dataset.h"

/// Two classes of points in the plane, labels by class id: 1 positive, 0 negative.
///
/// Every sample takes its noise draws at every noise level, level 0 included, so that the level
/// only scales them: turning it up moves or relabels the same points. Source: Smilkov, Carter,
/// Sculley, Viegas and Wattenberg (2017), "Direct-Manipulation Visualization of Deep Networks",
/// TensorFlow Playground's file dataset.ts, whose formulas these are.
namespace descent {

/// A disc inside a ring: half of the points r ~ U(0, 2.5), the others r ~ U(3.5, 5); positive where
/// the place shifted by U(-5, 5) noise per axis is nearer than 2.5 to the origin.
Dataset generate_circle(const DatasetRequest& request, Random& points, Random& noise);

/// Four quadrants: x1, x2 ~ U(-5, 5), pushed 0.3 off the axes; positive where the product of the
/// coordinates, shifted by U(-5, 5) noise, is not negative.
Dataset generate_xor(const DatasetRequest& request, Random& points, Random& noise);

/// Two clouds: normal around (2, 2), positive, and (-2, -2), negative; variance per axis
/// 0.5 + 7 noise.
Dataset generate_gauss(const DatasetRequest& request, Random& points, Random& noise);

/// Two interleaved arms: with t = i / (N / 2), at r = 5 t and angle 3.5 pi t (the negative arm half
/// a turn further), shifted by U(-1, 1) noise per axis. Source of the problem: Lang and
/// Witbrock (1988), "Learning to Tell Two Spirals Apart", pages 52-59.
Dataset generate_spiral(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
