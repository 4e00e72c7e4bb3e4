#include "core/inspection/pass_trace.h"

#include <doctest/doctest.h>

#include <algorithm>

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
  const PassTrace trace = trace_pass(traced, *loss, inputs, targets, 0, half_gradient);

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
    if (number < 2) CHECK(layer.d_pre_activations == network.d_outputs(number));
    CHECK(layer.segments[0].values == network.parameters().values(2 * number));
    CHECK(layer.segments[1].values == network.parameters().values(2 * number + 1));
    CHECK(layer.segments[0].gradient == network.parameters().gradients(2 * number));
    CHECK(layer.segments[1].gradient == network.parameters().gradients(2 * number + 1));
    CHECK(
        layer.segments[0].update.isApprox(Scalar(-0.5) * layer.segments[0].gradient, Scalar(1e-4)));
    CHECK(
        layer.segments[1].update.isApprox(Scalar(-0.5) * layer.segments[1].gradient, Scalar(1e-4)));
  }
  CHECK(traced.parameters().values() == network.parameters().values());
}

TEST_CASE("what the update adds to the gradients shows in the update alone") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 6, 1);
  const Matrix targets = random_matrix(2, 6, 2);
  Network network = sample_network("tanh", 6);
  const PassTrace plain = trace_pass(network, *loss, inputs, targets, 0, half_gradient);
  const PassTrace trace =
      trace_pass(network, *loss, inputs, targets, 0, [](ParameterBlock& parameters) {
        parameters.gradients().setConstant(2);
        half_gradient(parameters);
      });
  CHECK(trace.layers[0].segments[0].gradient == plain.layers[0].segments[0].gradient);
  CHECK(trace.layers[0].segments[0].update.isApprox(Matrix::Constant(5, 2, -1), Scalar(1e-5)));
}

TEST_CASE("a layer without bias has none in the trace, and logits become probabilities") {
  NetworkConfig config;
  config.bias = false;
  Network network(config, 1, 1);
  network.reserve(1);
  const Matrix inputs{{3}};
  const Matrix targets{{1}};
  const auto loss = make_loss("loss", {"binaryCrossEntropy"});
  const PassTrace trace = trace_pass(network, *loss, inputs, targets, 0, half_gradient);
  REQUIRE(trace.layers[0].segments.size() == 1);
  CHECK(trace.layers[0].segments[0].segment.name == "weights");
  CHECK(trace.predictions(0, 0) == Scalar(0.5));
  CHECK(trace.layers[0].segments[0].gradient(0, 0) == doctest::Approx(-1.5));  // (p - t) x
}

TEST_CASE("a bounded trace keeps the first rows and columns of every matrix, and their numbers") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 6, 1);
  const Matrix targets = random_matrix(2, 6, 2);
  Network network = sample_network("tanh", 6);
  const PassTrace whole = trace_pass(network, *loss, inputs, targets, 0, half_gradient);
  PassTracer tracer(network, *loss, inputs, targets, 0, half_gradient, {4, 3, 2, 1});
  tracer.begin();
  while (!tracer.done())
    tracer.advance();
  const PassTrace& trace = tracer.trace();
  const auto check = [](const Matrix& kept, const Matrix& all, Index rows, Index columns) {
    CHECK(kept == all.topLeftCorner(std::min(all.rows(), rows), std::min(all.cols(), columns)));
  };
  for (std::size_t number = 0; number < 3; ++number) {
    const LayerTrace& layer = trace.layers[number];
    const LayerTrace& all = whole.layers[number];
    check(layer.inputs, all.inputs, 4, 3);
    check(layer.d_outputs, all.d_outputs, 4, 3);
    REQUIRE(layer.segments.size() == all.segments.size());
    for (std::size_t place = 0; place < layer.segments.size(); ++place) {
      const SegmentTrace& segment = layer.segments[place];
      check(segment.values, all.segments[place].values, 2, 1);
      check(segment.gradient, all.segments[place].gradient, 2, 1);
      check(segment.update, all.segments[place].update, 2, 1);
      CHECK(segment.segment.size() == all.segments[place].values.size());
    }
  }
  CHECK(trace.layers[0].segments[0].values.size() == 2);
}
