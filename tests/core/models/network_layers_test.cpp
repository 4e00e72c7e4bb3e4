#include <doctest/doctest.h>

#include <utility>

#include "core/losses/loss.h"
#include "core/models/network.h"
#include "core/training/run.h"
#include "tests/core/layers/layer_harness.h"

using namespace descent;
using testing::random_matrix;

namespace {

LayerConfig layer_of(Choice kind, Choice activation = {"linear"}) {
  LayerConfig layer;
  layer.kind = std::move(kind);
  layer.activation = std::move(activation);
  return layer;
}

Network network_of(std::vector<LayerConfig> layers, const Shape& inputs) {
  NetworkConfig config;
  config.layers = std::move(layers);
  Network network(config, inputs, 1);
  network.initialize(3);
  network.reserve(8);
  return network;
}

/// The spiral with these layers, batches of 50 and gradient descent on a weight penalty.
ExperimentConfig experiment_of(std::vector<LayerConfig> layers) {
  ExperimentConfig experiment = default_experiment();
  experiment.network.layers = std::move(layers);
  experiment.training.batch_size = 50;
  return experiment;
}

}  // namespace

TEST_CASE("shapes pass from layer to layer") {
  const Network network = network_of({layer_of({"convolution", {{"filters", 4}, {"kernel", 3}}}),
                                      layer_of({"maximumPooling"}), layer_of({"flatten"})},
                                     Shape::image(1, 14, 14));
  const auto shape = [&](std::size_t layer) {
    return network.layers()[layer].info(network.parameters()).outputs;
  };
  CHECK(shape(0) == Shape::image(4, 12, 12));
  CHECK(shape(1) == Shape::image(4, 6, 6));
  CHECK(shape(2) == Shape(4 * 6 * 6));
  CHECK(shape(3) == Shape(1));
}

TEST_CASE("a window larger than its image, and a layer of another shape, are refused") {
  CHECK_THROWS_WITH_AS(
      network_of({layer_of({"convolution", {{"kernel", 9}}})}, Shape::image(1, 8, 8)),
      "network.layers.1.kernel: 9 is not allowed (1 to 8, whole numbers)", std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      network_of({layer_of({"dense"}), layer_of({"lstm"})}, Shape::sequence(5, 2)),
      doctest::Contains("network.layers.2.id: 'lstm' is not known (allowed: dense, "),
      std::invalid_argument);
}

TEST_CASE("a residual connection adds what came in before the layers it leaps over") {
  const std::vector<LayerConfig> layers = {dense_layer(3, {"tanh"}), dense_layer(3, {"sigmoid"}),
                                           layer_of({"residual", {{"back", 1}}})};
  Network network = network_of(layers, 3);
  const Matrix inputs = random_matrix(3, 5, 1);
  network.forward(inputs);
  const Matrix expected = network.layers()[0].outputs() + network.layers()[1].outputs();
  CHECK(network.layers()[2].outputs() == expected);
}

TEST_CASE("a residual connection leaps over layers of the same shape, and over those there are") {
  CHECK_THROWS_WITH_AS(network_of({dense_layer(4, {"tanh"}), layer_of({"residual"})}, 3),
                       "network.layers.2.back: 1 is not allowed (layers of the same shape)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      network_of({dense_layer(3, {"tanh"}), layer_of({"residual", {{"back", 2}}})}, 3),
      "network.layers.2.back: 2 is not allowed (1 to 1, whole numbers)", std::invalid_argument);
}

TEST_CASE("a frozen layer stays as it starts, the others learn") {
  LayerConfig frozen = dense_layer(5, {"tanh"});
  frozen.frozen = true;
  ExperimentConfig experiment = experiment_of({dense_layer(4, {"tanh"}), frozen});
  experiment.training.regularizer = {"l2", {{"rate", 0.1}}};
  experiment.training.optimizer = {"momentum"};
  Run run(experiment);
  const ParameterBlock& parameters = run.network().parameters();
  const Vector before = parameters.values();
  run.trainer().advance(1'000'000, 3);
  for (const ParameterSegment& segment : parameters.segments()) {
    const bool same = parameters.values().segment(segment.offset, segment.size()) ==
                      before.segment(segment.offset, segment.size());
    CHECK(same == (segment.layer == 1));
  }
}

TEST_CASE("a layer's own regularizer takes the place of the usual one") {
  LayerConfig own = dense_layer(4, {"tanh"});
  own.regularizer = Choice{"l2", {{"rate", 0.5}}};
  Run run(experiment_of({own, dense_layer(3, {"tanh"})}));
  run.trainer().advance(1'000'000, 0);
  const ParameterBlock& parameters = run.network().parameters();
  double squares = 0;
  for (const Scalar weight : parameters.values(0).reshaped())
    squares += double{weight} * double{weight};
  CHECK(run.trainer().reports()[0].penalty == doctest::Approx(0.25 * squares));
}

TEST_CASE("a layer's own initializer takes the place of the network's") {
  LayerConfig own = dense_layer(4, {"tanh"});
  own.initializer = Choice{"zero"};
  const Network network = network_of({own, dense_layer(3, {"tanh"})}, 2);
  CHECK(network.parameters().values(0).isZero(0));
  CHECK_FALSE(network.parameters().values(2).isZero(0));
}

TEST_CASE("dropout keeps the mean, leaves out its share, and acts in training alone") {
  testing::LayerHarness harness({"dropout", {{"dropRate", 0.3}}}, 1000, 20);
  const Matrix ones = Matrix::Ones(1000, 20);
  const Matrix dropped = harness.forward(ones);
  const Index left_out = (dropped.array() == 0).count();
  CHECK((dropped.array() == 0 || dropped.array() == Scalar(1 / 0.7)).all());
  // 20,000 draws: five standard deviations are 0.016 of the share and 0.023 of the mean.
  CHECK(static_cast<double>(left_out) / 20000 == doctest::Approx(0.3).epsilon(0.054));
  CHECK(double{dropped.mean()} == doctest::Approx(1).epsilon(0.023));
  CHECK(harness.forward(ones, Pass::evaluation) == ones);
}

TEST_CASE("a training pass of the same number drops the same units, another one others") {
  Network network = network_of({layer_of({"dropout", {{"dropRate", 0.5}}})}, 40);
  const Matrix inputs = Matrix::Ones(40, 6);
  const auto dropped = [&](std::uint64_t chance) {
    network.forward(inputs, Pass::training, chance);
    return Matrix(network.layers()[0].outputs());
  };
  const Matrix first = dropped(7);
  CHECK(dropped(7) == first);
  CHECK(dropped(8) != first);
}

TEST_CASE("training with dropout and batch normalisation goes on to the bit from a saved state") {
  const std::vector<LayerConfig> layers = {
      dense_layer(6, {"tanh"}), layer_of({"batchNormalization"}, {"relu"}), layer_of({"dropout"})};
  Run first(experiment_of(layers));
  Run second(experiment_of(layers));
  first.trainer().advance(8, 1'000'000);  // stops within the second epoch
  second.trainer().restore(first.trainer().state());
  first.trainer().advance(1'000'000, 3);
  second.trainer().advance(1'000'000, 3);
  CHECK(first.network().parameters().values() == second.network().parameters().values());
}

TEST_CASE("running statistics follow finished batches alone") {
  Network network = network_of({layer_of({"batchNormalization"})}, 2);
  const Matrix inputs = random_matrix(2, 8, 1);
  const Vector before = network.parameters().values();
  network.forward(inputs, Pass::training);
  CHECK(network.parameters().values() == before);
  network.finish_batch();
  const ConstParameterMap means = std::as_const(network).parameters().values(2);
  CHECK(double{means(0)} == doctest::Approx(0.1 * double{inputs.row(0).mean()}));
}
