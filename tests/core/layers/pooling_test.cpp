#include "core/layers/pooling.h"

#include <doctest/doctest.h>

#include <limits>

#include "tests/core/layers/layer_harness.h"

namespace descent {
namespace {

using testing::LayerHarness;
using testing::random_matrix;

constexpr Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();

/// Calls visit(output, pixel) for every pixel of every window, row by row.
template <class Visit>
void for_each_pixel(const Shape& image, const Shape& outputs, Index size, Index stride,
                    Visit visit) {
  Index output = 0;
  for (Index channel = 0; channel < image.channels; ++channel) {
    for (Index row = 0; row < outputs.rows; ++row) {
      for (Index column = 0; column < outputs.columns; ++column, ++output) {
        for (Index i = 0; i < size; ++i) {
          for (Index j = 0; j < size; ++j) {
            visit(output,
                  (channel * image.rows + row * stride + i) * image.columns + column * stride + j);
          }
        }
      }
    }
  }
}

LayerHarness pooling_of(const char* kind, const Shape& image, Index size, Index stride) {
  return LayerHarness(
      {kind, {{"size", static_cast<double>(size)}, {"stride", static_cast<double>(stride)}}},
      image);
}

void check_maximum(const Shape& image, const Matrix& x, Index size, Index stride) {
  LayerHarness harness = pooling_of("maximumPooling", image, size, stride);
  const Shape outputs = harness.layer->output_shape();
  const Matrix d_z = random_matrix(outputs.size(), x.cols(), 2);
  const Matrix z = harness.forward(x);
  const Matrix d_x = harness.backward(x, d_z);
  for (Index sample = 0; sample < x.cols(); ++sample) {
    std::vector<Index> chosen(static_cast<std::size_t>(outputs.size()), -1);
    for_each_pixel(image, outputs, size, stride, [&](Index output, Index pixel) {
      Index& largest = chosen[static_cast<std::size_t>(output)];
      if (largest < 0) largest = pixel;
      const Scalar before = x(largest, sample);
      const Scalar next = x(pixel, sample);
      if (before == before && (next != next || next > before)) largest = pixel;
    });
    Matrix expected = Matrix::Zero(x.rows(), 1);
    for (Index output = 0; output < outputs.size(); ++output) {
      CAPTURE(output);
      const Index pixel = chosen[static_cast<std::size_t>(output)];
      const Scalar largest = x(pixel, sample);
      CHECK((z(output, sample) == largest ||
             (largest != largest && z(output, sample) != z(output, sample))));
      expected(pixel) += d_z(output, sample);
    }
    CHECK(d_x.col(sample) == expected);
  }
}

TEST_CASE("maximum pooling takes the first of the largest pixels, of every window and width") {
  for (const Index size : {2, 3, 7}) {
    for (const Index stride : {1, 2, 3}) {
      for (const Index columns : {7, 8, 9, 10, 12, 13, 15}) {
        CAPTURE(size);
        CAPTURE(stride);
        CAPTURE(columns);
        const Shape image = Shape::image(3, 8, columns);
        Matrix x = random_matrix(image.size(), 2, 1);
        check_maximum(image, x, size, stride);
        // Few different numbers, so that windows have equal ones.
        for (Scalar& value : x.reshaped())
          value = value > 0 ? Scalar{1} : Scalar{0};
        check_maximum(image, x, size, stride);
      }
    }
  }
}

TEST_CASE("the first NaN of a window goes through maximum pooling, and gets its gradient") {
  const Shape image = Shape::image(1, 6, 9);
  for (Index pixel = 0; pixel < image.size(); ++pixel) {
    Matrix x = random_matrix(image.size(), 1, 1);
    x(pixel) = nan;
    x(40) = nan;
    check_maximum(image, x, 3, 1);
    check_maximum(image, x, 2, 2);
  }
}

TEST_CASE("average pooling sums a window row by row, and shares its gradient out") {
  for (const Index size : {2, 3}) {
    for (const Index stride : {1, 2, 3}) {
      for (const Index columns : {7, 8, 10, 13}) {
        CAPTURE(size);
        CAPTURE(stride);
        CAPTURE(columns);
        const Shape image = Shape::image(2, 6, columns);
        LayerHarness harness = pooling_of("averagePooling", image, size, stride);
        const Shape outputs = harness.layer->output_shape();
        const Matrix x = random_matrix(image.size(), 1, 1);
        const Matrix d_z = random_matrix(outputs.size(), 1, 2);
        const Scalar share = Scalar{1} / static_cast<Scalar>(size * size);
        Matrix sums = Matrix::Zero(outputs.size(), 1);
        Matrix d_x = Matrix::Zero(image.size(), 1);
        for_each_pixel(image, outputs, size, stride, [&](Index output, Index pixel) {
          sums(output) += x(pixel);
          d_x(pixel) += share * d_z(output);
        });
        CHECK(harness.forward(x) == share * sums);
        CHECK(harness.backward(x, d_z) == d_x);
      }
    }
  }
}

}  // namespace
}  // namespace descent
