#include "core/models/network.h"

#include <doctest/doctest.h>

using namespace descent;

namespace {

NetworkConfig two_hidden_layers() {
  NetworkConfig config;
  config.layers = {dense_layer(4, {"tanh"}), dense_layer(2, {"relu"})};
  return config;
}

}  // namespace

TEST_CASE("the network is built as described") {
  const Network network(two_hidden_layers(), 3, 1);
  REQUIRE(network.layers().size() == 3);
  CHECK(network.input_count() == 3);
  CHECK(network.output_count() == 1);
  CHECK(network.parameters().size() == (3 * 4 + 4) + (4 * 2 + 2) + (2 * 1 + 1));
  CHECK(network.layers()[1].info(network.parameters()).weight_offset == 16);
}

TEST_CASE("the same seed gives the same weights and another seed others") {
  Network first(two_hidden_layers(), 3, 1);
  Network second(two_hidden_layers(), 3, 1);
  first.initialize(5);
  second.initialize(5);
  CHECK(first.parameters().values() == second.parameters().values());
  second.initialize(6);
  CHECK(first.parameters().values() != second.parameters().values());
}

TEST_CASE("biases start at zero") {
  Network network(two_hidden_layers(), 3, 1);
  network.initialize(5);
  CHECK(network.parameters().values().segment(12, 4).isZero());
}

TEST_CASE("a pass is cut into pieces by its work, and the pieces cover it") {
  NetworkConfig config;
  config.layers = {dense_layer(256, {"tanh"}), dense_layer(200, {"relu"})};
  Network network(config, 30, 2);
  network.initialize(5);
  constexpr Index batch = 300;
  network.reserve(batch);
  const Matrix inputs = Matrix::Random(30, batch);
  Matrix d_outputs = Matrix::Random(2, batch);
  const Matrix kept = d_outputs;
  const auto pieces_of = [&](auto advance, Index most, Index all) {
    Index pieces = 0;
    Index work = 0;
    for (; !network.pass_done(); ++pieces) {
      const Index done = advance();
      CHECK(done <= most);
      work += done;
    }
    CHECK(work == all);
    return pieces;
  };
  const Index all = batch * (30 * 256 + 256 * 200 + 200 * 2);
  network.begin_forward(batch);
  CHECK(pieces_of([&] { return network.advance_forward(inputs); }, piece_work, all) == 4);
  CHECK(network.outputs().cols() == batch);
  network.begin_backward();
  CHECK(pieces_of([&] { return network.advance_backward(inputs, d_outputs); }, 2 * piece_work,
                  2 * all) == 4);

  // The gradient of a sum is the sum of the samples' gradients.
  const Vector gradients = network.parameters().gradients();
  Vector expected = Vector::Zero(gradients.size());
  for (Index sample = 0; sample < batch; ++sample) {
    Matrix d_output = kept.col(sample);
    const Matrix output = network.forward(inputs.col(sample));
    network.backward(inputs.col(sample), d_output);
    expected += network.parameters().gradients();
  }
  CHECK(gradients.isApprox(expected, Scalar(1e-5)));
}

TEST_CASE("wrong ids are refused with the field, the value and what is allowed") {
  NetworkConfig config = two_hidden_layers();
  config.layers[1].activation.id = "constructor";
  CHECK_THROWS_WITH_AS(
      Network(config, 3, 1),
      doctest::Contains("network.layers.2.activation: 'constructor' is not known (allowed: linear"),
      std::invalid_argument);
  config = two_hidden_layers();
  config.layers[0].kind.id = "cloud";
  CHECK_THROWS_WITH_AS(
      Network(config, 3, 1),
      doctest::Contains("network.layers.1.id: 'cloud' is not known (allowed: dense, "),
      std::invalid_argument);
}
