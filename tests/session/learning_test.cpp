// What the source articles' demonstrations must come to, from the session that the page uses.

#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "wasm_bindings/session.h"

using namespace descent;

namespace {

constexpr Index no_limit = 1'000'000'000;

ExperimentConfig linear_experiment(const std::string& dataset, bool bias) {
  ExperimentConfig experiment;
  experiment.data = {{dataset}, 1, 100, 0, 0, {}};
  experiment.network.layers = {};
  experiment.network.bias = bias;
  experiment.training = {{"meanSquared"}, {"gradientDescent"}, 0.3, {"constant"}, {"none"}, 2000};
  return experiment;
}

/// The least-squares solution of the training part by the normal equations, in double.
Eigen::VectorXd least_squares(const PreparedData& data, bool bias) {
  const DataPart& part = data.training();
  Eigen::MatrixXd design(part.size(), data.input_count() + (bias ? 1 : 0));
  design.leftCols(data.input_count()) = part.inputs.transpose().cast<double>();
  if (bias) design.rightCols(1).setOnes();
  const Eigen::VectorXd targets = part.targets.row(0).cast<double>();
  return (design.transpose() * design).ldlt().solve(design.transpose() * targets);
}

/// Mean and standard deviation of a number over many samples of the data.
struct Spread {
  double mean;
  double deviation;
};

Spread spread_of(const std::vector<double>& numbers) {
  const auto count = double(numbers.size());
  double mean = 0;
  for (const double number : numbers)
    mean += number / count;
  double squares = 0;
  for (const double number : numbers)
    squares += (number - mean) * (number - mean);
  return {mean, std::sqrt(squares / (count - 1))};
}

/// What gradient descent comes to, one number from each of so many samples of 500 points.
std::vector<Spread> trained_over_samples(const std::string& dataset, bool bias, int samples) {
  std::vector<std::vector<double>> found;
  for (int seed = 1; seed <= samples; ++seed) {
    ExperimentConfig experiment = linear_experiment(dataset, bias);
    experiment.data.seed = seed;
    experiment.data.sample_count = 500;
    experiment.training.learning_rate = 0.5;
    Session session(experiment);
    session.train(no_limit, 300);
    found.resize(std::size_t(session.parameters().size()));
    for (std::size_t i = 0; i < found.size(); ++i)
      found[i].push_back(double(session.parameters()(Index(i))));
  }
  std::vector<Spread> spreads;
  for (const std::vector<double>& numbers : found)
    spreads.push_back(spread_of(numbers));
  return spreads;
}

ExperimentConfig xor_experiment(double seed) {
  ExperimentConfig experiment;
  experiment.data = {{"xorPoints"}, 1, 500, 0, 0, {}};
  experiment.network.seed = seed;
  experiment.network.layers = {dense_layer(2, {"tanh"})};
  experiment.network.output_activation = {"tanh"};
  experiment.network.initializer = {"uniform"};
  experiment.training = {{"meanSquared"}, {"gradientDescent"}, 0.3, {"constant"}, {"none"}, 4};
  return experiment;
}

}  // namespace

TEST_CASE("the linear problems reach the closed-form least-squares solution") {
  for (const auto& [dataset, bias] : std::vector<std::pair<std::string, bool>>{
           {"lineWithIntercept", true}, {"lineThroughOrigin", false}, {"difference", true}}) {
    CAPTURE(dataset);
    Session session(linear_experiment(dataset, bias));
    session.train(no_limit, 2000);
    const Eigen::VectorXd expected = least_squares(session.run().data(), bias);
    REQUIRE(session.parameters().size() == expected.size());
    for (Index i = 0; i < expected.size(); ++i) {
      CHECK(std::abs(double(session.parameters()(i)) - expected(i)) < 1e-3);
    }
  }
}

TEST_CASE("without an intercept the slope is 3.75 in expectation, over 200 samples of 500 points") {
  // With r = u - 0.75 x, the slope is 3.75 + sum x r / sum x^2: of deviation
  // sqrt(E[x^2 r^2]) / E[x^2] / sqrt(500) = 3 sqrt(0.325) / sqrt(500) = 0.02549, for E[x^2 r^2] =
  // 1/9 - 1.5 / 8 + 0.5625 / 5 = 0.325 / 9, and so of standard error 0.0018; its mean is 0.225 /
  // 500 higher for dividing by a sample's own sum.
  const std::vector<Spread> found = trained_over_samples("lineThroughOrigin", false, 200);
  REQUIRE(found.size() == 1);
  CHECK(found[0].deviation == doctest::Approx(0.02549).epsilon(0.15).scale(0));
  CHECK(std::abs(found[0].mean - 3.75) < 3 * 0.0018);
}

TEST_CASE("with an intercept slope 2 and intercept 1.5 are found, over 200 samples of 500 points") {
  // Deviations s / sqrt(500 Var x) = 1 / sqrt(500) of the slope, for x and the scatter have one
  // variance, s^2 = 1/12, and s sqrt((1 + E[x]^2 / Var x) / 500) = 1 / sqrt(1500) of the intercept.
  const std::vector<Spread> found = trained_over_samples("lineWithIntercept", true, 200);
  REQUIRE(found.size() == 2);
  const double root = std::sqrt(200.0);
  CHECK(found[0].deviation == doctest::Approx(1 / std::sqrt(500.0)).epsilon(0.15).scale(0));
  CHECK(found[1].deviation == doctest::Approx(1 / std::sqrt(1500.0)).epsilon(0.15).scale(0));
  CHECK(std::abs(found[0].mean - 2) < 3 / std::sqrt(500.0) / root);
  CHECK(std::abs(found[1].mean - 1.5) < 3 / std::sqrt(1500.0) / root);
}

TEST_CASE("a 2-10-1 linear network on x1 - x2 comes to the effective weights 1 and -1") {
  ExperimentConfig experiment = linear_experiment("difference", true);
  experiment.data.sample_count = 500;
  experiment.network.layers = {dense_layer(10, {"linear"})};
  experiment.training.learning_rate = 0.1;
  Session session(experiment);
  session.train(no_limit, 5000);
  const Eigen::VectorXd expected = least_squares(session.run().data(), true);
  const Network& network = session.run().network();
  const auto matrix_of = [&](std::size_t layer) -> Eigen::MatrixXd {
    const LayerInfo info = network.layers()[layer].info(network.parameters());
    return Eigen::Map<const Matrix>(session.parameters().data() + *info.weight_offset,
                                    info.outputs.size(), info.inputs.size())
        .cast<double>();
  };
  REQUIRE(matrix_of(0).rows() == 10);
  const Eigen::MatrixXd effective = matrix_of(1) * matrix_of(0);
  REQUIRE(effective.size() == 2);
  for (Index i = 0; i < 2; ++i) {
    CHECK(std::abs(effective(i) - expected(i)) < 1e-3);
    // The scatter of deviation 0.1 leaves 0.1 sqrt(3 / 500) = 0.008 to chance.
    CHECK(std::abs(effective(i) - (i == 0 ? 1 : -1)) < 0.05);
  }
}

TEST_CASE("XOR with a 2-2-1 tanh network and batch 4 is learned from at least 8 of 10 starts") {
  std::string failed;
  int learned = 0;
  for (int seed = 1; seed <= 10; ++seed) {
    Session session(xor_experiment(seed));
    session.train(no_limit, 2000);
    if (session.run().trainer().reports().back().training_loss < 0.01) {
      ++learned;
    } else {
      failed += " " + std::to_string(seed);
    }
  }
  INFO("seeds that stay above a loss of 0.01:" << failed);
  CHECK(learned >= 8);
}

TEST_CASE("penguins are told apart in at least 97 % of the test part, in the median of 5 seeds") {
  std::vector<double> accuracies;
  for (int seed = 1; seed <= 5; ++seed) {
    ExperimentConfig experiment;
    experiment.data = {{"penguins"}, double(seed), 500, 0, 0.3, {}};
    experiment.network.seed = seed;
    experiment.network.layers = {dense_layer(8, {"tanh"})};
    experiment.training = {{"softmaxCrossEntropy"}, {"adam"}, 0.01, {"constant"}, {"none"}, 16};
    Session session(experiment);
    CHECK(session.run().data().omitted_rows() == 2);
    session.train(no_limit, 100);
    accuracies.push_back(session.run().trainer().reports().back().test_metric);
  }
  std::sort(accuracies.begin(), accuracies.end());
  INFO("accuracies from " << accuracies.front() << " to " << accuracies.back());
  CHECK(accuracies[2] >= 0.97);
}

TEST_CASE("random soft targets: the loss nears what their own spread allows, and stays above") {
  ExperimentConfig experiment;
  experiment.data = {{"randomSoftTargets"}, 1, 1000, 0, 0.3, {}};
  experiment.network.layers = {dense_layer(64, {"relu"}), dense_layer(64, {"relu"})};
  experiment.training = {{"softmaxCrossEntropy"}, {"adam"}, 0.001, {"constant"}, {"none"}, 32};
  Session session(experiment);
  const Matrix& targets = session.run().data().training().targets;
  REQUIRE(targets.rows() == 10);
  // No prediction p gives a smaller mean of -sum t log p than p = t / sum t of each sample.
  double least = 0;
  for (Index i = 0; i < targets.cols(); ++i) {
    const Eigen::ArrayXd target = targets.col(i).cast<double>().array();
    least -= (target * (target / target.sum()).log()).sum() / double(targets.cols());
  }
  session.train(no_limit, 100);
  const double start = session.run().trainer().reports().front().training_loss;
  const EpochReport end = session.run().trainer().reports().back();
  INFO("least " << least << ", from " << start << " to " << end.training_loss);
  CHECK(end.training_loss > least);
  CHECK(end.training_loss - least < (start - least) * 0.2);
  CHECK(end.test_loss > end.training_loss + 0.5);  // there is nothing to learn but by heart
}

TEST_CASE("a convolution reads the shapes as images, a recurrent layer a wave as a sequence") {
  ExperimentConfig images;
  images.data = {{"shapes"}, 1, 500, 0.1, 0.3, {}};
  images.network.layers = {{{"convolution", {{"filters", 4}, {"kernel", 5}}}, {"relu"}},
                           {{"maximumPooling"}, {"linear"}}};
  images.training = {{"softmaxCrossEntropy"}, {"adam"}, 0.01, {"constant"}, {"none"}, 32};
  Session shapes(images);
  CHECK(shapes.run().network().layers()[0].info(shapes.run().network().parameters()).inputs ==
        Shape::image(1, 14, 14));
  shapes.train(no_limit, 40);
  CHECK(shapes.run().trainer().reports().back().test_metric > 0.9);

  ExperimentConfig waves;
  waves.data = {{"sineWave"}, 1, 500, 0, 0.3, {}};
  waves.network.layers = {{{"simpleRecurrent"}, {"tanh"}}};
  waves.training = {{"meanSquared"}, {"adam"}, 0.01, {"constant"}, {"none"}, 32};
  Session wave(waves);
  CHECK(wave.run().network().layers()[0].info(wave.run().network().parameters()).inputs ==
        Shape::sequence(8, 1));
  wave.train(no_limit, 30);
  CHECK(wave.run().trainer().reports().back().test_metric > 0.9);
}

TEST_CASE("the default experiment separates the spiral's arms") {
  Session session(default_experiment());
  session.train(no_limit, 200);
  const double start = session.run().trainer().reports().front().training_loss;
  const EpochReport end = session.run().trainer().reports().back();
  CHECK(end.training_loss < start / 10);
  CHECK(end.test_metric > 0.95);
}
