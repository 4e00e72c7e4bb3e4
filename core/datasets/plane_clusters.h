#pragma once

#include "core/datasets/dataset.h"

/// As many classes of points in the plane as a hyperparameter says, counted from 0.
namespace descent {

/// Normal clouds: class j of k around the point at radius 3.5 and angle 2 pi j / k, clockwise from
/// the top, with the deviation 0.5 + 2 noise per axis. Samples go to the clouds in turn.
/// Source: Pedregosa and others (2011), "Scikit-learn", function make_blobs, with its centres on a
/// circle.
Dataset generate_blobs(const DatasetRequest& request, Random& points, Random& noise);

/// Interleaved arms: with t = i / (N / k), arm j of k is at r = 5 t and angle
/// 2 pi (3.5 t / k + j / k), shifted by U(-1, 1) noise per axis; so arms stand as far apart as
/// those of the two spirals. The first arms have a sample more where N / k is not whole. Source:
/// Lang and Witbrock (1988), "Learning to Tell Two Spirals Apart", pages 52-59, with more arms.
Dataset generate_spirals(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
