#include "core/inspection/layer_segments.h"

#include <doctest/doctest.h>

#include <string>

#include "core/models/network.h"

using namespace descent;

namespace {

Network network_of(const Choice& kind, const Shape& inputs, bool frozen = false, bool bias = true) {
  NetworkConfig config;
  config.bias = bias;
  LayerConfig layer;
  layer.kind = kind;
  layer.frozen = frozen;
  config.layers = {layer};
  return {config, inputs, 1};
}

std::string names_of(const Network& network, std::size_t layer) {
  std::string names;
  for (const ParameterSegment& segment : layer_segments(network.parameters(), layer))
    names += std::string(segment.name) + ' ';
  return names;
}

}  // namespace

TEST_CASE("layers name all their segments") {
  const Shape sequence = Shape::sequence(4, 3);
  CHECK(names_of(network_of({"dense"}, 3), 0) == "weights bias ");
  CHECK(names_of(network_of({"dense"}, 3), 1) == "weights bias ");
  CHECK(names_of(network_of({"dense"}, 3, false, false), 0) == "weights ");
  CHECK(names_of(network_of({"convolution"}, Shape::image(1, 6, 6)), 0) == "weights bias ");
  CHECK(names_of(network_of({"simpleRecurrent"}, sequence), 0) == "weights recurrentWeights bias ");
  CHECK(names_of(network_of({"lstm"}, sequence), 0) == "weights recurrentWeights bias ");
  CHECK(names_of(network_of({"gru"}, sequence), 0) ==
        "weights recurrentWeights bias recurrentBias ");
  CHECK(names_of(network_of({"layerNormalization"}, 3), 0) == "scale shift ");
  CHECK(names_of(network_of({"batchNormalization"}, 3), 0) == "scale shift mean variance ");
  CHECK(names_of(network_of({"dropout"}, 3), 0).empty());
}

TEST_CASE("a layer's weights are all that multiplies, wherever it stands in the block") {
  for (const bool frozen : {false, true}) {
    CAPTURE(frozen);
    Network network = network_of({"gru", {{"units", 2}}}, Shape::sequence(4, 3), frozen);
    ParameterBlock& parameters = network.parameters();
    for (Index i = 0; i < parameters.size(); ++i)
      parameters.values()(i) = static_cast<Scalar>(i);
    const Eigen::VectorXd weights = weights_of_layer(parameters.values(), parameters, 0);
    REQUIRE(weights.size() == 6 * 3 + 6 * 2);  // three gates of two units
    const Index first = frozen ? 2 + 1 : 0;    // the output layer's weights and bias stand first
    CHECK(weights(0) == static_cast<double>(first));
    CHECK(weights(29) == static_cast<double>(first + 29));
  }
  Network network = network_of({"batchNormalization"}, 3);
  network.initialize(1);
  const ParameterBlock& parameters = network.parameters();
  CHECK(weights_of_layer(parameters.values(), parameters, 0) == Eigen::Vector3d(1, 1, 1));
  CHECK(weights_of_layer(parameters.values(), network_of({"dropout"}, 3).parameters(), 0).size() ==
        0);
}
