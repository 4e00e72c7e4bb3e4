#pragma once

#include "core/layers/recurrent.h"

namespace descent {

/// Gated recurrent unit: with the gates' rows in the order r, u, n of W, U, b and c,
///   r = sigmoid(W_r x + b_r + U_r h + c_r),  u likewise,
///   n = a(W_n x + b_n + r (U_n h + c_n)),  h_t = (1 - u) n + u h_(t-1),
/// a being tanh in the paper. Backwards, with m = U_n h + c_n and s the argument of a,
///   d_n = (1 - u) d_h_t,  d_u = (h_(t-1) - n) d_h_t,  d_s = a'(s) d_n,  d_r = m d_s,
///   d_m = r d_s,  and u d_h_t goes to d_h_(t-1) directly.
/// Source: Cho et al. (2014), equations 5 to 8; the reset gate after the product, as in their first
/// version (1406.1078v1), which needs the second bias c.
class GruLayer final : public RecurrentLayer {
 public:
  /// Options with the hyperparameters of RecurrentLayer.
  explicit GruLayer(const LayerOptions& options) : RecurrentLayer(options, 3, true) {}
  void reserve(Index largest_batch) override;

 private:
  void cell_forward(const StepColumns& step, ConstMatrixView recurrent_part) override;
  void cell_backward(const StepColumns& step, MatrixView d_hidden, MatrixView d_input_part,
                     MatrixView d_recurrent_part) override;

  /// Of every step: the gates' activations (3 H x T largest batch), and U_n h + c_n (H x ...).
  Matrix gates_;
  Matrix candidate_parts_;
};

}  // namespace descent
