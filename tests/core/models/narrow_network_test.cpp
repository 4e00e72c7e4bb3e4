// Networks of narrow layers, whose passes are whole or in pieces: the bits are the same.
#include <doctest/doctest.h>

#include "core/kernels/narrow_layer.h"
#include "core/kernels/products.h"
#include "core/models/network.h"

using namespace descent;

namespace {

constexpr Index batch = 10;

NetworkConfig three_hidden_layers() {
  NetworkConfig config;
  config.layers = {dense_layer(4, {"tanh"}), dense_layer(1, {"linear"}), dense_layer(8, {"relu"})};
  return config;
}

/// What a forward and a backward pass give.
struct Passes {
  Matrix outputs;
  Vector gradients;
  Index work = 0;
  Index calls = 0;
};

/// Both passes; the first call of each is told that `first` multiply-adds are enough, others
/// `rest`.
Passes run(Network& network, ConstMatrixView inputs, MatrixView d_outputs, Index first,
           Index rest) {
  Passes passes;
  const auto enough = [&](bool is_first) { return is_first ? first : rest; };
  network.begin_forward(inputs.cols());
  for (bool is_first = true; !network.pass_done(); is_first = false) {
    passes.work += network.advance_forward(inputs, enough(is_first));
    ++passes.calls;
  }
  passes.outputs = network.outputs();
  network.begin_backward();
  for (bool is_first = true; !network.pass_done(); is_first = false) {
    passes.work += network.advance_backward(inputs, d_outputs, enough(is_first));
    ++passes.calls;
  }
  passes.gradients = network.parameters().gradients();
  return passes;
}

}  // namespace

TEST_CASE("whole passes, pieces and matrices with gaps give the same bits and the same work") {
  for (const bool bias : {true, false}) {
    NetworkConfig config = three_hidden_layers();
    config.bias = bias;
    Network network(config, 3, 2);
    network.initialize(5);
    network.reserve(batch);
    const Matrix inputs = Matrix::Random(3, batch);
    const Matrix d_outputs = Matrix::Random(2, batch);
    Matrix used_up = d_outputs;
    const Passes whole = run(network, inputs, used_up, 1, 1);
    CHECK(whole.calls == 2);
    CHECK(whole.gradients.norm() > 0);
    const auto check_same = [&](const Passes& other, Index calls) {
      CHECK(other.calls == calls);
      CHECK(other.work == whole.work);
      CHECK(other.outputs == whole.outputs);
      CHECK(other.gradients == whole.gradients);
    };
    used_up = d_outputs;
    check_same(run(network, inputs, used_up, 0, 0), 8);
    // Once a pass is begun in pieces it goes on in them.
    used_up = d_outputs;
    check_same(run(network, inputs, used_up, 0, 1), 8);
    Matrix taller_inputs = Matrix::Random(5, batch);
    taller_inputs.topRows(3) = inputs;
    used_up = d_outputs;
    check_same(run(network, taller_inputs.topRows(3), used_up, 1, 1), 8);
    Matrix taller_d_outputs = Matrix::Random(4, batch);
    taller_d_outputs.topRows(2) = d_outputs;
    check_same(run(network, inputs, taller_d_outputs.topRows(2), 1, 1), 5);
  }
}

TEST_CASE("a pass that was begun in pieces can be begun again") {
  Network network(three_hidden_layers(), 3, 2);
  network.initialize(5);
  network.reserve(batch);
  const Matrix inputs = Matrix::Random(3, batch);
  const Matrix outputs = network.forward(inputs);
  network.begin_forward(batch);
  network.advance_forward(inputs, 0);
  CHECK(Matrix(network.forward(inputs)) == outputs);
}

TEST_CASE("only up to the narrow batch is a pass whole, beyond it sums have parts") {
  for (const Index samples : {narrow_batch, narrow_batch + 1, narrow_batch + 44}) {
    CAPTURE(samples);
    Network network(three_hidden_layers(), 3, 2);
    network.reserve(samples);
    const Matrix inputs = Matrix::Random(3, samples);
    Matrix d_outputs = Matrix::Random(2, samples);
    CHECK(run(network, inputs, d_outputs, 1, 1).calls == (samples > narrow_batch ? 8 : 2));

    Network single({}, 3, 2);
    single.reserve(samples);
    d_outputs = Matrix::Random(2, samples);
    Matrix expected(2, 3);
    set_product_transposed(d_outputs, inputs, expected);
    run(single, inputs, d_outputs, 1, 1);
    CHECK(single.parameters().gradients(0) == expected);
  }
}

TEST_CASE("parameters that are put in place of the others are those of the next pass") {
  NetworkConfig config;
  config.layers = {dense_layer(4, {"tanh"})};
  Network network(config, 2, 1);
  network.reserve(3);
  const Matrix inputs = Matrix::Random(2, 3);
  Network other(config, 2, 1);
  other.initialize(7);
  other.reserve(3);
  network.parameters().values() = Vector(other.parameters().values());
  CHECK(Matrix(network.forward(inputs)) == Matrix(other.forward(inputs)));
}
