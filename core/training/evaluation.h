#pragma once

#include "core/datasets/prepared_data.h"
#include "core/losses/loss.h"
#include "core/metrics.h"
#include "core/models/network.h"

namespace descent {

/// Loss and metric of a network over a whole part of the data.
struct Score {
  double loss;
  double metric;
};

/// Scores a part with the current weights, in batches of the network's capacity.
class Evaluation {
 public:
  /// `threshold` parts the two classes of a binary task's predictions; room is made for parts of up
  /// to `largest_part` samples of `output_count` outputs.
  Evaluation(Task task, Scalar threshold, Index output_count, Index largest_part);

  /// Mean loss and metric; NaN for both when the part is empty.
  Score score(Network& network, const Loss& loss, const DataPart& part);

 private:
  Task task_;
  Scalar threshold_;
  const MetricEntry* metric_;
  Matrix predictions_;
};

}  // namespace descent
