#pragma once

#include "core/layers/recurrent.h"

namespace descent {

/// Long short-term memory: with the gates' rows in the order i, f, g, o of W, U and b,
///   i, f, o = sigmoid(z),  g = a(z),  c_t = f c_(t-1) + i g,  h_t = o a(c_t),
/// a being tanh in the papers. Backwards
///   d_c_t = d_h_t o a'(c_t) + f_(t+1) d_c_(t+1),  d_o = d_h_t a(c_t),
///   d_i = d_c_t g,  d_f = d_c_t c_(t-1),  d_g = d_c_t i.
/// The forget gate's bias starts at 1, the others at 0.
/// Source: Hochreiter and Schmidhuber (1997), section 4; Gers, Schmidhuber and Cummins (2000),
/// section 3, for f; Jozefowicz, Zaremba and Sutskever (2015), section 2, for its bias.
class LstmLayer final : public RecurrentLayer {
 public:
  /// Options with the hyperparameters of RecurrentLayer.
  explicit LstmLayer(const LayerOptions& options) : RecurrentLayer(options, 4, false) {}
  void reserve(Index largest_batch) override;

 private:
  void cell_forward(const StepColumns& step, ConstMatrixView recurrent_part) override;
  void cell_backward(const StepColumns& step, MatrixView d_hidden, MatrixView d_input_part,
                     MatrixView d_recurrent_part) override;
  void initialize_bias(ParameterMap bias) const override;

  /// Of every step: the gates' activations (4 H x T largest batch), c and a(c) (H x ...).
  Matrix gates_;
  Matrix cells_;
  Matrix cell_activations_;
  /// d_c of the step that the backward pass stands at, (H x T largest batch).
  Matrix d_cells_;
};

}  // namespace descent
