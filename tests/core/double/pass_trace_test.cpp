#include "core/inspection/pass_trace.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/losses/loss.h"

// One pass of a 2-2-1 network of tanh units over the four points of XOR, every number of it written
// out with the formulas of a textbook.

using namespace descent;

namespace {

constexpr double tolerance = 1e-12;
constexpr double learning_rate = 0.5;

// Weights w<unit><input>, biases b<unit> of the hidden layer; v<input> and c of the output unit.
constexpr double w11 = 0.8;
constexpr double w12 = -0.6;
constexpr double w21 = 1.1;
constexpr double w22 = 0.4;
constexpr double b1 = 0.1;
constexpr double b2 = -0.3;
constexpr double v1 = 0.9;
constexpr double v2 = -1.2;
constexpr double c = 0.2;

constexpr double x1[] = {-1, -1, 1, 1};
constexpr double x2[] = {-1, 1, -1, 1};
constexpr double t[] = {-1, 1, 1, -1};

Network xor_network() {
  NetworkConfig config;
  config.layers = {dense_layer(2, {"tanh"})};
  config.output_activation = {"tanh"};
  Network network(config, 2, 1);
  network.reserve(4);
  network.parameters().values() << w11, w21, w12, w22, b1, b2, v1, v2, c;
  return network;
}

bool near(double a, double b) { return std::fabs(a - b) <= tolerance; }

}  // namespace

TEST_CASE("every number of a pass over XOR is the textbook's") {
  Matrix inputs(2, 4);
  Matrix targets(1, 4);
  for (Index n = 0; n < 4; ++n) {
    inputs.col(n) << x1[n], x2[n];
    targets(0, n) = t[n];
  }
  Network network = xor_network();
  const auto loss = make_loss("loss", {"meanSquared"});
  const PassTrace trace =
      trace_pass(network, *loss, inputs, targets, 0, [](ParameterBlock& parameters) {
        parameters.values() -= learning_rate * parameters.gradients();
      });
  REQUIRE(trace.layers.size() == 2);
  const LayerTrace& hidden = trace.layers[0];
  const LayerTrace& output = trace.layers[1];

  double mean_loss = 0;
  double d_w11 = 0;
  double d_w12 = 0;
  double d_w21 = 0;
  double d_w22 = 0;
  double d_b1 = 0;
  double d_b2 = 0;
  double d_v1 = 0;
  double d_v2 = 0;
  double d_c = 0;
  for (Index n = 0; n < 4; ++n) {
    CAPTURE(n);
    // Forward: z = W x + b, a = tanh(z).
    const double z1 = w11 * x1[n] + w12 * x2[n] + b1;
    const double z2 = w21 * x1[n] + w22 * x2[n] + b2;
    const double a1 = std::tanh(z1);
    const double a2 = std::tanh(z2);
    const double z = v1 * a1 + v2 * a2 + c;
    const double a = std::tanh(z);
    CHECK(hidden.inputs(0, n) == x1[n]);
    CHECK(hidden.inputs(1, n) == x2[n]);
    CHECK(near(hidden.pre_activations(0, n), z1));
    CHECK(near(hidden.pre_activations(1, n), z2));
    CHECK(near(hidden.outputs(0, n), a1));
    CHECK(near(hidden.outputs(1, n), a2));
    CHECK(near(output.inputs(0, n), a1));
    CHECK(near(output.inputs(1, n), a2));
    CHECK(near(output.pre_activations(0, n), z));
    CHECK(near(output.outputs(0, n), a));
    CHECK(near(trace.predictions(0, n), a));
    mean_loss += (a - t[n]) * (a - t[n]) / 4;

    // Backward: delta = dL/da (1 - a^2), and the deltas of the hidden units through v.
    const double d_a = 2 * (a - t[n]) / 4;
    const double delta = d_a * (1 - a * a);
    const double d_a1 = v1 * delta;
    const double d_a2 = v2 * delta;
    const double delta1 = d_a1 * (1 - a1 * a1);
    const double delta2 = d_a2 * (1 - a2 * a2);
    CHECK(near(output.d_outputs(0, n), d_a));
    CHECK(near(output.d_pre_activations(0, n), delta));
    CHECK(near(hidden.d_outputs(0, n), d_a1));
    CHECK(near(hidden.d_outputs(1, n), d_a2));
    CHECK(near(hidden.d_pre_activations(0, n), delta1));
    CHECK(near(hidden.d_pre_activations(1, n), delta2));
    d_v1 += delta * a1;
    d_v2 += delta * a2;
    d_c += delta;
    d_w11 += delta1 * x1[n];
    d_w12 += delta1 * x2[n];
    d_w21 += delta2 * x1[n];
    d_w22 += delta2 * x2[n];
    d_b1 += delta1;
    d_b2 += delta2;
  }
  CHECK(near(trace.loss, mean_loss));

  const Matrix d_weights{{d_w11, d_w12}, {d_w21, d_w22}};
  const Matrix d_bias{{d_b1}, {d_b2}};
  CHECK(hidden.segments[0].values == Matrix{{w11, w12}, {w21, w22}});
  CHECK(hidden.segments[1].values == Matrix{{b1}, {b2}});
  CHECK(hidden.segments[0].gradient.isApprox(d_weights, tolerance));
  CHECK(hidden.segments[1].gradient.isApprox(d_bias, tolerance));
  CHECK(hidden.segments[0].update.isApprox(-learning_rate * d_weights, tolerance));
  CHECK(hidden.segments[1].update.isApprox(-learning_rate * d_bias, tolerance));

  const Matrix d_output_weights{{d_v1, d_v2}};
  CHECK(output.segments[0].values == Matrix{{v1, v2}});
  CHECK(output.segments[1].values == Matrix{{c}});
  CHECK(output.segments[0].gradient.isApprox(d_output_weights, tolerance));
  CHECK(near(output.segments[1].gradient(0, 0), d_c));
  CHECK(output.segments[0].update.isApprox(-learning_rate * d_output_weights, tolerance));
  CHECK(near(output.segments[1].update(0, 0), -learning_rate * d_c));
}
