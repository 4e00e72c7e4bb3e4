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

/// A view into memory owned elsewhere, of type Map: lighter than Eigen::Ref, which makes room for a
/// copy. Takes what lies column by column in memory, and nothing that would have to be copied.
template <class Map>
class View : public Map {
 public:
  /// Of a whole matrix, to write and to read.
  template <class Derived>
  View(Eigen::PlainObjectBase<Derived>& matrix) : View(matrix.data(), matrix) {}
  /// Of a whole matrix, to read.
  template <class Derived>
  View(const Eigen::PlainObjectBase<Derived>& matrix) : View(matrix.data(), matrix) {}
  /// Of some columns or a block of a matrix, or of another view.
  template <class Derived>
  View(const Eigen::DenseBase<Derived>& part) : View(place_of(part.derived()), part) {}
  using Map::operator=;
  /// Number by number: WebAssembly would copy the whole in blocks of 8 bytes, and wait for the
  /// halves of each, which have just been written.
  View(const View& other) : View(place_of<Map>(other), other) {}
  View& operator=(const View& other) = default;

 private:
  using Pointer = typename Map::PointerArgType;

  template <class Derived>
  View(Pointer data, const Eigen::DenseBase<Derived>& matrix)
      : Map(data, matrix.rows(), matrix.cols(),
            Eigen::OuterStride<>(matrix.derived().outerStride())) {
    static_assert(Derived::InnerStrideAtCompileTime == 1 &&
                  (!Derived::IsRowMajor || Derived::ColsAtCompileTime == 1));
  }

  /// Parts of matrices may be written through although they are temporaries themselves.
  template <class Part>
  static Pointer place_of(const Part& part) {
    constexpr bool writable = (Eigen::internal::traits<Part>::Flags & Eigen::LvalueBit) != 0;
    if constexpr (writable) {
      return const_cast<Part&>(part).data();
    } else {
      return part.data();
    }
  }
};

/// Windows on matrices, to write and to read.
using MatrixView = View<Eigen::Map<Matrix, 0, Eigen::OuterStride<>>>;
using ConstMatrixView = View<Eigen::Map<const Matrix, 0, Eigen::OuterStride<>>>;
/// Windows on columns.
using VectorView = View<Eigen::Map<Vector, 0, Eigen::OuterStride<>>>;
using ConstVectorView = View<Eigen::Map<const Vector, 0, Eigen::OuterStride<>>>;

}  // namespace descent
