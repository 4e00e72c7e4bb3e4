#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "core/losses/loss.h"
#include "core/models/network.h"
#include "core/training/run.h"
#include "tests/core/layers/layer_harness.h"

using namespace descent;
using testing::layer_of;
using testing::random_matrix;

namespace {

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
  CHECK(static_cast<double>(left_out) / 20000 == doctest::Approx(0.3).epsilon(0.054).scale(0));
  CHECK(double{dropped.mean()} == doctest::Approx(1).epsilon(0.023).scale(0));
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

TEST_CASE("an LSTM's forget gate starts open: its bias is 1, all others are 0") {
  for (const std::string kind : {"simpleRecurrent", "lstm", "gru"}) {
    testing::LayerHarness harness({kind, {{"units", 3}}}, Shape::sequence(4, 2));
    const std::optional<std::size_t> bias = harness.layer->bias_segment();
    REQUIRE(bias);
    const ParameterMap values = harness.block.values(*bias);
    for (Index row = 0; row < values.rows(); ++row) {
      const bool forgets = kind == "lstm" && row >= 3 && row < 6;  // gates i, f, g, o
      CHECK(values(row) == (forgets ? 1 : 0));
    }
  }
}

TEST_CASE("a layer's own regularizer pulls at its own weights alone") {
  const auto after_one_step = [](bool has_own) {
    LayerConfig own = dense_layer(4, {"tanh"});
    if (has_own) own.regularizer = Choice{"l2", {{"rate", 0.5}}};
    ExperimentConfig experiment = experiment_of({own, dense_layer(3, {"tanh"})});
    experiment.training.optimizer = {"gradientDescent"};
    experiment.training.batch_size = 2000;
    Run run(experiment);
    const Vector start = run.network().parameters().values();
    run.trainer().advance(1'000'000, 1);
    return std::pair(start, Vector(run.network().parameters().values()));
  };
  const auto [start, plain] = after_one_step(false);
  const auto [same_start, pulled] = after_one_step(true);
  REQUIRE(start == same_start);
  const Index own_weights = 4 * 4;  // four inputs; the weights stand first
  const Vector pull = (plain - pulled) / Scalar(0.01);
  CHECK(pull.head(own_weights).isApprox(Scalar(0.5) * start.head(own_weights), Scalar(1e-3)));
  CHECK(pull.tail(pull.size() - own_weights).isZero(Scalar(1e-6)));
}

TEST_CASE("weights of every kind start by the links that come into a unit") {
  // U(-r, r) with r = sqrt(6 / fan_in): the largest of many draws comes near it.
  const auto check = [](const Choice& kind, const Shape& inputs, std::size_t segment,
                        double fan_in) {
    CAPTURE(kind.id);
    const auto layer =
        make_layer(kind, {inputs, {}, Activation("f", {"tanh"}), {"heUniform"}, true, "layer"});
    ParameterBlock block;
    layer->plan(block);
    block.allocate();
    Random random(1, RandomStream::weights);
    layer->initialize(block, random);
    const double largest = block.values(segment).cwiseAbs().maxCoeff();
    const double limit = std::sqrt(6 / fan_in);
    CHECK(largest <= limit * 1.0001);
    CHECK(largest >= limit * 0.95);
  };
  check({"convolution", {{"filters", 16}, {"kernel", 5}}}, Shape::image(3, 8, 8), 0, 3 * 5 * 5);
  for (const std::string kind : {"simpleRecurrent", "lstm", "gru"}) {
    check({kind, {{"units", 32}}}, Shape::sequence(4, 6), 0, 6);
    check({kind, {{"units", 32}}}, Shape::sequence(4, 6), 1, 32);
  }
}

TEST_CASE("frozen batch normalisation keeps its statistics, and a batch of one says nothing") {
  for (const bool frozen : {true, false}) {
    LayerConfig normalization = layer_of({"batchNormalization"});
    normalization.frozen = frozen;
    ExperimentConfig experiment = experiment_of({dense_layer(3, {"tanh"}), normalization});
    experiment.data.sample_count = frozen ? 500 : 10;
    experiment.data.test_share = frozen ? 0.5 : 0.9;  // a single sample to train with
    Run run(experiment);
    REQUIRE(run.data().training().size() == (frozen ? 250 : 1));
    const ParameterBlock& parameters = run.network().parameters();
    const Vector start = parameters.values();
    run.trainer().advance(1'000'000, 1);
    for (const ParameterSegment& segment : parameters.segments()) {
      if (segment.kind != ParameterKind::statistic) continue;
      CHECK(parameters.values().segment(segment.offset, segment.size()) ==
            start.segment(segment.offset, segment.size()));
    }
  }
}

TEST_CASE("frozen batch normalisation trains the function that evaluation reports") {
  for (const Shape& shape : {Shape(6), Shape::image(2, 3, 1), Shape::sequence(3, 2)}) {
    for (const bool frozen : {true, false}) {
      LayerConfig normalization = layer_of({"batchNormalization"}, {"tanh"});
      normalization.frozen = frozen;
      Network network = network_of({normalization, dense_layer(3, {"tanh"})}, shape);
      // Statistics that are not those they start with.
      for (const ParameterSegment& segment : network.parameters().segments()) {
        if (segment.kind != ParameterKind::statistic) continue;
        network.parameters().values().segment(segment.offset, segment.size()).array() += Scalar(2);
      }
      const Matrix inputs = random_matrix(6, 8, 1);
      const Matrix trained = network.forward(inputs, Pass::training);
      const Matrix reported = network.forward(inputs, Pass::evaluation);
      CHECK((trained == reported) == frozen);
    }
  }
}

TEST_CASE("a run that keeps its best weights is restored, with frozen layers and statistics too") {
  LayerConfig frozen = dense_layer(4, {"tanh"});
  frozen.frozen = true;
  ExperimentConfig experiment = experiment_of({frozen, layer_of({"batchNormalization"})});
  experiment.training.stop_rules = {{"gradientNorm", {{"threshold", 1e-8}}}, {"noImprovement"}};
  Run first(experiment);
  first.trainer().advance(1'000'000, 3);
  Run second(experiment);
  second.trainer().restore(first.trainer().state());
  first.trainer().advance(1'000'000, 2);
  second.trainer().advance(1'000'000, 2);
  CHECK(first.network().parameters().values() == second.network().parameters().values());
}
