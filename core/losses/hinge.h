#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Hinge loss of scores o with targets t = -1 or 1: per sample, the mean over its O outputs (one in
/// a binary task) of max(0, 1 - t o). Gradient of the batch's mean: d_outputs = -t / (B O) where
/// t o < 1, and 0 elsewhere, also at the kink t o = 1, (O x B).
/// Source: Cortes and Vapnik (1995), section 3, soft margin.
class Hinge final : public Loss {
 public:
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;
};

}  // namespace descent
