#pragma once

#include <memory>

#include "core/catalog.h"
#include "core/task.h"
#include "core/types.h"

/// Losses: how far the network's outputs are from the targets.
namespace descent {

/// A loss over a batch; outputs and targets are (O x B).
class Loss {
 public:
  virtual ~Loss() = default;

  /// Sum over the batch's samples of each sample's loss, in double, in column order. The mean over
  /// N samples is the loss that is shown.
  [[nodiscard]] virtual double sum(ConstMatrixView outputs, ConstMatrixView targets) const = 0;

  /// d_outputs = d(mean loss over the batch) / d(outputs), (O x B).
  virtual void gradient(ConstMatrixView outputs, ConstMatrixView targets,
                        MatrixView d_outputs) const = 0;

  /// Turns outputs into predictions in place: logits into probabilities, others stay.
  virtual void predict(MatrixView outputs) const = 0;
};

/// One loss: which tasks it suits and whether it reads the outputs as logits (then the output
/// activation must be linear and classes are coded 0 and 1).
struct LossEntry : CatalogEntry {
  bool (*suits)(Task task);
  bool on_logits;
  std::unique_ptr<Loss> (*make)();
};

/// All losses, in menu order: meanSquared (mean over a sample's O outputs of (o - t)^2),
/// binaryCrossEntropy (on logits, targets 0 or 1), softmaxCrossEntropy (on logits, one-hot
/// targets).
std::span<const LossEntry> losses();

}  // namespace descent
