#pragma once

#include "core/datasets/dataset.h"

/// Sequences of T steps with one number to tell at their end. Rows are step-major: all features of
/// step 1, then all of step 2, and so on.
namespace descent {

/// The next value of a wave: with phase p ~ U(0, 2 pi) and angle per step w ~ U(0.3, 0.9), the
/// values sin(p + w t) for t = 0 to T - 1 and the target at t = T, each with N(0, 1) noise added,
/// which is drawn at every noise level. Formula of this project; its exact rule without noise,
/// x(T) = 2 cos(w) x(T-1) - x(T-2), is of Prony (1795), pages 24-76.
Dataset generate_sine_wave(const DatasetRequest& request, Random& points, Random& noise);

/// The adding problem: each step has a value U(0, 1) and a marker, 1 at one step of the first half
/// and at one of the second, else 0; the target is the sum of the two marked values. Source:
/// Hochreiter and Schmidhuber (1997), "Long Short-Term Memory", section 5.4, experiment 4, with the
/// ranges of Le, Jaitly and Hinton (2015), "A Simple Way to Initialize Recurrent Networks of
/// Rectified Linear Units", section 4.1.
Dataset generate_adding_problem(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
