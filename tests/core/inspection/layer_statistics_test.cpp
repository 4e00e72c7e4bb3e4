#include "core/inspection/layer_statistics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "core/activations.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

namespace {

std::uint32_t total(const Histogram& histogram) {
  return std::accumulate(histogram.counts().begin(), histogram.counts().end(), 0U);
}

/// Two inputs, three units of this activation, one linear output; weights 0 but for those given.
Network three_units(const char* activation, Index largest_batch) {
  NetworkConfig config;
  config.layers = {dense_layer(3, {activation})};
  Network network(config, 2, 1);
  network.reserve(largest_batch);
  return network;
}

}  // namespace

TEST_CASE("numbers of a linear unit by hand") {
  // L = mean of (w x - t)^2, d_w = mean of 2 (w x - t) x.
  const auto loss = mean_squared();
  const Matrix inputs{{1, 0}, {0, 1}};
  const Matrix targets{{0, 0}};
  Network network = linear_unit(2, 2);
  network.parameters().values() << 3, -4;
  Vector previous(2);
  previous << 3, -2;
  LayerStatistics statistics(std::move(network), *loss, inputs, targets, 4, previous);
  finish(statistics);
  REQUIRE(statistics.layers().size() == 1);
  const LayerNumbers& layer = statistics.layers()[0];
  CHECK(statistics.loss() == doctest::Approx(12.5));
  CHECK(layer.weight_norm == doctest::Approx(5));
  CHECK(layer.gradient_norm == doctest::Approx(5));  // (3, -4)
  CHECK(layer.update_ratio == doctest::Approx(2 / std::sqrt(13.0)));
  CHECK(layer.dead_share == 0);
  CHECK(layer.weights.minimum() == -4);
  CHECK(layer.weights.maximum() == 4);
  CHECK(layer.weights.counts() == std::vector<std::uint32_t>{1, 0, 0, 1});
  CHECK(layer.gradients.counts() == std::vector<std::uint32_t>{1, 0, 0, 1});
  CHECK(layer.outputs.minimum() == -4);
  CHECK(layer.outputs.maximum() == 3);
}

TEST_CASE("every weight, gradient and output is counted once, however the batches fall") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 11, 1);
  const Matrix targets = random_matrix(2, 11, 2);
  LayerStatistics whole(sample_network("tanh", 11), *loss, inputs, targets, 10);
  LayerStatistics parts(sample_network("tanh", 4), *loss, inputs, targets, 10);
  finish(whole);
  finish(parts);
  const std::uint32_t weights[] = {2 * 5, 5 * 3, 3 * 2};
  const std::uint32_t units[] = {5, 3, 2};
  for (std::size_t layer = 0; layer < 3; ++layer) {
    const LayerNumbers& numbers = parts.layers()[layer];
    CHECK(total(numbers.weights) == weights[layer]);
    CHECK(total(numbers.gradients) == weights[layer]);
    CHECK(total(numbers.outputs) == 11 * units[layer]);
    CHECK(numbers.outputs.counts() == whole.layers()[layer].outputs.counts());
    CHECK(numbers.gradient_norm == doctest::Approx(whole.layers()[layer].gradient_norm));
    CHECK(std::isnan(numbers.update_ratio));
  }
}

TEST_CASE("a unit is dead when it lets no gradient through for any sample, in any batch") {
  const auto loss = mean_squared();
  const Matrix inputs{{-1, -2, 1}, {0, 0, 0}};
  const Matrix targets = Matrix::Zero(1, 3);
  // Pre-activations -1 (always), x and 1 (always).
  Vector values = Vector::Zero(13);
  values << 0, 1, 0, 0, 0, 0, -1, 0, 1, 1, 1, 1, 0;
  const auto dead_share = [&](const char* activation) {
    // Batches of two: what only the last sample wakes is in another batch.
    Network network = three_units(activation, 2);
    network.parameters().values() = values;
    LayerStatistics statistics(std::move(network), *loss, inputs, targets, 5);
    finish(statistics);
    CHECK(statistics.layers()[1].dead_share == 0);
    return statistics.layers()[0].dead_share;
  };
  CHECK(dead_share("relu") == doctest::Approx(1.0 / 3));
  CHECK(dead_share("leakyRelu") == 0);
  values.setZero();
  CHECK(dead_share("relu") == 1);
  CHECK(dead_share("tanh") == 0);  // outputs 0 too, but with derivative 1
}

TEST_CASE("units are dead by their slopes alone, whatever the sign of their outputs") {
  struct Case {
    const char* what;
    std::vector<double> pre_activations;
    std::vector<std::string_view> dead;
  };
  const std::vector<Case> cases = {
      {"below 0", {-0.9, -0.5, -0.1}, {"relu"}},
      {"at 0, where a bell is flat", {0, 0}, {"relu", "gaussian"}},
      {"above 0", {0.1, 0.5, 0.9}, {}},
      {"below -1, where GELU, swish and mish fall", {-5, -3, -2.5}, {"relu", "hardTanh"}},
      {"above 1, where sines fall", {1.8, 2.5, 3}, {"hardTanh"}},
      {"once above 0", {-0.9, -0.5, 0.1}, {}},
  };
  const auto loss = mean_squared();
  for (const Case& one : cases) {
    CAPTURE(one.what);
    const auto samples = static_cast<Index>(one.pre_activations.size());
    Matrix inputs(1, samples);
    for (Index i = 0; i < samples; ++i)
      inputs(0, i) = static_cast<Scalar>(one.pre_activations[static_cast<std::size_t>(i)]);
    const Matrix targets = Matrix::Zero(1, samples);
    std::vector<std::string_view> dead;
    for (const ActivationEntry& activation : activations()) {
      if (activation.output_only) continue;
      NetworkConfig config;
      config.layers = {dense_layer(1, {std::string(activation.id)})};
      config.bias = false;
      Network network(config, 1, 1);
      network.reserve(2);
      network.parameters().values().setOnes();  // z = x
      LayerStatistics statistics(std::move(network), *loss, inputs, targets, 5);
      finish(statistics);
      const double share = statistics.layers()[0].dead_share;
      CHECK((share == 0 || share == 1));
      if (share == 1) dead.push_back(activation.id);
    }
    CHECK(dead == one.dead);
  }
}

TEST_CASE("a leaky ReLU without a slope and an ELU without a bend die as a ReLU does") {
  const auto loss = mean_squared();
  const Matrix inputs{{-2, -1}};
  const Matrix targets{{0, 0}};
  for (const auto& [id, hyperparameter] :
       {std::pair{"leakyRelu", "slope"}, std::pair{"elu", "alpha"}}) {
    for (const double value : {0.0, 0.1}) {
      NetworkConfig config;
      config.layers = {dense_layer(1, {id, {{hyperparameter, value}}})};
      config.bias = false;
      Network network(config, 1, 1);
      network.reserve(2);
      network.parameters().values().setOnes();
      LayerStatistics statistics(std::move(network), *loss, inputs, targets, 5);
      finish(statistics);
      CAPTURE(id);
      CHECK(statistics.layers()[0].dead_share == (value == 0 ? 1 : 0));
    }
  }
}

TEST_CASE("the update's ratio is each layer's own, and biases are left out") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 3, 1);
  const Matrix targets = Matrix::Zero(1, 3);
  Network network = three_units("tanh", 3);
  Vector previous = Vector::Zero(13);
  previous << 1, 1, 1, 1, 1, 1, 5, 5, 5, 2, 2, 2, 5;
  network.parameters().values() << 2, 1, 1, 1, 1, 1, 0, 0, 0, 2, 2, 2, 0;
  LayerStatistics statistics(std::move(network), *loss, inputs, targets, 5, previous);
  CHECK(statistics.layers()[0].update_ratio == doctest::Approx(1 / std::sqrt(6.0)));
  CHECK(statistics.layers()[1].update_ratio == 0);
}

TEST_CASE("recurrent weights and scales count as weights") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(8, 5, 1);
  const Matrix targets = random_matrix(1, 5, 2);
  NetworkConfig config;
  for (const char* id : {"simpleRecurrent", "batchNormalization"}) {
    LayerConfig layer;
    layer.kind = {id};
    config.layers.push_back(layer);
  }
  config.layers[0].kind.values = {{"units", 3}};
  Network network(config, Shape::sequence(4, 2), 1);
  network.reserve(5);
  network.initialize(1);
  // 6 weights, 9 recurrent weights, 3 biases, 3 scales, 3 shifts.
  Vector& values = network.parameters().values();
  values.head(6).setConstant(2);
  values.segment(6, 9).setConstant(Scalar(-0.5));
  values.segment(15, 3).setConstant(9);
  values.segment(18, 3) << 1, 2, 2;
  values.segment(21, 3).setConstant(9);
  Vector previous = values;
  previous.segment(6, 9).setConstant(Scalar(0.5));
  previous.segment(15, 3).setZero();
  LayerStatistics statistics(std::move(network), *loss, inputs, targets, 5, previous);
  finish(statistics);
  const LayerNumbers& recurrent = statistics.layers()[0];
  const LayerNumbers& scales = statistics.layers()[1];
  CHECK(recurrent.weight_norm == doctest::Approx(std::sqrt(6 * 4 + 9 * 0.25)));
  CHECK(recurrent.update_ratio == doctest::Approx(std::sqrt(9 / (6 * 4 + 9 * 0.25))));
  CHECK(recurrent.weights.counts() == std::vector<std::uint32_t>{0, 9, 0, 0, 6});
  CHECK(recurrent.gradient_norm ==
        doctest::Approx(statistics.gradient().head(15).norm()).epsilon(1e-9));
  CHECK(scales.weight_norm == doctest::Approx(3));
  CHECK(scales.gradient_norm ==
        doctest::Approx(statistics.gradient().segment(18, 3).norm()).epsilon(1e-9));
  CHECK(total(scales.gradients) == 3);
}

TEST_CASE("wrong bins and previous parameters are refused") {
  const auto loss = mean_squared();
  const Matrix samples(2, 3);
  const auto make = [&](double bins, const Vector& previous) {
    LayerStatistics(sample_network("tanh", 3), *loss, samples, samples, bins, previous);
  };
  CHECK_THROWS_WITH(make(0, {}), "statistics.bins: 0 is not allowed (1 to 1000, whole numbers)");
  CHECK_THROWS_WITH(make(5, Vector::Zero(3)),
                    "statistics.previousParameters: 3 numbers are not allowed (41)");
}
