#pragma once

namespace descent {

/// What is known after so many epochs; test numbers are NaN without test samples, and the learning
/// rate is the one that the next epoch takes.
struct EpochReport {
  double epoch;
  double training_loss;
  double test_loss;
  double penalty;
  double training_metric;
  double test_metric;
  double learning_rate;
};

}  // namespace descent
