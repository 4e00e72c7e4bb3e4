#pragma once

#include "core/datasets/prepared_data.h"
#include "core/losses/loss.h"
#include "core/metrics.h"
#include "core/models/network.h"

namespace descent {

/// Mean loss and metric of a network over a whole part of the data.
struct Score {
  /// Mean over the samples of each one's loss, without penalty.
  double loss;
  /// main_metric of the task.
  double metric;
};

/// Scores a part of the data with the current weights, in batches of the network's capacity and one
/// piece of their passes at a time: begin, then advance until done.
class Evaluation {
 public:
  /// Network, loss and part must outlive the evaluation, which scores nothing until it is begun;
  /// `threshold` parts the two classes of a binary task's predictions.
  Evaluation(Network& network, const Loss& loss, const DataPart& part, Task task, Scalar threshold);

  /// Starts at the first sample; the weights must stay until it is done.
  void begin();
  /// Does one piece and returns its multiply-adds.
  Index advance();
  /// Whether every sample is scored.
  [[nodiscard]] bool done() const { return start_ == part_.size(); }
  /// The score when done; NaN for both when the part is empty.
  [[nodiscard]] const Score& score() const { return score_; }

 private:
  [[nodiscard]] Index batch() const;
  void finish_batch();

  Network& network_;
  const Loss& loss_;
  const DataPart& part_;
  Task task_;
  Scalar threshold_;
  const MetricEntry* metric_;
  Matrix predictions_;
  /// Samples before the present batch, whether that is under way, and the sum of their losses.
  Index start_ = 0;
  bool batch_begun_ = false;
  double sum_ = 0;
  Score score_;
};

}  // namespace descent
