#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/activations.h"
#include "core/parameters.h"
#include "core/random.h"
#include "core/shape.h"
#include "core/types.h"

/// Layers: one step of the forward pass and its derivative, up to the pre-activations z; the
/// network applies the activation.
namespace descent {

/// Some samples of a batch that follow one another: the columns first to first + count - 1.
struct SampleRange {
  Index first;
  Index count;
};

/// Whether a pass is a part of training: dropout and batch normalisation act otherwise then.
enum class Pass { training, evaluation };

/// What a layer computes from.
struct LayerInputs {
  /// The outputs of the layer before, (I x B).
  ConstMatrixView values;
  /// The outputs of the layer that earlier() names, (E x B); else the same as values.
  ConstMatrixView earlier;
  /// Which of the batch's samples the call is for.
  SampleRange samples;
  /// Whether it is a training pass.
  Pass pass;
  /// Draws what the pass leaves to chance, in a fixed order.
  Random& random;
  /// Whether training leaves the layer as it is; statistics are then used and not measured.
  bool frozen = false;
};

/// A layer from I inputs to O outputs. What it needs for its backward pass it keeps from its last
/// forward pass; its parameters live in the network's block.
class Layer {
 public:
  virtual ~Layer() = default;

  /// The shape of one sample that it reads, I numbers.
  [[nodiscard]] virtual Shape input_shape() const = 0;
  /// The shape of one sample that it gives, O numbers.
  [[nodiscard]] virtual Shape output_shape() const = 0;

  /// How many layers back, before its own inputs, this one reads a second time; 0 when it does not.
  [[nodiscard]] virtual Index earlier() const { return 0; }

  /// Plans this layer's segments; called once, before the block is allocated.
  virtual void plan(ParameterBlock&) {}

  /// The segment of its weights (O x I, for links that a picture shows), if it has them.
  [[nodiscard]] virtual std::optional<std::size_t> weight_segment() const { return std::nullopt; }
  /// The segment of its biases (O), if it has them.
  [[nodiscard]] virtual std::optional<std::size_t> bias_segment() const { return std::nullopt; }

  /// Draws the starting values.
  virtual void initialize(ParameterBlock&, Random&) const {}

  /// Makes room for batches of up to `largest_batch` samples.
  virtual void reserve(Index) {}

  /// What one sample's forward pass costs, in multiply-adds; its backward pass costs about twice
  /// that. Long passes are cut by it.
  [[nodiscard]] virtual Index work_per_sample() const = 0;

  /// Computes these samples' columns of the pre-activations (O x B). A batch's first samples come
  /// first; the inputs are those of the whole batch.
  virtual void forward(const ParameterBlock& parameters, const LayerInputs& inputs,
                       MatrixView pre_activations) = 0;

  /// Adds these samples' part of the parameters' gradients, which the batch's first samples set,
  /// and writes their columns of d_inputs (I x B) when asked for, given the inputs of the last
  /// forward pass and d_pre_activations (O x B).
  virtual void backward(ParameterBlock& parameters, const LayerInputs& inputs,
                        ConstMatrixView d_pre_activations, std::optional<MatrixView> d_inputs) = 0;

  /// Takes what the batch's training pass has measured into the block's statistics.
  virtual void finish_batch(ParameterBlock&) {}
};

/// What a layer is made from.
struct LayerOptions {
  /// The shape of one sample that it reads.
  Shape inputs;
  /// The hyperparameters in the order of the entry's table.
  std::vector<double> values;
  /// For layers that apply it themselves, see LayerEntry::activation_inside.
  Activation activation;
  /// Draws its weights.
  Choice initializer;
  /// Whether its units add a bias.
  bool bias;
  /// Names the layer in messages, "network.layers.1".
  std::string field;
};

/// One kind of layer.
struct LayerEntry : CatalogEntry {
  /// The shapes it reads; others are refused.
  std::span<const ShapeKind> takes;
  /// The activation it has when the reader chooses none; empty where it takes that of all layers.
  std::string_view usual_activation;
  /// Whether its activation acts inside its recurrence instead of on its outputs.
  bool activation_inside;
  /// Whether it has weights to initialise, to penalise or to freeze.
  bool has_weights;
  /// Throws std::invalid_argument when sizes do not fit the inputs' shape.
  std::unique_ptr<Layer> (*make)(const LayerOptions& options);
  /// The hyperparameter that leaves its training pass to chance, not so at 0; empty where the same
  /// inputs always give the same outputs.
  std::string_view chance = {};
  /// Whether its training pass compares the numbers of a batch, of which there must be two: two
  /// samples at least, unless a sample is an image or a sequence.
  bool compares_samples = false;
};

/// All kinds of layers, in menu order.
std::span<const LayerEntry> layer_kinds();

/// The chosen kind of layer for inputs of this shape. Throws std::invalid_argument naming
/// "<field>.id" or a hyperparameter.
std::unique_ptr<Layer> make_layer(const Choice& kind, LayerOptions options);

}  // namespace descent
