#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/layers/layer.h"
#include "tests/core/layers/layer_harness.h"

/// What every kind of layer promises.
namespace descent {
namespace {

using testing::LayerHarness;
using testing::random_matrix;

/// A shape of this kind, small enough for tests and large enough for every window.
Shape shape_of(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::vector:
      return 6;
    case ShapeKind::image:
      return Shape::image(2, 5, 4);
    case ShapeKind::sequence:
      return Shape::sequence(4, 3);
  }
  return 1;
}

/// Runs `check(entry, shape)` for every kind of layer on every shape that it takes.
template <class Check>
void for_each_layer(Check check) {
  for (const LayerEntry& entry : layer_kinds()) {
    for (const ShapeKind kind : entry.takes) {
      CAPTURE(entry.id);
      CAPTURE(shape_kind_name(kind));
      check(entry, shape_of(kind));
    }
  }
}

TEST_CASE("layers read their inputs' shape, and others are refused with what fits") {
  for (const LayerEntry& entry : layer_kinds()) {
    for (const ShapeKind kind : {ShapeKind::vector, ShapeKind::image, ShapeKind::sequence}) {
      CAPTURE(entry.id);
      const bool takes =
          std::find(entry.takes.begin(), entry.takes.end(), kind) != entry.takes.end();
      if (takes) {
        const LayerHarness harness({std::string(entry.id)}, shape_of(kind));
        CHECK(harness.layer->input_shape() == shape_of(kind));
        CHECK(harness.layer->output_shape().size() > 0);
        CHECK(harness.layer->work_per_sample() > 0);
      } else {
        const std::string message =
            "layer.id: '" + std::string(entry.id) + "' is not known (allowed: dense, ";
        CHECK_THROWS_WITH_AS(LayerHarness({std::string(entry.id)}, shape_of(kind)),
                             doctest::Contains(message.c_str()), std::invalid_argument);
      }
    }
  }
}

TEST_CASE("layers with weights have parameters, and no others have") {
  for_each_layer([](const LayerEntry& entry, const Shape& shape) {
    const LayerHarness harness({std::string(entry.id)}, shape);
    CHECK((harness.block.trainable_size() > 0) == entry.has_weights);
  });
}

TEST_CASE("a layer's training pass takes chances if its entry says so, and none at 0") {
  const auto differs = [](const Choice& choice, const Shape& shape) {
    LayerHarness one(choice, shape, 9, "tanh");
    LayerHarness other(choice, shape, 9, "tanh");
    one.random = Random(1, RandomStream::dropout);
    other.random = Random(2, RandomStream::dropout);
    const Matrix inputs = random_matrix(shape.size(), 9, 1);
    return one.forward(inputs) != other.forward(inputs);
  };
  for_each_layer([&](const LayerEntry& entry, const Shape& shape) {
    const std::string id(entry.id);
    CHECK(differs({id}, shape) == !entry.chance.empty());
    if (entry.chance.empty()) return;
    CHECK_FALSE(differs({id, {{std::string(entry.chance), 0}}}, shape));
  });
}

TEST_CASE("a layer's training pass compares samples if its entry says so") {
  for_each_layer([](const LayerEntry& entry, const Shape& shape) {
    LayerHarness one({std::string(entry.id)}, shape, 9, "tanh");
    LayerHarness all({std::string(entry.id)}, shape, 9, "tanh");
    const Matrix inputs = random_matrix(shape.size(), 9, 1);
    const Matrix alone = one.forward(inputs.leftCols(1));
    const Matrix among = all.forward(inputs).leftCols(1);
    CHECK((alone - among).isZero(Scalar(1e-4)) == !entry.compares_samples);
  });
}

TEST_CASE("samples taken in ranges give what they give at once, and nothing else is touched") {
  for_each_layer([](const LayerEntry& entry, const Shape& shape) {
    LayerHarness whole({std::string(entry.id)}, shape, 9, "tanh");
    LayerHarness cut({std::string(entry.id)}, shape, 9, "tanh");
    const Matrix inputs = random_matrix(shape.size(), 7, 1);
    const Matrix outputs = whole.forward(inputs);
    CHECK(cut.forward(inputs, Pass::training, 3).isApprox(outputs, Scalar(1e-5)));
    const Matrix d_outputs = random_matrix(outputs.rows(), 7, 2);
    const Matrix d_inputs = whole.backward(inputs, d_outputs);
    CHECK(cut.backward(inputs, d_outputs, Pass::training, 3).isApprox(d_inputs, Scalar(1e-5)));
    const Vector& gradients = whole.block.gradients();
    CHECK((cut.block.gradients() - gradients).isZero(Scalar(1e-5) * (1 + gradients.norm())));
  });
}

TEST_CASE("a smaller batch after a larger one gives what it gives alone") {
  for_each_layer([](const LayerEntry& entry, const Shape& shape) {
    LayerHarness harness({std::string(entry.id)}, shape, 9);
    const Index outputs = harness.layer->output_shape().size();
    const Matrix few = random_matrix(shape.size(), 2, 3);
    const Matrix d_few = random_matrix(outputs, 2, 5);
    const auto forward = [&](const Matrix& inputs, Pass pass) {
      harness.random = Random(9, RandomStream::dropout);
      return harness.forward(inputs, pass);
    };
    for (const Pass pass : {Pass::evaluation, Pass::training}) {
      CAPTURE(static_cast<int>(pass));
      const Matrix alone = forward(few, pass);
      const Matrix d_alone = harness.backward(few, d_few, pass);
      const Vector gradients = harness.block.gradients();
      const Matrix many = random_matrix(shape.size(), 9, 4);
      forward(many, pass);
      harness.backward(many, random_matrix(outputs, 9, 6), pass);
      CHECK(forward(few, pass) == alone);
      CHECK(harness.backward(few, d_few, pass) == d_alone);
      CHECK(harness.block.gradients() == gradients);
    }
  });
}

TEST_CASE("an evaluation leaves nothing to chance") {
  for_each_layer([](const LayerEntry& entry, const Shape& shape) {
    LayerHarness harness({std::string(entry.id)}, shape);
    const Matrix inputs = random_matrix(shape.size(), 5, 5);
    const Matrix first = harness.forward(inputs, Pass::evaluation);
    CHECK(harness.forward(inputs, Pass::evaluation) == first);
    CHECK(first.allFinite());
  });
}

}  // namespace
}  // namespace descent
