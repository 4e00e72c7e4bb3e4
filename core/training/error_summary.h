#pragma once

#include <span>
#include <vector>

#include "core/datasets/prepared_data.h"
#include "core/losses/loss.h"
#include "core/metrics.h"
#include "core/metrics/classification.h"
#include "core/models/network.h"

/// Where and how much a network errs, in more detail than a report has.
namespace descent {

/// A sample by its place in its part of the data; class ids are -1 for regression, and where a
/// prediction is NaN.
struct SampleError {
  Index sample;
  int true_class;
  int predicted_class;
  double loss;
};

/// A metric's value on a whole part of the data.
struct MetricValue {
  const MetricEntry* metric;
  double value;
};

/// The errors on one part of the data.
struct ErrorSummary {
  /// (O x N): logits already turned into probabilities.
  Matrix predictions;
  /// Of every metric that suits the task, in menu order.
  std::vector<MetricValue> metrics;
  /// (K x K), true classes down; empty for regression.
  ConfusionMatrix confusion;
  /// The ten samples with the largest losses, or all of fewer: the largest first, NaN before all
  /// numbers, of equal ones the earlier sample.
  std::vector<SampleError> worst;
};

/// The errors on both parts, computed one piece of work at a time and on a copy of the parameters,
/// so that training may go on in between.
class ErrorSummaries {
 public:
  /// Of a network of this description with these parameters; data and loss must outlive this.
  /// `threshold` parts the two classes of a binary task's predictions.
  ErrorSummaries(const NetworkConfig& config, const Vector& parameters, const PreparedData& data,
                 const Loss& loss, Scalar threshold);

  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether both parts are summed up.
  [[nodiscard]] bool done() const { return part_ == 2; }

  /// When done: the errors on the training part.
  [[nodiscard]] const ErrorSummary& training() const { return summaries_[0]; }
  /// When done: the errors on the test part.
  [[nodiscard]] const ErrorSummary& test() const { return summaries_[1]; }

 private:
  [[nodiscard]] const DataPart& part() const;
  [[nodiscard]] Index batch() const;
  void begin_batch();
  void finish_batch();
  void finish_part();

  const PreparedData& data_;
  const Loss& loss_;
  Scalar threshold_;
  Network network_;
  ErrorSummary summaries_[2];
  /// Where it stands: the part, and its samples before the present batch.
  std::size_t part_ = 0;
  Index start_ = 0;
};

}  // namespace descent
