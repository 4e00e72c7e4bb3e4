#include <algorithm>
#include <string>
#include <utility>

#include "core/kernels/narrow_layer.h"
#include "core/models/network.h"

namespace descent {

Network::Network(const NetworkConfig& config, const Shape& inputs, Index output_count)
    : random_(0, RandomStream::dropout) {
  Shape shape = inputs;
  for (const LayerConfig& layer : config.layers) {
    add_hidden(layer, config, shape);
    connect("network.layers." + std::to_string(layers_.size()));
    shape = layers_.back().layer().output_shape();
  }
  add_output(config, shape, output_count);
  for (NetworkLayer& layer : layers_) {
    layer.plan(parameters_);
    const Index work = layer.work_per_sample();
    per_sample_ += work;
    measures_ = measures_ || layer.measures();
    leaves_to_chance_ = leaves_to_chance_ || layer.leaves_to_chance();
    steps_.push_back({work, std::max(Index{1}, piece_work / work),
                      static_cast<std::size_t>(layer.layer().earlier())});
  }
  parameters_.allocate();
}

void Network::add_hidden(const LayerConfig& layer, const NetworkConfig& config,
                         const Shape& inputs) {
  const std::string field = "network.layers." + std::to_string(layers_.size() + 1);
  const Activation activation(field + ".activation", layer.activation);
  const Choice& initializer = layer.initializer ? *layer.initializer : config.initializer;
  LayerOptions options{inputs, {}, activation, initializer, config.bias, field};
  layers_.emplace_back(layer, make_layer(layer.kind, std::move(options)), activation);
}

void Network::add_output(const NetworkConfig& config, const Shape& inputs, Index output_count) {
  const Activation activation("network.outputActivation", config.output_activation);
  LayerOptions options{inputs, {}, activation, config.initializer, config.bias, "network"};
  const LayerConfig output = dense_layer(static_cast<double>(output_count), {"linear"});
  layers_.emplace_back(output, make_layer(output.kind, std::move(options)), activation);
}

/// Checks the connection of the newest layer to an earlier one, if it has one, and keeps it.
void Network::connect(const std::string& field) {
  const std::size_t layer = layers_.size() - 1;
  const Index back = layers_.back().layer().earlier();
  if (back == 0) return;
  check_range(field + ".back", static_cast<double>(back),
              {"back", 1, 1, static_cast<double>(layer), Scale::integer});
  const std::size_t source = layer - static_cast<std::size_t>(back);
  if (!(layers_[source].layer().input_shape() == layers_.back().layer().input_shape())) {
    throw std::invalid_argument(field + ".back: " + std::to_string(back) +
                                " is not allowed (layers of the same shape)");
  }
  if (source > 0) connections_.push_back({source - 1, layer});
}

void Network::initialize(std::uint64_t seed) {
  seed_ = seed;
  Random random(seed, RandomStream::weights);
  for (const NetworkLayer& layer : layers_)
    layer.layer().initialize(parameters_, random);
}

void Network::take_over(const Network& original) {
  seed_ = original.seed_;
  parameters_.values() = original.parameters_.values();
}

void Network::reserve(Index largest_batch) {
  largest_batch_ = largest_batch;
  d_outputs_.clear();
  is_narrow_ = per_sample_ <= piece_work / (2 * narrow_batch);
  for (NetworkLayer& layer : layers_) {
    layer.reserve(parameters_, largest_batch);
    is_narrow_ = is_narrow_ && layer.is_narrow();
    if (&layer != &layers_.back()) {
      d_outputs_.emplace_back(Matrix::Zero(layer.output_count(), largest_batch));
    }
  }
}

}  // namespace descent
