#pragma once

namespace descent {

/// What is known after so many epochs; test numbers are NaN without test samples.
struct EpochReport {
  /// Completed epochs.
  double epoch;
  /// Mean loss over the training part, without the penalty.
  double training_loss;
  /// Mean loss over the test part.
  double test_loss;
  /// Sum of the penalties of all weights, which training minimises with the loss.
  double penalty;
  /// main_metric of the task over the training part.
  double training_metric;
  /// main_metric of the task over the test part.
  double test_metric;
  /// The rate that the next epoch takes.
  double learning_rate;
};

}  // namespace descent
