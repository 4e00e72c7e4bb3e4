#pragma once

#include <Eigen/Core>

/// The number and matrix types every other file is written in.
///
/// Shape letters used in all comments: B batch, I inputs, O outputs, N samples, C channels, T time
/// steps. Matrices are column-major with one sample per column, so a batch of activations is
/// (units x B) and a layer's weights are (O x I).
namespace descent {

#ifdef DESCENT_DOUBLE
/// The gradient checks compile the same core a second time in double precision.
using Scalar = double;
#else
using Scalar = float;
#endif

/// Sizes and places: 64 bits, but 32 in WebAssembly.
using Index = Eigen::Index;
/// A matrix that owns its numbers, column by column.
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
/// A column that owns its numbers.
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// Views into memory owned elsewhere; a view never copies a column-major matrix or its columns.
using MatrixView = Eigen::Ref<Matrix>;
using ConstMatrixView = Eigen::Ref<const Matrix>;
using VectorView = Eigen::Ref<Vector>;
using ConstVectorView = Eigen::Ref<const Vector>;

}  // namespace descent
