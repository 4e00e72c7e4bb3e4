#pragma once

#include "core/optimizers/optimizer.h"

namespace descent {

/// Limited-memory BFGS: a quasi-Newton step -H g, where H, the inverse of the curvature, is known
/// from the last `history` pairs of steps s and gradient changes y, starting from H0 = (y.s / y.y)
/// of the newest pair. The first step is -g min(1, 1 / sum |g|); all are scaled by the learning
/// rate and none is searched for along its line. Instead one that is longer than `longestStep` is
/// shortened to it: where the loss hardly curves, the bottom seems far away. Pairs with
/// y.s <= 1e-10, where the loss does not curve upwards, are left out. Only the gradients of one and
/// the same loss can be compared: for full batches.
/// State: the steps s, newest first; the changes y; the last gradient; the last step.
/// Source: Nocedal (1980), pages 773-782, the two-loop recursion; Liu and Nocedal (1989), algorithm
/// 2.1, and section 4 for H0; both in Nocedal and Wright (2006), algorithms 7.4 and 7.5. First
/// step, fixed step length and left-out pairs as in PyTorch, class LBFGS.
class LBfgs final : public Optimizer {
 public:
  /// `history` is a whole number from 1 to maximum_history, `longest_step` positive.
  LBfgs(double history, double longest_step)
      : history_(static_cast<Index>(history)), longest_step_(longest_step) {}
  /// history, longestStep.
  static std::span<const Hyperparameter> hyperparameters();

  /// The most pairs that can be kept.
  static constexpr Index maximum_history = 20;

 private:
  [[nodiscard]] Index state_vectors() const override { return 2 * history_ + 2; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;
  void keep_pair(ConstVectorView gradients);
  void apply_inverse_curvature();

  /// State vectors by their parts; pair 0 is the newest.
  Scalar* step_of(Index pair) { return state_vector(pair).data(); }
  Scalar* change_of(Index pair) { return state_vector(history_ + pair).data(); }
  Scalar* last_gradients() { return state_vector(2 * history_).data(); }
  Scalar* last_step() { return state_vector(2 * history_ + 1).data(); }

  Index history_;
  double longest_step_;
};

}  // namespace descent
