#pragma once

#include <span>

#include "core/kernels/packet.h"
#include "core/kernels/products.h"
#include "core/types.h"

/// The three sums of a convolution, computed where the image lies. They are what the products of
/// products.h give on a matrix of patches, to the bit: each in ascending order, in parts of 256.
namespace descent {

/// The most numbers of a patch whose gradients are summed at once.
inline constexpr int longest_patch_run = packet_is_register ? 5 : 3;

/// Neighbouring places of one row of outputs, whose pixels follow one another too.
struct PlaceRun {
  /// The first of P places.
  Index place;
  /// Where the first pixel lies that it sees.
  Index pixel;
  Index length;
};

/// Numbers of a patch that lie side by side in the image.
struct PatchRun {
  /// The first of K numbers; the others follow in steps of the window's stride.
  Index number;
  /// From a place's first pixel to the first of them.
  Index offset;
  /// 1, 3 or longest_patch_run.
  Index length;
};

/// Where the places of a window find their pixels.
struct WindowPlaces {
  /// From a place's first pixel to each of the K = C kernel kernel that it sees.
  std::span<const Index> offsets;
  /// All K numbers, in runs, and the step between the numbers of a run.
  std::span<const PatchRun> patch;
  Index number_step;
  /// All places, at most a packet in each run, and an even number of runs: the last may be empty.
  /// Loads and not stores may go past a run's end.
  std::span<const PlaceRun> packets;
  /// All places in order; each part of a sum over them begins with a new run.
  std::span<const PlaceRun> rows;
};

/// z(p, f) = sum over k of x(p, k) w(f, k), and the bias b(f), which may be null; w is (F x K), z
/// is (P x F), and x(p, k) the number k that place p sees of the image.
void set_convolution(const WindowPlaces& places, const Scalar* image, ConstMatrixView weights,
                     const Scalar* bias, MatrixView z);

/// d_w(f, k) += sum over p of d_z(p, f) x(p, k), and d_b(f) += sum over p of d_z(p, f), unless it
/// is null.
void add_weight_gradients(const WindowPlaces& places, const Scalar* image, ConstMatrixView d_z,
                          MatrixView d_weights, Scalar* d_bias);

/// Adds sum over f of d_z(p, f) w(f, k) to what the gradient of the image holds where place p sees
/// number k, for one number of each channel's patch after the other. Reads a packet past the end of
/// d_z; the sums over f are whole, so F is at most 256.
void add_input_gradients(const WindowPlaces& places, Index channels, ConstMatrixView d_z,
                         ConstMatrixView weights, Scalar* d_image);

}  // namespace descent
