// Ten epochs of Keras' first demonstration lose what PyTorch loses, from the same random start.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "core/datasets/split.h"
#include "core/losses/softmax_cross_entropy.h"
#include "core/models/network.h"
#include "core/optimizers/optimizer.h"
#include "core/random.h"
#include "core/training/run.h"
#include "tests/core/reference.h"

namespace descent {
namespace {

constexpr Index samples = 1000;
constexpr std::size_t batch_size = 32;
constexpr std::uint64_t seed = 3;

/// Inputs and targets of the training part, one sample per column.
struct Samples {
  Matrix inputs;
  Matrix targets;
};

Samples take(const Samples& from, std::span<const std::uint32_t> numbers) {
  const auto count = static_cast<Index>(numbers.size());
  Samples taken{Matrix(from.inputs.rows(), count), Matrix(from.targets.rows(), count)};
  for (Index i = 0; i < count; ++i) {
    taken.inputs.col(i) = from.inputs.col(numbers[static_cast<std::size_t>(i)]);
    taken.targets.col(i) = from.targets.col(numbers[static_cast<std::size_t>(i)]);
  }
  return taken;
}

Samples draw_samples() {
  Random random(seed, RandomStream::data);
  Samples drawn{Matrix(784, samples), Matrix(10, samples)};
  for (Index sample = 0; sample < samples; ++sample) {
    for (Scalar& input : drawn.inputs.col(sample))
      input = static_cast<Scalar>(random.uniform(0, 1));
    for (Scalar& target : drawn.targets.col(sample))
      target = static_cast<Scalar>(random.uniform(0, 1));
  }
  Random split(seed, RandomStream::split);
  return take(drawn, split_samples(samples, 0, split).training);
}

Network make_network() {
  NetworkConfig config;
  config.layers = {dense_layer(32, {"relu"})};
  Network network(config, 784, 10);
  network.initialize(seed);
  network.reserve(samples);
  return network;
}

testing::ReferenceCase demonstration() {
  const auto cases = testing::reference_cases("keras_demonstration");
  return testing::find_case(cases, sizeof(Scalar) == sizeof(double) ? "double" : "float");
}

TEST_CASE("Keras' first demonstration has the reference's loss curve") {
  const testing::ReferenceCase one = demonstration();
  const auto rate = static_cast<Scalar>(one.number("learning_rate"));
  const Samples all = draw_samples();
  const SoftmaxCrossEntropy loss;
  Network network = make_network();
  const auto optimizer = make_optimizer("training.optimizer", one.choice);
  optimizer->reset(network.parameters().size());
  Random random(seed, RandomStream::order);
  std::vector<std::uint32_t> order(samples);
  const auto check_loss = [&](double expected) {
    const double mean = loss.sum(network.forward(all.inputs), all.targets) / samples;
    CHECK(std::fabs(mean - expected) <= testing::allowed_error(1e-10, 1e-6) * expected);
  };

  const std::vector<double>& mean_losses = one.array("mean_losses").values;
  const std::vector<double>& step_losses = one.array("step_losses").values;
  check_loss(mean_losses[0]);
  for (std::size_t epoch = 1; epoch < mean_losses.size(); ++epoch) {
    CAPTURE(epoch);
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(order);
    for (std::size_t first = 0; first < order.size(); first += batch_size) {
      CAPTURE(first);
      const std::size_t count = std::min(batch_size, order.size() - first);
      const Samples batch = take(all, std::span(order).subspan(first, count));
      Matrix d_outputs(10, batch.inputs.cols());
      loss.gradient(network.forward(batch.inputs), batch.targets, d_outputs);
      network.backward(batch.inputs, d_outputs);
      optimizer->step(network.parameters().gradients(), rate, network.parameters().values());
      if (epoch == 1) check_loss(step_losses.at(first / batch_size));
    }
    check_loss(mean_losses[epoch]);
  }
}

TEST_CASE("a run of Keras' first demonstration reports the reference's losses") {
  const testing::ReferenceCase one = demonstration();
  ExperimentConfig experiment;
  experiment.data.dataset = {"randomSoftTargets"};
  experiment.data.sample_count = samples;
  experiment.data.test_share = 0;
  experiment.data.seed = seed;
  experiment.network.layers = {dense_layer(32, {"relu"})};
  experiment.network.seed = seed;
  experiment.training.loss = {"softmaxCrossEntropy"};
  experiment.training.optimizer = one.choice;
  experiment.training.learning_rate = one.number("learning_rate");
  experiment.training.batch_size = batch_size;
  Run run(experiment);
  run.trainer().advance(1'000'000, 10);
  const std::vector<double>& expected = one.array("mean_losses").values;
  REQUIRE(run.trainer().reports().size() == expected.size());
  for (std::size_t epoch = 0; epoch < expected.size(); ++epoch) {
    CAPTURE(epoch);
    const double loss = run.trainer().reports()[epoch].training_loss;
    CHECK(std::fabs(loss - expected[epoch]) <=
          testing::allowed_error(1e-10, 1e-6) * expected[epoch]);
  }
}

}  // namespace
}  // namespace descent
