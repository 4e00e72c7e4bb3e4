#include "core/inspection/pass_trace.h"

#include <algorithm>
#include <utility>

#include "core/inspection/layer_segments.h"

namespace descent {
namespace {

/// A segment's part of a vector as long as the block, as a matrix that is not copied.
ConstParameterMap part_of(const Vector& vector, const ParameterSegment& segment) {
  return {vector.data() + segment.offset, segment.rows, segment.columns};
}

/// A matrix's first rows and columns.
Matrix first_of(ConstMatrixView all, Index rows, Index columns) {
  return all.topLeftCorner(std::min(all.rows(), rows), std::min(all.cols(), columns));
}

}  // namespace

PassTracer::PassTracer(Network& network, const Loss& loss, ConstMatrixView inputs,
                       ConstMatrixView targets, std::uint64_t chance, ParameterUpdate update,
                       const TraceLimits& limits)
    : network_(network),
      loss_(loss),
      inputs_(inputs),
      targets_(targets),
      chance_(chance),
      update_(std::move(update)),
      limits_(limits) {}

void PassTracer::begin() {
  trace_ = {};
  trace_.layers.resize(network_.layers().size());
  network_.begin_forward(inputs_.cols(), Pass::training, chance_);
  stage_ = Stage::forward;
}

Index PassTracer::advance() {
  if (stage_ == Stage::none) return 0;
  if (stage_ == Stage::forward) {
    const Index work = network_.advance_forward(inputs_, 0);
    if (network_.pass_done()) finish_forward();
    return work;
  }
  const std::size_t left = network_.layers_left();
  const Index work = network_.advance_backward(inputs_, d_network_outputs_, 0);
  if (network_.layers_left() < left) {
    trace_.layers[left - 1].d_pre_activations = kept(d_outputs_of(left - 1));
    if (!network_.pass_done()) keep_d_outputs();
  }
  if (network_.pass_done()) finish_backward();
  return work;
}

void PassTracer::finish_forward() {
  for (std::size_t number = 0; number < trace_.layers.size(); ++number) {
    const NetworkLayer& layer = network_.layers()[number];
    LayerTrace& trace = trace_.layers[number];
    trace.inputs = number == 0 ? kept(inputs_) : trace_.layers[number - 1].outputs;
    trace.pre_activations = kept(layer.pre_activations());
    trace.outputs = kept(layer.outputs());
  }
  const Matrix outputs = network_.outputs();
  trace_.loss = loss_.sum(outputs, targets_) / static_cast<double>(inputs_.cols());
  Matrix predictions = outputs;
  loss_.predict(predictions);
  trace_.predictions = kept(predictions);
  d_network_outputs_.resize(outputs.rows(), outputs.cols());
  loss_.gradient(outputs, targets_, d_network_outputs_);
  network_.begin_backward();
  keep_d_outputs();
  stage_ = Stage::backward;
}

/// Of the layer whose turn comes: all that reads it has brought its part.
void PassTracer::keep_d_outputs() {
  const std::size_t layer = network_.layers_left() - 1;
  trace_.layers[layer].d_outputs = kept(d_outputs_of(layer));
}

void PassTracer::finish_backward() {
  ParameterBlock& parameters = network_.parameters();
  const Vector before = parameters.values();
  // The update may add to the gradients, but those shown are the loss's own.
  for (std::size_t number = 0; number < trace_.layers.size(); ++number) {
    for (const ParameterSegment& segment : layer_segments(parameters, number)) {
      const bool is_learned = segment.kind != ParameterKind::statistic;
      trace_.layers[number].segments.push_back(
          {segment, kept_of(before, segment),
           is_learned ? kept_of(parameters.gradients(), segment) : Matrix(), Matrix()});
    }
  }
  update_(parameters);
  network_.finish_batch();
  for (LayerTrace& layer : trace_.layers) {
    for (SegmentTrace& trace : layer.segments)
      trace.update = kept_of(parameters.values(), trace.segment) - trace.values;
  }
  parameters.values() = before;
  stage_ = Stage::none;
}

Matrix PassTracer::kept(ConstMatrixView all) const {
  return first_of(all, limits_.units, limits_.samples);
}

Matrix PassTracer::kept_of(const Vector& vector, const ParameterSegment& segment) const {
  return first_of(part_of(vector, segment), limits_.rows, limits_.columns);
}

ConstMatrixView PassTracer::d_outputs_of(std::size_t layer) const {
  if (layer + 1 == trace_.layers.size()) return d_network_outputs_;
  return network_.d_outputs(layer);
}

PassTrace trace_pass(Network& network, const Loss& loss, ConstMatrixView inputs,
                     ConstMatrixView targets, std::uint64_t chance, const ParameterUpdate& update) {
  PassTracer tracer(network, loss, inputs, targets, chance, update);
  tracer.begin();
  while (!tracer.done())
    tracer.advance();
  return tracer.trace();
}

}  // namespace descent
