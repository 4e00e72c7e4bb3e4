#pragma once

#include <functional>
#include <limits>
#include <vector>

#include "core/losses/loss.h"
#include "core/models/network.h"

namespace descent {

/// One matrix of a layer's parameters in a pass, W as an example.
struct SegmentTrace {
  /// Its name, its kind, its whole shape and where it stands in the block.
  ParameterSegment segment;
  /// W, d_W, and W after the update minus W before, 0 where it is frozen. A statistic has no
  /// gradient (0 x 0), and its update is what the batch's measures change.
  Matrix values;
  Matrix gradient;
  Matrix update;
};

/// Every number of one layer in one pass forward, backward and update. The gradient of its inputs
/// is the d_outputs of the layer before.
struct LayerTrace {
  /// X (I x B), Z and A (O x B).
  Matrix inputs;
  Matrix pre_activations;
  Matrix outputs;
  /// d_A and delta = d_Z = d_A * f'(Z), (O x B), of the mean loss.
  Matrix d_outputs;
  Matrix d_pre_activations;
  /// All its parameters, in the order of layer_segments.
  std::vector<SegmentTrace> segments;
};

/// A whole pass of B samples through a network.
struct PassTrace {
  std::vector<LayerTrace> layers;
  /// The outputs as predictions (logits turned into probabilities), (O x B).
  Matrix predictions;
  /// Mean loss of the samples, without penalties.
  double loss = 0;
};

/// How much of each matrix a trace keeps, everything unless told: its first rows and columns.
struct TraceLimits {
  /// Of matrices of units and samples.
  Index units = std::numeric_limits<Index>::max();
  Index samples = std::numeric_limits<Index>::max();
  /// Of matrices of parameters.
  Index rows = std::numeric_limits<Index>::max();
  Index columns = std::numeric_limits<Index>::max();
};

/// Makes one training step of the block's values from its gradients, with whatever belongs to it
/// (penalties, the learning rate, a copy of the optimizer).
using ParameterUpdate = std::function<void(ParameterBlock& parameters)>;

/// Traces one training pass, as Trainer makes it of a batch: dropout drops by `chance`, batch
/// normalisation measures these samples. For the trainer's next batch, its chance and its update
/// every number, of statistics too, is that of the step that comes, to the bit.
/// Source: Rumelhart, Hinton and Williams (1986), Nature 323, equations 1 to 9.
class PassTracer {
 public:
  /// The network is a copy (copy_network), whose values are afterwards what they were, to the bit;
  /// it, the loss, inputs (I x B) and targets (O x B) must outlive the tracer, B at most
  /// network.largest_batch().
  PassTracer(Network& network, const Loss& loss, ConstMatrixView inputs, ConstMatrixView targets,
             std::uint64_t chance, ParameterUpdate update, const TraceLimits& limits = {});

  /// Begins the pass with the values that the network has.
  void begin();
  /// Does one piece of it and returns its multiply-adds.
  Index advance();
  /// Whether no pass is under way.
  [[nodiscard]] bool done() const { return stage_ == Stage::none; }
  /// When done.
  [[nodiscard]] const PassTrace& trace() const { return trace_; }

 private:
  enum class Stage { none, forward, backward };

  void finish_forward();
  void keep_d_outputs();
  void finish_backward();
  [[nodiscard]] Matrix kept(ConstMatrixView all) const;
  [[nodiscard]] Matrix kept_of(const Vector& vector, const ParameterSegment& segment) const;
  [[nodiscard]] ConstMatrixView d_outputs_of(std::size_t layer) const;

  Network& network_;
  const Loss& loss_;
  ConstMatrixView inputs_;
  ConstMatrixView targets_;
  std::uint64_t chance_;
  ParameterUpdate update_;
  TraceLimits limits_;
  Stage stage_ = Stage::none;
  /// d_outputs of the last layer (O x B), which its turn makes its d_pre_activations.
  Matrix d_network_outputs_;
  PassTrace trace_;
};

/// The whole trace in one go.
PassTrace trace_pass(Network& network, const Loss& loss, ConstMatrixView inputs,
                     ConstMatrixView targets, std::uint64_t chance, const ParameterUpdate& update);

}  // namespace descent
