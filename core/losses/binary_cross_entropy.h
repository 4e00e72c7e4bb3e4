#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Binary cross-entropy on logits z with targets t in {0, 1}: per sample, the sum over its outputs
/// (one in a binary task; one per class in a multiclass task, each on its own) of -t log p - (1 -
/// t) log(1 - p) with p = 1 / (1 + e^-z), computed as max(z, 0) - t z + log(1 + e^-|z|), which
/// neither overflows nor loses p near 0 and 1. Gradient of the batch's mean: d_outputs = (p - t) /
/// B, (O x B). Source: Cox (1958), pages 215-232, logistic regression; Bishop (2006), equations
/// 4.90 and 4.91.
class BinaryCrossEntropy final : public Loss {
 public:
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;
};

}  // namespace descent
