#include "core/inspection/linear_form.h"

#include <doctest/doctest.h>

using namespace descent;

namespace {

NetworkConfig with_hidden(std::vector<LayerConfig> layers) {
  NetworkConfig config;
  config.layers = std::move(layers);
  return config;
}

}  // namespace

TEST_CASE("without hidden layers the form is the parameters themselves") {
  Network network(with_hidden({}), 2, 1);
  network.parameters().values() << 2, -3, 0.5;
  CHECK(linear_form(network) == Eigen::Vector3d(2, -3, 0.5));
}

TEST_CASE("without bias its last number is 0") {
  NetworkConfig config;
  config.bias = false;
  Network network(config, 2, 1);
  network.parameters().values() << 2, -3;
  CHECK(linear_form(network) == Eigen::Vector3d(2, -3, 0));
}

TEST_CASE("linear layers multiply") {
  // W1 = [[1, 4], [2, 5], [3, 6]], b1 = [7, 8, 9], W2 = [10, 11, 12], b2 = 13.
  Network network(with_hidden({dense_layer(3, {"linear"})}), 2, 1);
  network.parameters().values() << 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13;
  CHECK(linear_form(network) == Eigen::Vector3d(68, 167, 279));
}

TEST_CASE("a bend or several outputs have no such form") {
  CHECK(linear_form(Network(with_hidden({dense_layer(3, {"relu"})}), 2, 1)).size() == 0);
  CHECK(linear_form(Network(with_hidden({}), 2, 2)).size() == 0);
}
