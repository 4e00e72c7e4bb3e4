#include "core/models/network_layer.h"

#include <doctest/doctest.h>

#include "core/models/network.h"

using namespace descent;

TEST_CASE("the derivative is taken at the pre-activations of the last pass") {
  NetworkConfig config;
  config.layers = {dense_layer(3, {"relu"})};
  Network network(config, 2, 1);
  network.reserve(4);
  network.parameters().values().head(9) << 1, 2, 3, 4, 5, 6, 10, 20, 30;
  Matrix inputs(2, 2);
  inputs << 1, 0, 1, -30;
  network.forward(inputs);
  Matrix expected(3, 2);
  expected << 1 + 4 + 10, -120 + 10, 2 + 5 + 20, -150 + 20, 3 + 6 + 30, -180 + 30;
  CHECK(network.layers()[0].pre_activations() == expected);
  Matrix d_outputs = Matrix::Constant(3, 2, 7);
  network.layers()[0].multiply_by_derivative(d_outputs);
  CHECK(d_outputs == Matrix{{7, 0}, {7, 0}, {7, 0}});
}

TEST_CASE("an activation that joins all units has no derivative of each") {
  NetworkConfig config;
  config.output_activation = {"softmax"};
  Network network(config, 2, 3);
  network.reserve(1);
  network.forward(Matrix::Ones(2, 1).eval());
  Matrix d_outputs = Matrix::Constant(3, 1, 7);
  network.layers()[0].multiply_by_derivative(d_outputs);
  CHECK(d_outputs == Matrix::Constant(3, 1, 7));
}
