#pragma once

#include "core/catalog.h"

/// Rules that end training by themselves.
namespace descent {

/// What is known after an epoch, for the rules; a number that is not known is NaN.
struct StopProgress {
  /// Completed epochs.
  double epoch;
  /// Mean loss over the training part, without the penalty.
  double training_loss;
  /// Euclidean norm of the mean gradient over the epoch's samples, each batch's taken at the
  /// weights that it met: |sum of (samples in batch) gradient| / samples, with the penalty's
  /// gradient in it.
  double gradient_norm;
  /// Epochs since the best watched loss: the test loss, or without test part the training loss.
  double waited;
};

/// One rule; its values are in the order of its table.
struct StopRuleEntry : CatalogEntry {
  /// Whether training ends here; false while a number that it needs is NaN.
  bool (*met)(const StopProgress& progress, std::span<const double> values);
  /// Whether it needs the gradient's norm, which costs a pass over the parameters per batch.
  bool uses_gradient = false;
  /// Whether the weights of the best watched loss are put back when it ends training.
  bool restores_best = false;
};

/// All rules, in menu order; training ends when
///   epochs         epoch >= count
///   targetLoss     training_loss <= loss
///   gradientNorm   gradient_norm < threshold
///   noImprovement  waited >= patience, after which the best weights are put back
/// Sources: Rumelhart, Hinton and Williams (1986), Nature 323, figure 1, sweeps through the
/// samples; Fahlman (1988), pages 38-51, for targetLoss; Nocedal and Wright (2006), algorithm 6.1,
/// for gradientNorm; Goodfellow, Bengio and Courville (2016), algorithm 7.1, for noImprovement.
std::span<const StopRuleEntry> stop_rules();

}  // namespace descent
