#include "core/models/network.h"

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
  for (const auto& layer : layers_)
    layer->plan(parameters_);
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
  layers_.front()->forward(parameters_, inputs);
  for (std::size_t i = 1; i < layers_.size(); ++i) {
    layers_[i]->forward(parameters_, layers_[i - 1]->outputs());
  }
  return layers_.back()->outputs();
}

void Network::backward(ConstMatrixView inputs, MatrixView d_outputs) {
  const Index batch = inputs.cols();
  for (std::size_t i = layers_.size() - 1; i > 0; --i) {
    MatrixView d_layer_outputs =
        i + 1 == layers_.size() ? d_outputs : MatrixView(d_outputs_[i].leftCols(batch));
    layers_[i]->backward(parameters_, layers_[i - 1]->outputs(), d_layer_outputs,
                         MatrixView(d_outputs_[i - 1].leftCols(batch)));
  }
  MatrixView d_first =
      layers_.size() == 1 ? d_outputs : MatrixView(d_outputs_.front().leftCols(batch));
  layers_.front()->backward(parameters_, inputs, d_first, std::nullopt);
}

}  // namespace descent
