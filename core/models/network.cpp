#include "core/models/network.h"

#include <algorithm>

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
}

Index Network::advance_forward(ConstMatrixView inputs, Index enough) {
  Index work = 0;
  do {
    work += advance_forward_piece(inputs);
  } while (work < enough && !pass_done());
  return work;
}

inline Index Network::advance_forward_piece(const ConstMatrixView& inputs) {
  const std::size_t number = layers_.size() - layers_left_;
  const SampleRange samples = next_samples(number);
  layers_[number].forward(parameters_, gather_inputs(number, inputs, samples));
  return steps_[number].per_sample * samples.count;
}

void Network::begin_backward() {
  layers_left_ = layers_.size();
  next_sample_ = 0;
}

Index Network::advance_backward(ConstMatrixView inputs, MatrixView d_outputs, Index enough) {
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
  const LayerInputs from = gather_inputs(number, inputs, samples);
  if (number == 0) {
    layers_[number].backward(parameters_, from, d_layer_outputs, std::nullopt);
  } else {
    layers_[number].backward(parameters_, from, d_layer_outputs,
                             MatrixView(d_outputs_[number - 1].leftCols(batch_)));
    add_connections(number - 1, samples);
  }
  return 2 * steps_[number].per_sample * samples.count;
}

void Network::finish_batch() {
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
