#include "core/models/network.h"

#include <algorithm>

#include "core/kernels/narrow_layer.h"
#include "core/kernels/runs.h"

namespace descent {

ConstMatrixView Network::forward(ConstMatrixView inputs, Pass pass, std::uint64_t chance) {
  begin_forward(inputs.cols(), pass, chance);
  while (!pass_done())
    advance_forward(inputs);
  return outputs();
}

void Network::backward(ConstMatrixView inputs, MatrixView d_outputs) {
  begin_backward();
  while (!pass_done())
    advance_backward(inputs, d_outputs);
}

void Network::begin_forward(Index batch, Pass pass, std::uint64_t chance) {
  pass_ = pass;
  // Every pass has a seed of its own, so that one that starts again draws the same.
  if (pass == Pass::training && leaves_to_chance_) {
    constexpr std::uint64_t spread = 0x9e3779b97f4a7c15U;  // odd: seeds differ for 2^64 passes
    random_ = Random(seed_ + chance * spread, RandomStream::dropout);
  }
  batch_ = batch;
  layers_left_ = layers_.size();
  next_sample_ = 0;
  is_whole_pass_ = is_narrow_ && batch <= narrow_batch;
}

Index Network::advance_forward(ConstMatrixView inputs, Index enough) {
  if (!is_whole_pass_ || enough == 0 || !is_one_run(inputs))
    return advance_forward_pieces(inputs, enough);
  const Scalar* values = inputs.data();
  for (NetworkLayer& layer : layers_)
    values = layer.forward_narrow(parameters_, values, batch_);
  layers_left_ = 0;
  return per_sample_ * batch_;
}

[[gnu::noinline]] Index Network::advance_forward_pieces(const ConstMatrixView& inputs,
                                                        Index enough) {
  is_whole_pass_ = false;
  Index work = 0;
  do {
    work += advance_forward_piece(inputs);
  } while (work < enough && !pass_done());
  return work;
}

/// Whether a piece is a whole batch of a narrow layer, without gaps.
bool Network::is_whole_narrow_batch(const NetworkLayer& layer, const ConstMatrixView& inputs,
                                    SampleRange samples) const {
  return layer.is_narrow() && samples.count == batch_ && batch_ <= narrow_batch &&
         is_one_run(inputs);
}

inline Index Network::advance_forward_piece(const ConstMatrixView& inputs) {
  const std::size_t number = layers_.size() - layers_left_;
  const SampleRange samples = next_samples(number);
  NetworkLayer& layer = layers_[number];
  const ConstMatrixView from = in_front_of(number, inputs);
  if (is_whole_narrow_batch(layer, from, samples)) {
    layer.forward_narrow(parameters_, from.data(), batch_);
  } else {
    layer.forward(parameters_, gather_inputs(number, inputs, samples));
  }
  return steps_[number].per_sample * samples.count;
}

void Network::begin_backward() {
  layers_left_ = layers_.size();
  next_sample_ = 0;
  is_whole_pass_ = is_narrow_ && batch_ <= narrow_batch;
}

Index Network::advance_backward(ConstMatrixView inputs, MatrixView d_outputs, Index enough) {
  if (!is_whole_pass_ || enough == 0 || !is_one_run(inputs) || !is_one_run(d_outputs))
    return advance_backward_pieces(inputs, d_outputs, enough);
  Scalar* d_values = d_outputs.data();
  for (std::size_t number = layers_.size(); --number > 0;) {
    Scalar* const d_inputs = d_outputs_[number - 1].data();
    layers_[number].backward_narrow(parameters_, layers_[number - 1].first_output(), d_values,
                                    d_inputs);
    d_values = d_inputs;
  }
  layers_.front().backward_narrow(parameters_, inputs.data(), d_values, nullptr);
  layers_left_ = 0;
  return 2 * per_sample_ * batch_;
}

[[gnu::noinline]] Index Network::advance_backward_pieces(const ConstMatrixView& inputs,
                                                         MatrixView& d_outputs, Index enough) {
  is_whole_pass_ = false;
  Index work = 0;
  do {
    work += advance_backward_piece(inputs, d_outputs);
  } while (work < enough && !pass_done());
  return work;
}

inline Index Network::advance_backward_piece(const ConstMatrixView& inputs, MatrixView& d_outputs) {
  const std::size_t number = layers_left_ - 1;
  const SampleRange samples = next_samples(number);
  MatrixView d_layer_outputs =
      number + 1 == layers_.size() ? d_outputs : MatrixView(d_outputs_[number].leftCols(batch_));
  NetworkLayer& layer = layers_[number];
  const ConstMatrixView from = in_front_of(number, inputs);
  Matrix* const d_inputs = number > 0 ? &d_outputs_[number - 1] : nullptr;
  if (is_whole_narrow_batch(layer, from, samples) && is_one_run(d_layer_outputs)) {
    layer.backward_narrow(parameters_, from.data(), d_layer_outputs.data(),
                          d_inputs != nullptr ? d_inputs->data() : nullptr);
  } else {
    std::optional<MatrixView> d_from;
    if (d_inputs != nullptr) d_from = d_inputs->leftCols(batch_);
    layer.backward(parameters_, gather_inputs(number, inputs, samples), d_layer_outputs, d_from);
  }
  if (number > 0) add_connections(number - 1, samples);
  return 2 * steps_[number].per_sample * samples.count;
}

void Network::finish_batch() {
  if (!measures_) return;
  for (NetworkLayer& layer : layers_) {
    if (layer.measures()) layer.layer().finish_batch(parameters_);
  }
}

ConstMatrixView Network::in_front_of(std::size_t layer, const ConstMatrixView& inputs) const {
  return layer == 0 ? inputs : layers_[layer - 1].outputs();
}

LayerInputs Network::gather_inputs(std::size_t layer, const ConstMatrixView& inputs,
                                   SampleRange samples) {
  const std::size_t source = layer - steps_[layer].back;
  return {in_front_of(layer, inputs), in_front_of(source, inputs), samples, pass_, random_,
          layers_[layer].frozen()};
}

/// Adds to a layer's d_outputs what layers further on that read them too have for them: their own
/// d_pre_activations, which are d_inputs of both.
void Network::add_connections(std::size_t layer, SampleRange samples) {
  for (const Connection& connection : connections_) {
    if (connection.from != layer) continue;
    d_outputs_[layer].middleCols(samples.first, samples.count) +=
        d_outputs_[connection.to].middleCols(samples.first, samples.count);
  }
}

/// The samples of this layer's next piece; the pass then stands behind them.
SampleRange Network::next_samples(std::size_t layer) {
  const SampleRange samples{next_sample_, std::min(steps_[layer].piece, batch_ - next_sample_)};
  next_sample_ += samples.count;
  if (next_sample_ == batch_) {
    next_sample_ = 0;
    --layers_left_;
  }
  return samples;
}

}  // namespace descent
