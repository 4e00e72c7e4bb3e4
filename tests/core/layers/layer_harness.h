#pragma once

#include <string>
#include <utility>

#include "core/experiment.h"
#include "core/layers/layer.h"

namespace descent::testing {

/// A hidden layer of this kind, as an experiment names it.
inline LayerConfig layer_of(Choice kind, Choice activation = {"linear"}) {
  LayerConfig layer;
  layer.kind = std::move(kind);
  layer.activation = std::move(activation);
  return layer;
}

/// One layer by itself, with its parameters; what it reads from further back is 0.
class LayerHarness {
 public:
  explicit LayerHarness(const Choice& kind, const Shape& inputs, Index largest_batch = 16,
                        const std::string& activation = "linear", bool bias = true)
      : layer(make_layer(
            kind,
            {inputs, {}, Activation("activation", {activation}), {"uniform"}, bias, "layer"})) {
    block.begin_layer(false);
    layer->plan(block);
    block.allocate();
    layer->initialize(block, random);
    layer->reserve(largest_batch);
  }

  /// The pre-activations of a batch, taken in ranges of so many samples (all at once when 0).
  Matrix forward(const Matrix& inputs, Pass pass = Pass::training, Index piece = 0) {
    Matrix outputs = Matrix::Constant(layer->output_shape().size(), inputs.cols(), Scalar(99));
    const Matrix earlier = Matrix::Zero(inputs.rows(), inputs.cols());
    for_each_range(inputs, piece, [&](SampleRange samples) {
      layer->forward(block, {inputs, earlier, samples, pass, random}, outputs);
    });
    return outputs;
  }

  /// d_inputs; the block then holds the gradients.
  Matrix backward(const Matrix& inputs, const Matrix& d_outputs, Pass pass = Pass::training,
                  Index piece = 0) {
    // Left over from another batch; the first samples must overwrite it.
    block.gradients().setConstant(7);
    Matrix d_inputs = Matrix::Constant(inputs.rows(), inputs.cols(), Scalar(99));
    const Matrix earlier = Matrix::Zero(inputs.rows(), inputs.cols());
    for_each_range(inputs, piece, [&](SampleRange samples) {
      layer->backward(block, {inputs, earlier, samples, pass, random}, d_outputs,
                      MatrixView(d_inputs));
    });
    return d_inputs;
  }

  ParameterBlock block;
  Random random{1, RandomStream::weights};
  std::unique_ptr<Layer> layer;

 private:
  template <class Step>
  static void for_each_range(const Matrix& inputs, Index piece, Step step) {
    const Index length = piece == 0 ? inputs.cols() : piece;
    for (Index first = 0; first < inputs.cols(); first += length)
      step(SampleRange{first, std::min(length, inputs.cols() - first)});
  }
};

/// Normal numbers.
inline Matrix random_matrix(Index rows, Index columns, std::uint64_t seed) {
  Random random(seed, RandomStream::data);
  Matrix matrix(rows, columns);
  for (Scalar& value : matrix.reshaped())
    value = static_cast<Scalar>(random.normal());
  return matrix;
}

}  // namespace descent::testing
