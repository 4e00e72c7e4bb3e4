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

/// The target numbers of classes: 0 and 1, -1 and 1, or in a binary task -1 and 1 where the output
/// activation reaches -1, and 0 and 1 elsewhere.
enum class TargetCoding { zero_one, two_signs, by_output_activation };

/// One loss; `values` are its hyperparameters in the order of its table.
struct LossEntry : CatalogEntry {
  /// Whether it can be used for this task.
  bool (*suits)(Task task);
  /// Whether outputs are logits or scores without bounds: then the output activation is linear.
  bool linear_output;
  /// How classes become targets.
  TargetCoding coding;
  /// Whether the loss has a kink, where central differences say nothing.
  bool has_kink;
  /// A loss with these values, already checked.
  std::unique_ptr<Loss> (*make)(std::span<const double> values);
};

/// All losses, in menu order.
std::span<const LossEntry> losses();

/// The chosen loss.
/// Throws std::invalid_argument for an unknown id or a value out of range.
std::unique_ptr<Loss> make_loss(std::string_view field, const Choice& choice);

}  // namespace descent
