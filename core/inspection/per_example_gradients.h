#pragma once

#include <cstdint>

#include "core/losses/loss.h"
#include "core/models/network.h"

namespace descent {

/// Numbers that per-example gradients keep at most; beyond that only their norms are kept.
inline constexpr std::int64_t largest_gradient_table = std::int64_t{1} << 22;

/// The gradient of each of B samples' own loss, g_b = d(loss of sample b)/d(parameters), from a
/// pass of that sample alone. Their mean is the gradient of the batch. Computed one piece of work
/// at a time on a network of its own.
///
/// The passes are those of evaluation. In training, batch normalisation makes the samples of a
/// batch depend on each other, so that none has a gradient of its own; here it goes by its running
/// statistics, and dropout drops nothing. With such layers the mean is therefore that of an
/// evaluation pass over the batch, not of the training step.
/// Source: Goodfellow (2015), "Efficient Per-Example Gradient Computations", pages 1-2, the plain
/// way; it is also right for layers that mix the parameters of several units.
class PerExampleGradients {
 public:
  /// The network is a copy (copy_network); loss, inputs (I x B) and targets (O x B) must outlive
  /// the gradients. Keeps them all when parameters times samples are at most `largest_table`.
  PerExampleGradients(Network network, const Loss& loss, ConstMatrixView inputs,
                      ConstMatrixView targets, std::int64_t largest_table = largest_gradient_table);

  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether every sample had its pass.
  [[nodiscard]] bool done() const { return sample_ == inputs_.cols(); }

  /// When done: gradients (P x B), one per column; nothing when they would be too many.
  [[nodiscard]] const Matrix& gradients() const { return gradients_; }
  /// When done: their B Euclidean lengths.
  [[nodiscard]] const Eigen::VectorXd& norms() const { return norms_; }
  /// When done: their mean (P), summed in double.
  [[nodiscard]] const Eigen::VectorXd& mean() const { return mean_; }

 private:
  Index step();

  Network network_;
  const Loss& loss_;
  ConstMatrixView inputs_;
  ConstMatrixView targets_;
  Matrix d_outputs_;
  Matrix gradients_;
  Eigen::VectorXd norms_;
  Eigen::VectorXd mean_;
  Index sample_ = 0;
};

}  // namespace descent
