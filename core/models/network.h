#pragma once

#include <vector>

#include "core/experiment.h"
#include "core/models/network_layer.h"
#include "core/parameters.h"

/// Networks: layers one after the other over one block of parameters.
namespace descent {

/// Passes are cut into pieces of at most so many multiply-adds forward and twice as many backward
/// (or one sample), about a millisecond, so that whoever runs them can stop soon.
inline constexpr Index piece_work = Index{1} << 23;

/// A feed-forward network of L layers, A_l = f_l(layer_l(A_(l-1))) with A_0 the inputs (I x B) and
/// A_L the outputs (O x B), over one block of P parameters.
class Network {
 public:
  /// Builds the described hidden layers and a dense output layer, all parameters zero.
  /// Throws std::invalid_argument naming "network.layers.<n>.id", ".activation", ".initializer" or
  /// a hyperparameter, "network.outputActivation" or "network.initializer".
  Network(const NetworkConfig& config, const Shape& inputs, Index output_count);

  /// Draws all starting values from the stream of weights of this seed.
  void initialize(std::uint64_t seed);

  /// Takes over the values of a network of the same description, and its seed, by which a training
  /// pass leaves the same to chance.
  void take_over(const Network& original);

  /// Makes room for batches of up to `largest_batch` samples; training then allocates nothing.
  void reserve(Index largest_batch);
  /// Samples that reserve() has made room for.
  [[nodiscard]] Index largest_batch() const { return largest_batch_; }

  /// Outputs (O x B) of inputs (I x B), B at most largest_batch(); valid until the next pass. A
  /// training pass takes what it leaves to chance from the stream of this number.
  ConstMatrixView forward(ConstMatrixView inputs, Pass pass = Pass::evaluation,
                          std::uint64_t chance = 0);

  /// Writes d(loss)/d(parameters) of the last forward pass, given its inputs and
  /// d_outputs = d(loss)/d(outputs), (O x B), which is used up.
  /// Source: Rumelhart, Hinton and Williams (1986), Nature 323, equations 1 to 7, back-propagation.
  void backward(ConstMatrixView inputs, MatrixView d_outputs);

  /// The same passes one piece at a time, which is one layer over some of the samples: begin, then
  /// advance with the same arguments until pass_done(). Begins forward(), of one or more samples.
  void begin_forward(Index batch, Pass pass = Pass::evaluation, std::uint64_t chance = 0);
  /// One piece of forward(), and more until `enough` multiply-adds are done; returns those done.
  /// A whole pass of a narrow batch through narrow layers counts as a piece, unless `enough` is 0
  /// or there are gaps between the columns.
  Index advance_forward(ConstMatrixView inputs, Index enough = 1);
  /// Begins backward(), after a whole forward pass.
  void begin_backward();
  /// One piece of backward(), and more until `enough` multiply-adds are done, as in
  /// advance_forward; returns those done.
  Index advance_backward(ConstMatrixView inputs, MatrixView d_outputs, Index enough = 1);
  /// Whether the pass begun last is over.
  [[nodiscard]] bool pass_done() const { return layers_left_ == 0; }
  /// Layers that the pass has not finished: a backward pass comes to layer 0 last.
  [[nodiscard]] std::size_t layers_left() const { return layers_left_; }
  /// Outputs of the last forward pass, (O x B).
  [[nodiscard]] ConstMatrixView outputs() const { return layers_.back().outputs(); }
  /// What the backward pass has brought to a layer but the last, (O x B): its d_outputs until its
  /// turn comes, and its d_pre_activations from then on.
  [[nodiscard]] ConstMatrixView d_outputs(std::size_t layer) const {
    return d_outputs_[layer].leftCols(batch_);
  }

  /// Ends a batch of training: layers take what they measured into their statistics.
  void finish_batch();

  /// All parameters and their gradients.
  [[nodiscard]] ParameterBlock& parameters() { return parameters_; }
  [[nodiscard]] const ParameterBlock& parameters() const { return parameters_; }
  /// The L layers, the output layer last.
  [[nodiscard]] const std::vector<NetworkLayer>& layers() const { return layers_; }
  /// Number of inputs I of the first layer.
  [[nodiscard]] Index input_count() const { return layers_.front().input_count(); }
  /// Number of outputs O of the last layer.
  [[nodiscard]] Index output_count() const { return layers_.back().output_count(); }

 private:
  /// A layer's multiply-adds for one sample, the samples that make a piece, and Layer::earlier.
  struct Step {
    Index per_sample;
    Index piece;
    std::size_t back;
  };
  /// A layer that reads the outputs of one further back: both by number.
  struct Connection {
    std::size_t from;
    std::size_t to;
  };

  void add_hidden(const LayerConfig& layer, const NetworkConfig& config, const Shape& inputs);
  void add_output(const NetworkConfig& config, const Shape& inputs, Index output_count);
  void connect(const std::string& field);
  /// What stands in front of a layer: the outputs of the one before, or the network's inputs.
  [[nodiscard]] ConstMatrixView in_front_of(std::size_t layer, const ConstMatrixView& inputs) const;
  [[nodiscard]] LayerInputs gather_inputs(std::size_t layer, const ConstMatrixView& inputs,
                                          SampleRange samples);
  [[nodiscard]] bool is_whole_narrow_batch(const NetworkLayer& layer, const ConstMatrixView& inputs,
                                           SampleRange samples) const;
  Index advance_forward_pieces(const ConstMatrixView& inputs, Index enough);
  Index advance_backward_pieces(const ConstMatrixView& inputs, MatrixView& d_outputs, Index enough);
  Index advance_forward_piece(const ConstMatrixView& inputs);
  Index advance_backward_piece(const ConstMatrixView& inputs, MatrixView& d_outputs);
  void add_connections(std::size_t layer, SampleRange samples);
  SampleRange next_samples(std::size_t layer);

  std::vector<NetworkLayer> layers_;
  std::vector<Step> steps_;
  /// Those whose source is a layer and not the network's inputs.
  std::vector<Connection> connections_;
  ParameterBlock parameters_;
  /// d_outputs of every layer but the last, (O x largest batch).
  std::vector<Matrix> d_outputs_;
  Index largest_batch_ = 0;
  /// Whether all layers are narrow, and no pass of a narrow batch takes longer than a piece.
  bool is_narrow_ = false;
  /// Whether the pass begun last is of a narrow batch of such a network, and still whole.
  bool is_whole_pass_ = false;
  /// Multiply-adds of one sample.
  Index per_sample_ = 0;
  /// Whether a layer's training passes measure statistics.
  bool measures_ = false;
  std::uint64_t seed_ = 0;
  /// What a training pass leaves to chance, if it does; starts anew with every pass.
  bool leaves_to_chance_ = false;
  Random random_;
  /// Where the pass stands: its samples, the layers not yet done, and the next sample of a layer.
  Pass pass_ = Pass::evaluation;
  Index batch_ = 0;
  std::size_t layers_left_ = 0;
  Index next_sample_ = 0;
};

}  // namespace descent
