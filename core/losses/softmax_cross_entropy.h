#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Softmax cross-entropy on logits z with non-negative targets t (O x B), one-hot columns or any
/// weights: per sample, -sum over outputs of t log p with p = e^z / sum e^z, computed as
/// sum t (max z - z + log sum e^(z - max z)), which does not overflow. Gradient of the batch's
/// mean: d_outputs = (p sum t - t) / B, (O x B). Targets (1 x B) before several outputs are class
/// ids 0 to O - 1, which stand for their one-hot columns.
/// Source: Bridle (1990), pages 227-236, softmax; Bishop (2006), equations 4.108 and 4.109.
class SoftmaxCrossEntropy final : public Loss {
 public:
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;
};

}  // namespace descent
