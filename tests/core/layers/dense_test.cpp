#include "core/layers/dense.h"

#include <doctest/doctest.h>

#include "tests/core/layers/layer_harness.h"

using namespace descent;
using testing::LayerHarness;

namespace {

Choice three_units() { return {"dense", {{"units", 3}}}; }

}  // namespace

TEST_CASE("dense: forward computes W X + b by hand") {
  LayerHarness harness(three_units(), 2);
  harness.block.values() << 1, 2, 3, 4, 5, 6, 10, 20, 30;  // W column by column, then b
  Matrix inputs(2, 2);
  inputs << 1, 0, 1, -1;
  Matrix expected(3, 2);
  expected << 1 + 4 + 10, -4 + 10, 2 + 5 + 20, -5 + 20, 3 + 6 + 30, -6 + 30;
  CHECK(harness.forward(inputs) == expected);
}

TEST_CASE("dense: backward writes d_W = d_Z X^T, d_b and d_X = W^T d_Z by hand") {
  LayerHarness harness(three_units(), 2);
  harness.block.values() << 1, 2, 3, 4, 5, 6, 0, 0, 0;
  Matrix inputs(2, 2);
  inputs << 1, 2, 3, 4;
  harness.forward(inputs);
  Matrix d_outputs(3, 2);
  d_outputs << 1, 0, 0, 1, 1, 1;
  const Matrix d_inputs = harness.backward(inputs, d_outputs);

  CHECK(harness.block.gradients(0) == d_outputs * inputs.transpose());
  CHECK(harness.block.gradients(1).col(0) == Vector{{1, 1, 2}});
  Matrix d_inputs_expected(2, 2);
  d_inputs_expected << 1 + 3, 2 + 3, 4 + 6, 5 + 6;
  CHECK(d_inputs == d_inputs_expected);
}

TEST_CASE("dense: an image and a sequence are read as one long vector") {
  for (const Shape& shape : {Shape::image(2, 3, 4), Shape::sequence(6, 4)}) {
    const LayerHarness harness(three_units(), shape);
    CHECK(harness.layer->input_shape() == shape);
    CHECK(harness.layer->output_shape() == Shape(3));
    CHECK(harness.block.segment(0).columns == 24);
  }
}

TEST_CASE("dense: work counts the links") {
  CHECK(LayerHarness(three_units(), 100).layer->work_per_sample() == 300);
}

TEST_CASE("dense: without bias the block holds the weights alone") {
  const LayerHarness harness(three_units(), 2, 4, "tanh", false);
  CHECK(harness.block.size() == 6);
  CHECK(harness.layer->weight_segment() == 0);
  CHECK(harness.layer->bias_segment() == std::nullopt);
}

TEST_CASE("dense: weights start by the links that come in, not by those that go out") {
  ParameterBlock block;
  DenseLayer layer({2, {}, Activation("activation", {"relu"}), {"heUniform"}, true, "layer"}, 200);
  layer.plan(block);
  block.allocate();
  Random random(1, RandomStream::weights);
  layer.initialize(block, random);
  // U(-r, r) with r = sqrt(6 / 2): the largest of 400 draws comes near it.
  const Scalar largest = block.values(0).cwiseAbs().maxCoeff();
  CHECK(largest < Scalar(1.7321));
  CHECK(largest > Scalar(1.6));
  CHECK(block.values(1).isZero(0));
}
