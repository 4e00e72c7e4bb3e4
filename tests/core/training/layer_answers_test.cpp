#include "core/training/layer_answers.h"

#include <doctest/doctest.h>

#include <limits>
#include <numeric>
#include <utility>

#include "core/training/run.h"
#include "core/training/sample_predictions.h"
#include "tests/core/layers/layer_harness.h"

using namespace descent;
using testing::layer_of;

namespace {

ExperimentConfig of_data(std::string_view dataset, std::vector<LayerConfig> layers) {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{std::string(dataset)}, 1, 700, 0.1, 0.5, {}};
  experiment.network.layers = std::move(layers);
  const bool values = dataset == "addingProblem";
  experiment.training.loss = {values ? "meanSquared" : "softmaxCrossEntropy"};
  return experiment;
}

LayerAnswers answers_of(const ExperimentConfig& experiment, const Run& run,
                        const SampleRequest& request) {
  SamplePredictions samples(experiment.network, run.network().parameters().values(), run.data(),
                            run.loss(), run.threshold(), request);
  CHECK(samples.shown().values.empty());
  while (!samples.done())
    samples.advance(1);
  return samples.shown();
}

/// The answers of network layers over one another, without data.
LayerAnswers answers_of_layers(std::vector<LayerConfig> layers, const Shape& shape) {
  NetworkConfig config;
  config.layers = std::move(layers);
  Network network(config, shape, 2);
  network.initialize(3);
  network.reserve(2);
  const Matrix inputs = testing::random_matrix(shape.size(), 2, 5);
  network.forward(inputs);
  return layer_answers(network, inputs, 1);
}

}  // namespace

TEST_CASE("a sample's answers are what each layer gives when the sample passes alone") {
  const std::vector<ExperimentConfig> experiments{
      of_data("shapes",
              {layer_of({"convolution", {{"filters", 3}}}, {"relu"}), layer_of({"maximumPooling"}),
               layer_of({"flatten"}), dense_layer(12, {"tanh"})}),
      of_data("addingProblem", {layer_of({"lstm", {{"units", 3}, {"everyStep", 1}}}, {"relu"}),
                                layer_of({"gru"}, {"relu"})})};
  for (const ExperimentConfig& experiment : experiments) {
    CAPTURE(experiment.data.dataset);
    Run run(experiment);
    run.trainer().advance(std::numeric_limits<Index>::max(), 2);
    // The second batch of the samples holds it.
    const LayerAnswers answers = answers_of(experiment, run, {"test", 10, 320, 300});
    Network alone(experiment.network, run.data().input_shape(), run.data().output_count());
    alone.reserve(1);
    alone.parameters().values() = run.network().parameters().values();
    const Matrix sample = run.data().test().inputs.col(300);
    alone.forward(sample);
    REQUIRE(answers.counts.size() == alone.layers().size() + 1);
    std::size_t next = 0;
    const auto compare = [&](ConstMatrixView expected, int count) {
      REQUIRE(count == expected.rows());
      for (Index i = 0; i < expected.rows(); ++i)
        CHECK(answers.values[next++] == doctest::Approx(expected(i, 0)).epsilon(1e-4));
    };
    compare(sample, answers.counts[0]);
    for (std::size_t i = 0; i < alone.layers().size(); ++i)
      compare(alone.layers()[i].outputs(), answers.counts[i + 1]);
    CHECK(next == answers.values.size());
  }
}

TEST_CASE("of many channels come those that are drawn") {
  const LayerAnswers answers =
      answers_of_layers({layer_of({"convolution", {{"filters", 16}, {"kernel", 3}}}, {"relu"}),
                         layer_of({"flatten"})},
                        Shape::image(1, 8, 8));
  CHECK(answers.counts == std::vector<int>{64, 10 * 36, 16 * 36, 2});
}

TEST_CASE("where there is no room for all, small layers are whole and large ones share the rest") {
  const LayerAnswers answers =
      answers_of_layers({layer_of({"convolution", {{"filters", 10}, {"kernel", 3}}}, {"relu"}),
                         layer_of({"convolution", {{"filters", 10}, {"kernel", 1}}}, {"relu"}),
                         layer_of({"flatten"})},
                        Shape::image(1, 40, 40));
  // 20,000 - 1600 - 2 numbers for three layers of 14,440: four channels of 38 x 38, and the rest.
  CHECK(answers.counts ==
        std::vector<int>{1600, 4 * 38 * 38, 4 * 38 * 38, 20000 - 1602 - 11552, 2});
  CHECK(std::accumulate(answers.counts.begin(), answers.counts.end(), 0) == most_answers);
  CHECK(answers.values.size() == static_cast<std::size_t>(most_answers));
}

TEST_CASE("a sample beyond those predicted has no answers, and an impossible one is refused") {
  const ExperimentConfig experiment = of_data("shapes", {layer_of({"flatten"})});
  const Run run(experiment);
  for (const double shown : {9.0, 30.0, 2147483647.0})
    CHECK(answers_of(experiment, run, {"test", 10, 20, shown}).counts.empty());
  CHECK(answers_of(experiment, run, {"test", 10, 20, 29}).counts.size() == 3);
  CHECK_THROWS_WITH_AS(answers_of(experiment, run, {"test", 0, 1, -1}),
                       "samples.shown: -1 is not allowed (0 to 2147483647, whole numbers)",
                       std::invalid_argument);
}
