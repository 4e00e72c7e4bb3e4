// The dense layer's passes have the reference's values.

#include "core/models/network.h"
#include "tests/core/reference.h"

namespace descent {
namespace {

template <class Numbers>
std::span<const Scalar> all(const Numbers& numbers) {
  return {numbers.data(), static_cast<std::size_t>(numbers.size())};
}

/// The names of the cases are those of activations, but for two.
NetworkConfig configuration(const testing::ReferenceCase& one) {
  NetworkConfig config;
  const bool has_activation = one.name != "linear" && one.name != "withoutBias";
  config.output_activation = {has_activation ? one.name : "linear"};
  config.bias = one.arrays.contains("bias");
  return config;
}

void check_dense(const testing::ReferenceCase& one) {
  CAPTURE(one.name);
  constexpr double allowed = testing::allowed_error(1e-10, 1e-5);
  constexpr double floor = testing::allowed_error(1e-3, 0.1);
  const auto check = [&](const Matrix& actual, const std::string& expected) {
    CAPTURE(expected);
    CHECK(testing::largest_error(all(actual), one.array(expected).values, floor) <= allowed);
  };
  const Matrix inputs = one.columns("inputs");
  const Matrix transposed_weights = one.columns("weight");
  const NetworkConfig config = configuration(one);
  Network network(config, inputs.rows(), transposed_weights.cols());
  network.reserve(inputs.cols());
  ParameterBlock& block = network.parameters();
  block.values(0) = transposed_weights.transpose();
  if (config.bias) block.values(1) = one.vector("bias");
  const SampleRange samples{0, inputs.cols()};
  Layer& layer = *network.layers().front();
  layer.forward(block, inputs, samples);
  check(layer.outputs(), "outputs");
  Matrix d_outputs = one.columns("d_outputs");
  Matrix d_inputs(inputs.rows(), inputs.cols());
  layer.backward(block, inputs, d_outputs, MatrixView(d_inputs), samples);
  check(d_inputs, "d_inputs");
  check(block.gradients(0).transpose(), "d_weight");
  if (config.bias) check(block.gradients(1), "d_bias");
}

TEST_CASE("the dense layer's passes have the reference's values") {
  int count = 0;
  for (const testing::ReferenceCase& one : testing::reference_cases("layers")) {
    if (one.choice.id != "dense") continue;
    ++count;
    check_dense(one);
  }
  CHECK(count > 0);
}

}  // namespace
}  // namespace descent
