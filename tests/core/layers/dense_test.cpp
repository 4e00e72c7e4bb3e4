#include "core/layers/dense.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <tuple>

using namespace descent;

namespace {

DenseLayer make_layer(ParameterBlock& block, bool bias, const char* activation) {
  DenseLayer layer({2, 3, Activation("activation", {activation}), {"zero"}, bias});
  layer.plan(block);
  block.allocate();
  layer.reserve(4);
  return layer;
}

}  // namespace

TEST_CASE("forward computes W X + b by hand") {
  ParameterBlock block;
  DenseLayer layer = make_layer(block, true, "linear");
  block.values() << 1, 2, 3, 4, 5, 6, 10, 20, 30;  // W column by column, then b
  Matrix inputs(2, 2);
  inputs << 1, 0, 1, -1;
  layer.forward(block, inputs, {0, 2});
  Matrix expected(3, 2);
  expected << 1 + 4 + 10, -4 + 10, 2 + 5 + 20, -5 + 20, 3 + 6 + 30, -6 + 30;
  CHECK(layer.outputs() == expected);
}

TEST_CASE("backward writes d_W = d_Z X^T, d_b and d_X = W^T d_Z by hand") {
  ParameterBlock block;
  DenseLayer layer = make_layer(block, true, "linear");
  block.values() << 1, 2, 3, 4, 5, 6, 0, 0, 0;
  Matrix inputs(2, 2);
  inputs << 1, 2, 3, 4;
  layer.forward(block, inputs, {0, 2});
  Matrix d_outputs(3, 2);
  d_outputs << 1, 0, 0, 1, 1, 1;
  Matrix d_inputs(2, 2);
  const Matrix d_expected = d_outputs * inputs.transpose();
  layer.backward(block, inputs, d_outputs, MatrixView(d_inputs), {0, 2});

  CHECK(block.gradients(0) == d_expected);
  CHECK(block.gradients(1).col(0) == Vector{{1, 1, 2}});
  Matrix d_inputs_expected(2, 2);
  d_inputs_expected << 1 + 3, 2 + 3, 4 + 6, 5 + 6;
  CHECK(d_inputs == d_inputs_expected);
}

TEST_CASE("samples taken in two ranges give what they give in one") {
  ParameterBlock block;
  DenseLayer layer = make_layer(block, true, "tanh");
  block.values() << 1, -2, 3, -4, 5, -6, 10, 20, 30;
  block.values() /= 40;
  Matrix inputs(2, 4);
  inputs << 1, 2, 3, 4, -5, 6, -7, 8;
  const Matrix d_outputs = Matrix::Constant(3, 4, Scalar(0.5)) + Matrix::Identity(3, 4);
  const auto pass = [&](std::initializer_list<SampleRange> ranges) {
    block.gradients().setConstant(7);  // left over from another batch
    Matrix d_inputs = Matrix::Constant(2, 4, 9);
    Matrix d_used = d_outputs;
    for (const SampleRange samples : ranges)
      layer.forward(block, inputs, samples);
    const Matrix outputs = layer.outputs();
    for (const SampleRange samples : ranges)
      layer.backward(block, inputs, d_used, MatrixView(d_inputs), samples);
    return std::tuple(outputs, Vector(block.gradients()), d_inputs);
  };
  const auto [outputs, gradients, d_inputs] = pass({{0, 4}});
  const auto [cut_outputs, cut_gradients, cut_d_inputs] = pass({{0, 3}, {3, 1}});
  CHECK(outputs.cols() == 4);
  CHECK(cut_outputs.isApprox(outputs, Scalar(1e-6)));
  CHECK(cut_gradients.isApprox(gradients, Scalar(1e-6)));
  CHECK(cut_d_inputs.isApprox(d_inputs, Scalar(1e-6)));
}

TEST_CASE("work counts the links, and activations where links are few") {
  const auto work = [](Index inputs, Index units) {
    return DenseLayer({inputs, units, Activation("activation", {"tanh"}), {"zero"}, true})
        .work_per_sample();
  };
  CHECK(work(100, 30) == 3000);
  CHECK(work(1, 30) == 16 * 30);
}

TEST_CASE("without bias the block holds the weights alone") {
  ParameterBlock block;
  const DenseLayer layer = make_layer(block, false, "tanh");
  CHECK(block.size() == 6);
  CHECK(layer.info(block).weight_offset == 0);
  CHECK(layer.info(block).bias_offset == std::nullopt);
  CHECK(layer.info(block).activation == "tanh");
}

TEST_CASE("a smaller batch after a larger one uses only its own columns") {
  ParameterBlock block;
  DenseLayer layer = make_layer(block, true, "relu");
  block.values().setOnes();
  layer.forward(block, Matrix::Ones(2, 4), {0, 4});
  layer.forward(block, Matrix::Zero(2, 1), {0, 1});
  CHECK(layer.outputs().cols() == 1);
  CHECK(layer.outputs() == Matrix::Ones(3, 1));
}

TEST_CASE("weights start by the links that come in, not by those that go out") {
  ParameterBlock block;
  DenseLayer layer({2, 200, Activation("activation", {"relu"}), {"heUniform"}, true});
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
