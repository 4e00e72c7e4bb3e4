#include "core/inspection/per_example_gradients.h"

#include "core/inspection/pieces.h"
#include "core/inspection/sums.h"

namespace descent {

PerExampleGradients::PerExampleGradients(Network network, const Loss& loss, ConstMatrixView inputs,
                                         ConstMatrixView targets, std::int64_t largest_table)
    : network_(std::move(network)),
      loss_(loss),
      inputs_(inputs),
      targets_(targets),
      d_outputs_(targets.rows(), 1),
      norms_(inputs.cols()) {
  const Index parameters = network_.parameters().size();
  mean_.setZero(parameters);
  // Counted in 64 bits, since an Index of 32 would wrap around.
  if (std::int64_t{parameters} * inputs.cols() <= largest_table) {
    gradients_.resize(parameters, inputs.cols());
  }
}

Index PerExampleGradients::advance(Index maximum_pieces) {
  return advance_pieces(
      maximum_pieces, [this] { return step(); }, [this] { return done(); });
}

Index PerExampleGradients::step() {
  const auto input = inputs_.middleCols(sample_, 1);
  const auto target = targets_.middleCols(sample_, 1);
  loss_.gradient(network_.forward(input), target, d_outputs_);
  network_.backward(input, d_outputs_);
  const Vector& gradient = network_.parameters().gradients();
  if (gradients_.size() > 0) gradients_.col(sample_) = gradient;
  norms_(sample_) = norm_in_order(gradient);
  const auto samples = static_cast<double>(inputs_.cols());
  for (Index i = 0; i < gradient.size(); ++i)
    mean_(i) += static_cast<double>(gradient(i)) / samples;
  ++sample_;
  Index work = 0;
  for (const auto& layer : network_.layers())
    work += 3 * layer.work_per_sample();
  return work;
}

}  // namespace descent
