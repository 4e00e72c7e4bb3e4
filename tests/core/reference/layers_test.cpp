// Every layer by itself has the reference's outputs and gradients.

#include "core/layers/layer.h"

#include <algorithm>

#include "core/activations.h"
#include "core/models/network.h"
#include "tests/core/layers/layer_harness.h"
#include "tests/core/reference.h"

namespace descent {
namespace {

using testing::LayerHarness;
using testing::ReferenceArray;
using testing::ReferenceCase;

// Relative to the number, or to the floor where it is smaller.
constexpr double floor = testing::allowed_error(1e-3, 0.1);
constexpr double allowed = testing::allowed_error(1e-10, 1e-5);

/// One sample per column: a sample's numbers have PyTorch's order in ours too.
Matrix samples_of(const ReferenceCase& one, const std::string& name) {
  const Index samples = one.array(name).shape[0];
  const Vector numbers = one.vector(name);
  return numbers.reshaped(numbers.size() / samples, samples);
}

/// The parameters for a segment: PyTorch's are written row by row.
Matrix parameters_of(const ReferenceCase& one, const std::string& name,
                     const ParameterSegment& segment) {
  return one.vector(name).reshaped(segment.columns, segment.rows).transpose();
}

void check_numbers(const Matrix& actual, const ReferenceCase& one, const std::string& name) {
  CAPTURE(name);
  const auto size = static_cast<std::size_t>(actual.size());
  CHECK(testing::largest_error({actual.data(), size}, one.array(name).values, floor) <= allowed);
}

/// Two dimensions are vectors, three sequences, four images; the first is the sample.
Shape input_shape(const ReferenceCase& one) {
  const std::vector<Index>& shape = one.array("inputs").shape;
  if (shape.size() == 4) return Shape::image(shape[1], shape[2], shape[3]);
  if (shape.size() == 3) return Shape::sequence(shape[1], shape[2]);
  return shape.at(1);
}

/// PyTorch's names of a layer's parameters, in the order of our segments.
std::vector<std::string> parameter_names(const ReferenceCase& one) {
  std::vector<std::string> names;
  for (const char* name : {"weight", "bias", "weight_ih_l0", "weight_hh_l0", "bias_ih_l0"}) {
    if (one.arrays.contains(name)) names.emplace_back(name);
  }
  if (one.choice.id == "gru") names.emplace_back("bias_hh_l0");
  return names;
}

void set_parameters(ParameterBlock& block, const ReferenceCase& one) {
  const std::vector<std::string> names = parameter_names(one);
  for (std::size_t i = 0; i < names.size(); ++i) {
    Matrix values = parameters_of(one, names[i], block.segment(i));
    // PyTorch's simple recurrent and LSTM layers have two biases, which are only ever added.
    const bool has_sum = names[i] == "bias_ih_l0" && one.choice.id != "gru";
    if (has_sum) values.col(0) += one.vector("bias_hh_l0");
    block.values(i) = values;
  }
}

void check_gradients(const ParameterBlock& block, const ReferenceCase& one) {
  const std::vector<std::string> names = parameter_names(one);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ParameterSegment& segment = block.segment(i);
    const Matrix gradients = block.gradients()
                                 .segment(segment.offset, segment.size())
                                 .reshaped(segment.rows, segment.columns);
    check_numbers(gradients.transpose(), one, "d_" + names[i]);
  }
  Index trained = 0;
  for (const std::string& name : names)
    trained += one.vector(name).size();
  CHECK(trained == block.trainable_size());
}

/// The activation behind the layer; a case named for one has it.
Activation activation_of(const ReferenceCase& one) {
  const auto is_named = [&](const ActivationEntry& entry) { return entry.id == one.name; };
  const auto all = activations();
  const bool found = std::any_of(all.begin(), all.end(), is_named);
  return {"activation", {found ? one.name : "linear"}};
}

LayerHarness make_harness(const LayerEntry& entry, const ReferenceCase& one) {
  return LayerHarness(one.choice, input_shape(one), 16, entry.activation_inside ? "tanh" : "linear",
                      !entry.has_weights || parameter_names(one).size() > 1);
}

/// Batch normalisation's statistics stand behind scale and shift.
void check_statistics(LayerHarness& harness, const ReferenceCase& one) {
  for (const char* batch : {"1", "2", "3"}) {
    harness.forward(samples_of(one, std::string("batch") + batch));
    harness.layer->finish_batch(harness.block);
    check_numbers(harness.block.values(2), one, std::string("running_mean") + batch);
    check_numbers(harness.block.values(3), one, std::string("running_variance") + batch);
  }
  check_numbers(harness.forward(samples_of(one, "evaluation_inputs"), Pass::evaluation), one,
                "evaluation_outputs");
}

void check_layer(const LayerEntry& entry, const ReferenceCase& one) {
  LayerHarness harness = make_harness(entry, one);
  set_parameters(harness.block, one);
  harness.random = Random(9, RandomStream::dropout);
  const Activation activation = activation_of(one);
  const Matrix inputs = samples_of(one, "inputs");
  const Matrix z = harness.forward(inputs);
  const auto size = static_cast<std::size_t>(z.size());
  Matrix a = z;
  activation.forward({z.data(), size}, {a.data(), size}, z.rows());
  check_numbers(a, one, "outputs");
  Matrix d = samples_of(one, "d_outputs");
  activation.backward({z.data(), size}, {a.data(), size}, {d.data(), size}, z.rows());
  check_numbers(harness.backward(inputs, d), one, "d_inputs");
  check_gradients(harness.block, one);
  if (entry.id == "batchNormalization") check_statistics(harness, one);
}

LayerConfig config_of(const Choice& kind) {
  LayerConfig config;
  config.kind = kind;
  config.activation = {"linear"};
  return config;
}

/// A residual connection reads a layer further back, so it needs a network: in front of it an
/// identity, whose outputs' gradient is d_inputs, the two dense layers, and an identity behind it.
void check_residual(const ReferenceCase& one) {
  const Matrix inputs = samples_of(one, "inputs");
  const Index features = inputs.rows();
  NetworkConfig config;
  config.layers = {dense_layer(static_cast<double>(features), {"linear"}),
                   dense_layer(static_cast<double>(one.vector("bias1").size()), {"tanh"}),
                   dense_layer(static_cast<double>(features), {"linear"}), config_of(one.choice)};
  Network network(config, features, features);
  network.reserve(inputs.cols());
  ParameterBlock& block = network.parameters();
  // Weights and biases by turns, of the four dense layers.
  block.values(0).setIdentity();
  const char* const names[] = {"weight1", "bias1", "weight2", "bias2"};
  for (std::size_t i = 0; i < 4; ++i)
    block.values(2 + i) = parameters_of(one, names[i], block.segment(2 + i));
  block.values(6).setIdentity();
  check_numbers(network.forward(inputs), one, "outputs");
  Matrix d_outputs = samples_of(one, "d_outputs");
  network.backward(inputs, d_outputs);
  check_numbers(network.d_outputs(0), one, "d_inputs");
  for (std::size_t i = 0; i < 4; ++i)
    check_numbers(block.gradients(2 + i).transpose(), one, std::string("d_") + names[i]);
}

TEST_CASE("every layer has the reference's outputs and gradients") {
  std::vector<ReferenceCase> cases = testing::reference_cases("layers");
  for (ReferenceCase& one : testing::reference_cases("recurrent_layers"))
    cases.push_back(one);
  testing::check_cases<LayerEntry>(cases, layer_kinds(),
                                   [](const LayerEntry& entry, const ReferenceCase& one) {
                                     if (entry.id == "residual") {
                                       check_residual(one);
                                     } else {
                                       check_layer(entry, one);
                                     }
                                   });
}

}  // namespace
}  // namespace descent
