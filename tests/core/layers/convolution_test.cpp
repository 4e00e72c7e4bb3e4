#include "core/layers/convolution.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "tests/core/layers/layer_harness.h"

namespace descent {
namespace {

using testing::LayerHarness;
using testing::random_matrix;

struct Case {
  Shape image;
  Index filters;
  Index kernel;
  Index stride;
  Index padding;
};

/// The convolution written out: every sum in ascending order, in parts of 256 that are added one to
/// the other, as convolution_sums.h promises.
class Loops {
 public:
  Loops(const Case& one, const Shape& outputs) : case_(one), outputs_(outputs) {}

  [[nodiscard]] Index places() const { return outputs_.rows * outputs_.columns; }
  [[nodiscard]] Index patch() const { return case_.image.channels * case_.kernel * case_.kernel; }

  /// Where in the image place p sees number k; -1 in the padding.
  [[nodiscard]] Index pixel(Index place, Index number) const {
    const auto [image, filters, kernel, stride, padding] = case_;
    const Index channel = number / (kernel * kernel);
    const Index row = place / outputs_.columns * stride + number / kernel % kernel - padding;
    const Index column = place % outputs_.columns * stride + number % kernel - padding;
    if (row < 0 || row >= image.rows || column < 0 || column >= image.columns) return -1;
    return (channel * image.rows + row) * image.columns + column;
  }

  /// The (places x K) numbers that the places see of one sample.
  [[nodiscard]] Matrix patches(const Vector& x) const {
    Matrix seen = Matrix::Zero(places(), patch());
    for (Index place = 0; place < places(); ++place) {
      for (Index number = 0; number < patch(); ++number) {
        const Index from = pixel(place, number);
        if (from >= 0) seen(place, number) = x(from);
      }
    }
    return seen;
  }

 private:
  Case case_;
  Shape outputs_;
};

/// total, or the sum over k of term(k) added to it in parts.
template <class Term>
Scalar added(Scalar total, bool adds, Index count, Term term) {
  for (Index start = 0; start < count; start += 256) {
    Scalar part = 0;
    for (Index k = start; k < std::min(start + 256, count); ++k)
      part += term(k);
    total = adds || start > 0 ? total + part : part;
  }
  return total;
}

void check_case(const Case& one) {
  CAPTURE(one.image.channels);
  CAPTURE(one.image.rows);
  CAPTURE(one.image.columns);
  CAPTURE(one.filters);
  CAPTURE(one.kernel);
  CAPTURE(one.stride);
  CAPTURE(one.padding);
  const auto number = [](Index value) { return static_cast<double>(value); };
  LayerHarness harness({"convolution",
                        {{"filters", number(one.filters)},
                         {"kernel", number(one.kernel)},
                         {"stride", number(one.stride)},
                         {"padding", number(one.padding)}}},
                       one.image);
  const Shape outputs = harness.layer->output_shape();
  const Loops loops(one, outputs);
  constexpr Index batch = 2;
  const Matrix x = random_matrix(one.image.size(), batch, 1);
  const Matrix d_z = random_matrix(outputs.size(), batch, 2);
  const std::size_t weight_segment = *harness.layer->weight_segment();
  const std::size_t bias_segment = *harness.layer->bias_segment();
  harness.block.values(bias_segment) = random_matrix(one.filters, 1, 3);
  const Matrix weights = harness.block.values(weight_segment);
  const Matrix bias = harness.block.values(bias_segment);

  Matrix z(outputs.size(), batch);
  Matrix d_weights = Matrix::Zero(weights.rows(), weights.cols());
  Matrix d_bias = Matrix::Zero(one.filters, 1);
  Matrix d_x = Matrix::Zero(x.rows(), batch);
  const Index places = loops.places();
  for (Index sample = 0; sample < batch; ++sample) {
    const Matrix seen = loops.patches(x.col(sample));
    for (Index filter = 0; filter < one.filters; ++filter) {
      const Index first = filter * places;
      for (Index place = 0; place < places; ++place) {
        z(first + place, sample) =
            added(0, false, loops.patch(),
                  [&](Index k) { return seen(place, k) * weights(filter, k); }) +
            bias(filter);
        d_bias(filter) += d_z(first + place, sample);
      }
      for (Index k = 0; k < loops.patch(); ++k) {
        d_weights(filter, k) = added(d_weights(filter, k), true, places, [&](Index place) {
          return d_z(first + place, sample) * seen(place, k);
        });
      }
    }
    for (Index k = 0; k < loops.patch(); ++k) {
      for (Index place = 0; place < places; ++place) {
        const Index to = loops.pixel(place, k);
        if (to < 0) continue;
        d_x(to, sample) = added(d_x(to, sample), true, one.filters, [&](Index filter) {
          return d_z(filter * places + place, sample) * weights(filter, k);
        });
      }
    }
  }
  for (const Index piece : {0, 1}) {
    CHECK(harness.forward(x, Pass::training, piece) == z);
    CHECK(harness.backward(x, d_z, Pass::training, piece) == d_x);
    CHECK(harness.block.gradients(weight_segment) == d_weights);
    CHECK(harness.block.gradients(bias_segment) == d_bias);
  }
}

TEST_CASE("a convolution of every kernel, stride and padding is sums in order, bit by bit") {
  for (const Index kernel : {1, 2, 3, 5, 6, 9}) {
    for (const Index stride : {1, 2, 3, 4}) {
      for (const Index padding : {0, 1, 4})
        check_case({Shape::image(2, 9, 11), 3, kernel, stride, padding});
    }
  }
}

TEST_CASE("images of every width and any number of channels and filters are convolved so") {
  for (const Index columns : {3, 4, 5, 6, 7, 8, 9, 10, 11})
    check_case({Shape::image(1, 4, columns), 4, 3, 1, 0});
  for (const Index channels : {1, 2, 3, 4, 5, 7, 9})
    check_case({Shape::image(channels, 5, 6), 2, 3, 1, 1});
  for (const Index filters : {1, 2, 4, 5, 7, 8, 9, 12, 13, 64})
    check_case({Shape::image(1, 5, 6), filters, 3, 1, 0});
}

TEST_CASE("long sums of a convolution are made of parts of 256, over patches and over places") {
  check_case({Shape::image(12, 6, 7), 3, 5, 1, 0});   // patches of 300
  check_case({Shape::image(4, 9, 9), 3, 9, 1, 0});    // one place, patches of 324
  check_case({Shape::image(1, 25, 26), 9, 3, 1, 0});  // 552 places, parts ending inside rows
  check_case({Shape::image(1, 34, 34), 2, 3, 1, 0});  // 1,024 places, parts ending with rows
}

TEST_CASE("NaN in an image reaches the places that see it and no other") {
  LayerHarness harness({"convolution", {{"filters", 2}, {"kernel", 3}}}, Shape::image(1, 5, 7));
  Matrix x = random_matrix(35, 2, 1);
  x(0, 1) = std::numeric_limits<Scalar>::quiet_NaN();
  x(34, 0) = std::numeric_limits<Scalar>::infinity();
  const Matrix z = harness.forward(x);
  for (Index output = 0; output < 30; ++output) {
    CAPTURE(output);
    CHECK((z(output, 1) != z(output, 1)) == (output % 15 == 0));
    CHECK((z(output, 0) - z(output, 0) != 0) == (output % 15 == 14));
  }
}

}  // namespace
}  // namespace descent
