#pragma once

#include "core/kernels/product_tile.h"
#include "core/kernels/products.h"

/// The products of dense layers of few units, whose operands are too small for the panels and parts
/// of products.h. Their sums run in the same order, so the bits are the same.
namespace descent {

/// The most inputs and units of a narrow layer: rows of a product's panel.
inline constexpr Index narrow_width = panel_rows;
/// The largest batch: the length up to which products.h sums without parts.
inline constexpr Index narrow_batch = part_length;

/// Where a narrow layer's numbers lie, matrices column by column without gaps; none is empty.
struct NarrowLayer {
  Index inputs;
  Index units;
  Index batch;
};

/// Z = W X + b, with W (O x I), X (I x B), Z (O x B); `bias` (O) may be missing.
void narrow_forward(const NarrowLayer& layer, const Scalar* weights, const Scalar* bias,
                    const Scalar* x, Scalar* z);

/// d_W = d_Z X^T and d_b = sum over the batch of d_Z, which may be missing.
void narrow_gradients(const NarrowLayer& layer, const Scalar* d_z, const Scalar* x,
                      Scalar* d_weights, Scalar* d_bias);

/// d_X = W^T d_Z.
void narrow_backward(const NarrowLayer& layer, const Scalar* weights, const Scalar* d_z,
                     Scalar* d_x);

}  // namespace descent
