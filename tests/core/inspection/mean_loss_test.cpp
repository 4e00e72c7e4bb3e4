#include "core/inspection/mean_loss.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/inspection/network_copy.h"
#include "core/training/run.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

namespace {

void run_to_end(MeanLoss& mean_loss) {
  while (!mean_loss.done())
    mean_loss.advance();
}

/// The gradient of all samples as one batch.
Vector batch_gradient(Network& network, const Loss& loss, const Matrix& inputs,
                      const Matrix& targets) {
  Matrix d_outputs(targets.rows(), targets.cols());
  loss.gradient(network.forward(inputs), targets, d_outputs);
  network.backward(inputs, d_outputs);
  return network.parameters().gradients();
}

}  // namespace

TEST_CASE("the mean loss is the trainer's, to the bit, in one batch and in several") {
  for (const double samples : {100.0, 1500.0}) {
    ExperimentConfig experiment = default_experiment();
    experiment.data.sample_count = samples;
    experiment.data.noise = 0.2;
    Run run(experiment);
    run.trainer().advance(1'000'000, 3);
    Network copy = copy_network(experiment.network, run.network());
    const DataPart& part = run.data().training();
    MeanLoss mean_loss(copy, run.loss(), part.inputs, part.targets);
    mean_loss.begin_loss();
    run_to_end(mean_loss);
    CHECK(mean_loss.loss() == run.trainer().reports().back().training_loss);
  }
}

TEST_CASE("the gradient of one batch is the network's own, to the bit") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 9, 1);
  const Matrix targets = random_matrix(2, 9, 2);
  Network network = sample_network("tanh", 9);
  MeanLoss mean_loss(network, *loss, inputs, targets);
  mean_loss.begin_gradient();
  run_to_end(mean_loss);
  CHECK(mean_loss.gradient().cast<Scalar>() == batch_gradient(network, *loss, inputs, targets));
}

TEST_CASE("the gradient over several batches, the last one short, is that of all samples") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 9, 1);
  const Matrix targets = random_matrix(2, 9, 2);
  Network whole = sample_network("tanh", 9);
  const Vector expected = batch_gradient(whole, *loss, inputs, targets);
  Network network = sample_network("tanh", 4);
  MeanLoss mean_loss(network, *loss, inputs, targets);
  mean_loss.begin_gradient();
  run_to_end(mean_loss);
  CHECK((mean_loss.gradient().cast<Scalar>() - expected).cwiseAbs().maxCoeff() <
        Scalar(1e-6) * expected.cwiseAbs().maxCoeff());
}

TEST_CASE("no samples have no mean") {
  const auto loss = mean_squared();
  const Matrix none(2, 0);
  Network network = sample_network("tanh", 4);
  MeanLoss mean_loss(network, *loss, none, none);
  mean_loss.begin_gradient();
  CHECK(mean_loss.done());
  CHECK(std::isnan(mean_loss.loss()));
}
