#include "core/models/network.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/layers/dense.h"

namespace descent {
namespace {

DenseOptions layer_options(const NetworkConfig& config, Index inputs, std::size_t number) {
  const LayerConfig& layer = config.layers[number];
  const std::string field = "network.layers." + std::to_string(number + 1);
  find_entry(field + ".id", layer_catalog(), layer.id);
  return {inputs, static_cast<Index>(layer.units),
          Activation(field + ".activation", layer.activation), config.initializer, config.bias};
}

}  // namespace

std::span<const CatalogEntry> layer_catalog() {
  static const std::array dense_hyperparameters{setting("network.layers.units")};
  static const std::array table{CatalogEntry{
      "dense", dense_hyperparameters, "Rumelhart, Hinton and Williams (1986), equations 1 to 7"}};
  return table;
}

Network::Network(const NetworkConfig& config, Index input_count, Index output_count) {
  Index inputs = input_count;
  for (std::size_t number = 0; number < config.layers.size(); ++number) {
    layers_.push_back(std::make_unique<DenseLayer>(layer_options(config, inputs, number)));
    inputs = layers_.back()->output_count();
  }
  layers_.push_back(std::make_unique<DenseLayer>(DenseOptions{
      inputs, output_count, Activation("network.outputActivation", config.output_activation),
      config.initializer, config.bias}));
  for (const auto& layer : layers_) {
    layer->plan(parameters_);
    const Index work = layer->work_per_sample();
    costs_.push_back({work, std::max(Index{1}, piece_work / work)});
  }
  parameters_.allocate();
}

void Network::initialize(std::uint64_t seed) {
  Random random(seed, RandomStream::weights);
  for (const auto& layer : layers_)
    layer->initialize(parameters_, random);
}

void Network::reserve(Index largest_batch) {
  largest_batch_ = largest_batch;
  d_outputs_.clear();
  for (const auto& layer : layers_) {
    layer->reserve(largest_batch);
    if (layer != layers_.back()) {
      d_outputs_.emplace_back(Matrix::Zero(layer->output_count(), largest_batch));
    }
  }
}

ConstMatrixView Network::forward(ConstMatrixView inputs) {
  begin_forward(inputs.cols());
  while (!pass_done())
    advance_forward(inputs);
  return outputs();
}

void Network::backward(ConstMatrixView inputs, MatrixView d_outputs) {
  begin_backward();
  while (!pass_done())
    advance_backward(inputs, d_outputs);
}

void Network::begin_forward(Index batch) {
  batch_ = batch;
  layers_left_ = layers_.size();
  next_sample_ = 0;
}

Index Network::advance_forward(ConstMatrixView inputs) {
  const std::size_t number = layers_.size() - layers_left_;
  Layer& layer = *layers_[number];
  const SampleRange samples = next_samples(number);
  layer.forward(parameters_, number == 0 ? inputs : layers_[number - 1]->outputs(), samples);
  return costs_[number].per_sample * samples.count;
}

void Network::begin_backward() {
  layers_left_ = layers_.size();
  next_sample_ = 0;
}

Index Network::advance_backward(ConstMatrixView inputs, MatrixView d_outputs) {
  const std::size_t number = layers_left_ - 1;
  Layer& layer = *layers_[number];
  const SampleRange samples = next_samples(number);
  MatrixView d_layer_outputs =
      number + 1 == layers_.size() ? d_outputs : MatrixView(d_outputs_[number].leftCols(batch_));
  if (number == 0) {
    layer.backward(parameters_, inputs, d_layer_outputs, std::nullopt, samples);
  } else {
    layer.backward(parameters_, layers_[number - 1]->outputs(), d_layer_outputs,
                   MatrixView(d_outputs_[number - 1].leftCols(batch_)), samples);
  }
  return 2 * costs_[number].per_sample * samples.count;
}

/// The samples of this layer's next piece; the pass then stands behind them.
SampleRange Network::next_samples(std::size_t layer) {
  const SampleRange samples{next_sample_, std::min(costs_[layer].piece, batch_ - next_sample_)};
  next_sample_ += samples.count;
  if (next_sample_ == batch_) {
    next_sample_ = 0;
    --layers_left_;
  }
  return samples;
}

}  // namespace descent
