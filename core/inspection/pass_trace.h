#pragma once

#include <functional>
#include <vector>

#include "core/losses/loss.h"
#include "core/models/network.h"

namespace descent {

/// Every number of one layer in one pass forward, backward and update; what a layer does not have
/// (weights, biases) is empty. The gradient of its inputs is the d_outputs of the layer before.
struct LayerTrace {
  /// X (I x B), Z and A (O x B).
  Matrix inputs;
  Matrix pre_activations;
  Matrix outputs;
  /// d_A and delta = d_Z = d_A * f'(Z), (O x B), of the mean loss.
  Matrix d_outputs;
  Matrix d_pre_activations;
  /// W (O x I), d_W, and W after the update minus W before.
  Matrix weights;
  Matrix d_weights;
  Matrix weight_update;
  /// b (O x 1), d_b, and b after the update minus b before.
  Matrix bias;
  Matrix d_bias;
  Matrix bias_update;
};

/// A whole pass of B samples through a network.
struct PassTrace {
  std::vector<LayerTrace> layers;
  /// The outputs as predictions (logits turned into probabilities), (O x B).
  Matrix predictions;
  /// Mean loss of the samples, without penalties.
  double loss = 0;
};

/// Makes one training step of the block's values from its gradients, with whatever belongs to it
/// (penalties, the learning rate, a copy of the optimizer).
using ParameterUpdate = std::function<void(ParameterBlock& parameters)>;

/// Traces one pass of inputs (I x B) and targets (O x B), B at most network.largest_batch(). The
/// network is a copy (copy_network), whose values are afterwards what they were, to the bit.
/// Source: Rumelhart, Hinton and Williams (1986), equations 1 to 9.
PassTrace trace_pass(Network& network, const Loss& loss, ConstMatrixView inputs,
                     ConstMatrixView targets, const ParameterUpdate& update);

}  // namespace descent
