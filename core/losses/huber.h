#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Huber loss of the errors e = o - t: per sample, the mean over its O outputs of e^2 / 2 where
/// |e| <= delta, and of delta (|e| - delta / 2) beyond: squared near the target, absolute far from
/// it. Gradient of the batch's mean: d_outputs = e, kept within -delta and delta, / (B O), (O x B).
/// Source: Huber (1964), section 1.
class Huber final : public Loss {
 public:
  /// `delta` > 0.
  explicit Huber(double delta) : delta_(delta) {}
  /// delta, in units of the outputs.
  static std::span<const Hyperparameter> hyperparameters();
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;

 private:
  double delta_;
};

}  // namespace descent
