#pragma once

#include <optional>
#include <string_view>

#include "core/parameters.h"
#include "core/random.h"
#include "core/types.h"

/// Layers: one step of the forward pass and its derivative.
namespace descent {

/// Some samples of a batch that follow one another: the columns first to first + count - 1.
struct SampleRange {
  Index first;
  Index count;
};

/// What a picture or a file needs to know of a layer.
struct LayerInfo {
  Index inputs;
  Index units;
  std::string_view activation;
  /// Where the weights (O x I, column by column) and biases (O) start in the block.
  std::optional<Index> weight_offset;
  std::optional<Index> bias_offset;
};

/// A layer from I inputs to O outputs. It keeps the outputs of its last forward pass, which the
/// backward pass reads; its parameters live in the network's block.
class Layer {
 public:
  virtual ~Layer() = default;

  [[nodiscard]] virtual Index input_count() const = 0;
  [[nodiscard]] virtual Index output_count() const = 0;
  [[nodiscard]] virtual LayerInfo info(const ParameterBlock& parameters) const = 0;

  /// Plans this layer's segments; called once, before the block is allocated.
  virtual void plan(ParameterBlock& parameters) = 0;

  /// Draws the starting values.
  virtual void initialize(ParameterBlock& parameters, Random& random) const = 0;

  /// Makes room for batches of up to `largest_batch` samples.
  virtual void reserve(Index largest_batch) = 0;

  /// What one sample's forward pass costs, in multiply-adds; its backward pass costs about twice
  /// that. Long passes are cut by it.
  [[nodiscard]] virtual Index work_per_sample() const = 0;

  /// Computes these samples' columns of the outputs (O x B) of inputs (I x B) and keeps them. A
  /// batch's first samples come first.
  virtual void forward(const ParameterBlock& parameters, ConstMatrixView inputs,
                       SampleRange samples) = 0;

  /// The outputs of the last forward pass, (O x B).
  [[nodiscard]] virtual ConstMatrixView outputs() const = 0;

  /// Adds these samples' part of the parameters' gradients, which the batch's first samples set,
  /// and writes their columns of d_inputs (I x B) when asked for, given the inputs of the last
  /// forward pass. Their columns of d_outputs (O x B) are used up as working space.
  virtual void backward(ParameterBlock& parameters, ConstMatrixView inputs, MatrixView d_outputs,
                        std::optional<MatrixView> d_inputs, SampleRange samples) = 0;
};

}  // namespace descent
