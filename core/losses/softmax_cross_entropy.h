#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Softmax cross-entropy on logits z with targets t, one-hot or any shares t >= 0: per sample, -sum
/// over outputs of t log p with p = e^z / sum e^z, computed as sum t (max z - z + log sum
/// e^(z - max z)), which does not overflow. Gradient of the batch's mean:
/// d_outputs = (p sum t - t) / B, (O x B), where sum t is 1 for one-hot targets. Source: Bridle
/// (1990), softmax; Bishop (2006), equations 4.108 and 4.109.
class SoftmaxCrossEntropy final : public Loss {
 public:
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;
};

}  // namespace descent
