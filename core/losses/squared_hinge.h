#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Squared hinge loss of scores o with targets t = -1 or 1: per sample, the mean over its O outputs
/// (one in a binary task) of max(0, 1 - t o)^2. Gradient of the batch's mean:
/// d_outputs = -2 t max(0, 1 - t o) / (B O), (O x B).
/// Source: Lee and Mangasarian (2001), pages 5-22, the smooth support vector machine's squared
/// slack.
class SquaredHinge final : public Loss {
 public:
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;
};

}  // namespace descent
