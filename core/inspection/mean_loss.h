#pragma once

#include "core/losses/loss.h"
#include "core/models/network.h"

namespace descent {

/// Mean loss of a network over N samples, without penalties, and its gradient, in batches of the
/// network's capacity and one piece of their passes at a time: begin, then advance until done. In
/// batches as large as the trainer's the loss of evaluation is the reported one to the bit.
class MeanLoss {
 public:
  /// Inputs (I x N) and targets (O x N) as matrices or columns of matrices. They, the loss and the
  /// network must outlive it; the network is a copy (copy_network), since its gradients and its
  /// layers' outputs change. Training passes all leave the same to chance, that of this number, so
  /// that the loss is one function of the parameters.
  MeanLoss(Network& network, const Loss& loss, ConstMatrixView inputs, ConstMatrixView targets,
           Pass pass = Pass::evaluation, std::uint64_t chance = 0);

  /// Starts at the first sample, forward alone, with the parameters the network has; they must stay
  /// until done.
  void begin_loss();
  /// The same for the gradient as well, forward and backward; makes room for it.
  void begin_gradient();
  /// Does one piece and returns its multiply-adds.
  Index advance();
  /// Whether all samples are behind it.
  [[nodiscard]] bool done() const { return start_ == inputs_.cols(); }
  /// Whether the last piece ended a batch's forward pass: the layers then hold its outputs.
  [[nodiscard]] bool batch_forwarded() const { return batch_forwarded_; }

  /// When done: the mean loss, NaN of no samples.
  [[nodiscard]] double loss() const { return sum_ / static_cast<double>(inputs_.cols()); }
  /// When done after begin_gradient: d(mean loss)/d(parameters), summed over batches in double.
  [[nodiscard]] const Eigen::VectorXd& gradient() const { return gradient_; }

 private:
  void begin(bool with_gradient);
  [[nodiscard]] Index batch() const;
  void begin_batch();
  void finish_forward();
  void finish_backward();

  Network& network_;
  const Loss& loss_;
  ConstMatrixView inputs_;
  ConstMatrixView targets_;
  Pass pass_;
  std::uint64_t chance_;
  Matrix d_outputs_;
  Eigen::VectorXd gradient_;
  bool with_gradient_ = false;
  /// Where it stands: samples before the present batch, and whether that is in its backward pass.
  Index start_ = 0;
  bool backward_ = false;
  bool batch_forwarded_ = false;
  double sum_ = 0;
};

}  // namespace descent
