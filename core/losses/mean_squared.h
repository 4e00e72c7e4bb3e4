#pragma once

#include "core/losses/loss.h"

namespace descent {

/// Mean squared error: per sample, the mean over its O outputs of (o - t)^2.
/// Gradient of the batch's mean: d_outputs = 2 (o - t) / (B O), (O x B).
/// Source: Legendre (1805), appendix, least squares; with the mean over outputs as well as samples.
class MeanSquared final : public Loss {
 public:
  [[nodiscard]] double sum(ConstMatrixView outputs, ConstMatrixView targets) const override;
  void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                MatrixView d_outputs) const override;
  void predict(MatrixView outputs) const override;
};

}  // namespace descent
