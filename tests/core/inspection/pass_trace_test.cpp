#include "core/inspection/pass_trace.h"

#include <doctest/doctest.h>

#include <string>

#include "core/inspection/network_copy.h"
#include "core/optimizers/optimizer.h"
#include "core/regularizers.h"
#include "core/training/run.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

namespace {

/// Gradient descent with learning rate 1/2.
void half_gradient(ParameterBlock& parameters) {
  parameters.values() -= Scalar(0.5) * parameters.gradients();
}

}  // namespace

TEST_CASE("the trace has the numbers of the network's own passes, to the bit") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 6, 1);
  const Matrix targets = random_matrix(2, 6, 2);
  Network traced = sample_network("tanh", 6);
  const PassTrace trace = trace_pass(traced, *loss, inputs, targets, half_gradient);

  Network network = sample_network("tanh", 6);
  Matrix d_outputs(2, 6);
  loss->gradient(network.forward(inputs), targets, d_outputs);
  CHECK(trace.layers.back().d_outputs == d_outputs);
  CHECK(trace.loss == loss->sum(network.outputs(), targets) / 6);
  CHECK(trace.predictions == network.outputs());
  network.backward(inputs, d_outputs);
  CHECK(trace.layers.back().d_pre_activations == d_outputs);
  REQUIRE(trace.layers.size() == 3);
  for (std::size_t number = 0; number < 3; ++number) {
    const LayerTrace& layer = trace.layers[number];
    CHECK(layer.inputs == (number == 0 ? inputs : trace.layers[number - 1].outputs));
    CHECK(layer.outputs == network.layers()[number].outputs());
    CHECK(layer.weights == network.parameters().values(2 * number));
    CHECK(layer.bias == network.parameters().values(2 * number + 1));
    CHECK(layer.d_weights == network.parameters().gradients(2 * number));
    CHECK(layer.d_bias == network.parameters().gradients(2 * number + 1));
    CHECK(layer.weight_update.isApprox(Scalar(-0.5) * layer.d_weights, Scalar(1e-4)));
    CHECK(layer.bias_update.isApprox(Scalar(-0.5) * layer.d_bias, Scalar(1e-4)));
  }
  CHECK(traced.parameters().values() == network.parameters().values());
}

TEST_CASE("what the update adds to the gradients shows in the update alone") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 6, 1);
  const Matrix targets = random_matrix(2, 6, 2);
  Network network = sample_network("tanh", 6);
  const PassTrace plain = trace_pass(network, *loss, inputs, targets, half_gradient);
  const PassTrace trace =
      trace_pass(network, *loss, inputs, targets, [](ParameterBlock& parameters) {
        parameters.gradients().setConstant(2);
        half_gradient(parameters);
      });
  CHECK(trace.layers[0].d_weights == plain.layers[0].d_weights);
  CHECK(trace.layers[0].weight_update.isApprox(Matrix::Constant(5, 2, -1), Scalar(1e-5)));
}

TEST_CASE("a layer without bias has none in the trace, and logits become probabilities") {
  NetworkConfig config;
  config.bias = false;
  Network network(config, 1, 1);
  network.reserve(1);
  const Matrix inputs{{3}};
  const Matrix targets{{1}};
  const auto loss = make_loss("loss", {"binaryCrossEntropy"});
  const PassTrace trace = trace_pass(network, *loss, inputs, targets, half_gradient);
  CHECK(trace.layers[0].bias.size() == 0);
  CHECK(trace.layers[0].d_bias.size() == 0);
  CHECK(trace.layers[0].bias_update.size() == 0);
  CHECK(trace.predictions(0, 0) == Scalar(0.5));
  CHECK(trace.layers[0].d_weights(0, 0) == doctest::Approx(-1.5));  // (p - t) x
}

TEST_CASE(
    "for every optimizer and penalty the traced update is the trainer's next step, to the bit") {
  for (const OptimizerEntry& optimizer : optimizers()) {
    for (const RegularizerEntry& regularizer : regularizers()) {
      CAPTURE(optimizer.id);
      CAPTURE(regularizer.id);
      ExperimentConfig experiment = default_experiment();
      experiment.training.optimizer = {std::string(optimizer.id)};
      experiment.training.regularizer = {std::string(regularizer.id)};
      experiment.training.gradient_clipping = {"byNorm", {{"limit", 0.01}}};
      experiment.training.schedule = {"inverseTime"};
      experiment.training.batch_size = 2000;  // all samples: one step per epoch
      Run run(experiment);
      run.trainer().advance(1'000'000, 3);

      const TrainerState state = run.trainer().state();
      const DataPart& part = run.data().training();
      Matrix inputs(part.inputs.rows(), part.size());
      Matrix targets(part.targets.rows(), part.size());
      for (Index i = 0; i < part.size(); ++i) {
        inputs.col(i) = part.inputs.col(state.order[static_cast<std::size_t>(i)]);
        targets.col(i) = part.targets.col(state.order[static_cast<std::size_t>(i)]);
      }
      Network copy = copy_network(experiment.network, run.network());
      const PassTrace trace =
          trace_pass(copy, run.loss(), inputs, targets,
                     [&](ParameterBlock& parameters) { run.trainer().preview_update(parameters); });
      const TrainerState after = run.trainer().state();
      CHECK(after.parameters == state.parameters);
      CHECK(after.optimizer_state == state.optimizer_state);
      CHECK(after.optimizer_steps == state.optimizer_steps);

      run.trainer().advance(1'000'000, 1);
      const ParameterBlock& parameters = run.network().parameters();
      for (std::size_t number = 0; number < trace.layers.size(); ++number) {
        const LayerTrace& layer = trace.layers[number];
        CHECK_FALSE(layer.weight_update.isZero(0));
        CHECK(layer.weight_update == parameters.values(2 * number) - layer.weights);
        CHECK(layer.bias_update == parameters.values(2 * number + 1) - layer.bias);
      }
    }
  }
}
