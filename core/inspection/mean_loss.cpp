#include "core/inspection/mean_loss.h"

#include <algorithm>

namespace descent {

MeanLoss::MeanLoss(Network& network, const Loss& loss, ConstMatrixView inputs,
                   ConstMatrixView targets, Pass pass, std::uint64_t chance)
    : network_(network),
      loss_(loss),
      inputs_(inputs),
      targets_(targets),
      pass_(pass),
      chance_(chance) {}

void MeanLoss::begin_loss() { begin(false); }

void MeanLoss::begin_gradient() {
  d_outputs_.resize(targets_.rows(), network_.largest_batch());
  gradient_.setZero(network_.parameters().size());
  begin(true);
}

void MeanLoss::begin(bool with_gradient) {
  with_gradient_ = with_gradient;
  batch_forwarded_ = false;
  start_ = 0;
  sum_ = 0;
  begin_batch();
}

Index MeanLoss::batch() const {
  return std::min(network_.largest_batch(), inputs_.cols() - start_);
}

void MeanLoss::begin_batch() {
  backward_ = false;
  if (!done()) network_.begin_forward(batch(), pass_, chance_);
}

Index MeanLoss::advance() {
  batch_forwarded_ = false;
  if (done()) return 0;
  const auto inputs = inputs_.middleCols(start_, batch());
  if (backward_) {
    const Index work = network_.advance_backward(inputs, d_outputs_.leftCols(batch()));
    if (network_.pass_done()) finish_backward();
    return work;
  }
  const Index work = network_.advance_forward(inputs);
  if (network_.pass_done()) finish_forward();
  return work;
}

void MeanLoss::finish_forward() {
  const auto targets = targets_.middleCols(start_, batch());
  batch_forwarded_ = true;
  sum_ += loss_.sum(network_.outputs(), targets);
  if (with_gradient_) {
    loss_.gradient(network_.outputs(), targets, d_outputs_.leftCols(batch()));
    network_.begin_backward();
    backward_ = true;
  } else {
    start_ += batch();
    begin_batch();
  }
}

void MeanLoss::finish_backward() {
  const Vector& d_parameters = network_.parameters().gradients();
  const double share = static_cast<double>(batch()) / static_cast<double>(inputs_.cols());
  for (Index i = 0; i < gradient_.size(); ++i)
    gradient_(i) += share * static_cast<double>(d_parameters(i));
  start_ += batch();
  begin_batch();
}

}  // namespace descent
