#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Mean absolute error: per sample, the mean over its O outputs of |o - t|.
/// Gradient of the batch's mean: d_outputs = sign(o - t) / (B O), (O x B), and 0 at the kink o = t.
/// Source: Boscovich (1757), pages 353-396, least absolute deviations.
class MeanAbsolute final : public Loss {
 public:
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;
};

}  // namespace descent
