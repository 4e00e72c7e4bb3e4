#include "core/inspection/pass_trace.h"

#include "core/inspection/layer_segments.h"

namespace descent {
namespace {

/// A segment's part of a vector as long as the block, as a matrix.
Matrix part_of(const Vector& vector, const ParameterSegment& segment) {
  return ConstParameterMap(vector.data() + segment.offset, segment.rows, segment.columns);
}

void trace_forward(Network& network, ConstMatrixView inputs, std::vector<LayerTrace>& traces) {
  network.forward(inputs);
  for (std::size_t number = 0; number < traces.size(); ++number) {
    const NetworkLayer& layer = network.layers()[number];
    LayerTrace& trace = traces[number];
    trace.inputs = number == 0 ? Matrix(inputs) : traces[number - 1].outputs;
    trace.pre_activations = layer.pre_activations();
    trace.outputs = layer.outputs();
  }
}

/// Goes back from the last layer, whose d_outputs are given.
void trace_backward(Network& network, ConstMatrixView inputs, std::vector<LayerTrace>& traces) {
  const std::size_t last = traces.size() - 1;
  Matrix d_network_outputs = traces[last].d_outputs;
  network.begin_backward();
  for (std::size_t number = traces.size(); number-- > 0;) {
    LayerTrace& trace = traces[number];
    if (number != last) trace.d_outputs = network.d_outputs(number);
    while (network.layers_left() > number)
      network.advance_backward(inputs, d_network_outputs);
    trace.d_pre_activations =
        number == last ? ConstMatrixView(d_network_outputs) : network.d_outputs(number);
  }
}

void keep_parameters(const Network& network, const Vector& d_parameters, const Vector& changes,
                     std::vector<LayerTrace>& traces) {
  const ParameterBlock& parameters = network.parameters();
  for (std::size_t number = 0; number < traces.size(); ++number) {
    const LayerSegments segments = layer_segments(parameters, network.layers()[number]);
    LayerTrace& trace = traces[number];
    if (segments.weights) {
      trace.weights = part_of(parameters.values(), *segments.weights);
      trace.d_weights = part_of(d_parameters, *segments.weights);
      trace.weight_update = part_of(changes, *segments.weights);
    }
    if (segments.biases) {
      trace.bias = part_of(parameters.values(), *segments.biases);
      trace.d_bias = part_of(d_parameters, *segments.biases);
      trace.bias_update = part_of(changes, *segments.biases);
    }
  }
}

}  // namespace

PassTrace trace_pass(Network& network, const Loss& loss, ConstMatrixView inputs,
                     ConstMatrixView targets, const ParameterUpdate& update) {
  PassTrace trace;
  trace.layers.resize(network.layers().size());
  trace_forward(network, inputs, trace.layers);
  const Matrix& outputs = trace.layers.back().outputs;
  trace.loss = loss.sum(outputs, targets) / static_cast<double>(inputs.cols());
  trace.predictions = outputs;
  loss.predict(trace.predictions);

  Matrix& d_outputs = trace.layers.back().d_outputs;
  d_outputs.resize(outputs.rows(), outputs.cols());
  loss.gradient(outputs, targets, d_outputs);
  trace_backward(network, inputs, trace.layers);

  ParameterBlock& parameters = network.parameters();
  const Vector before = parameters.values();
  // The update may add to the gradients, but those shown are the loss's own.
  const Vector d_parameters = parameters.gradients();
  update(parameters);
  const Vector changes = parameters.values() - before;
  parameters.values() = before;
  keep_parameters(network, d_parameters, changes, trace.layers);
  return trace;
}

}  // namespace descent
