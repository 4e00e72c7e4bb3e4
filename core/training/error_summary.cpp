#include "core/training/error_summary.h"

#include <algorithm>
#include <iterator>

#include "core/metrics/classes.h"

namespace descent {
namespace {

/// Samples sent through the network at once.
constexpr Index summary_batch = 256;

/// More than these nobody looks at one by one.
constexpr std::size_t most_worst = 10;

/// Whether a loss goes before another: the larger one does, and NaN before all numbers.
bool is_worse(double loss, double other) {
  return loss > other || (loss != loss && other == other);
}

/// Takes a sample in at its place, behind equal ones, unless enough are worse.
void keep_worst(std::vector<SampleError>& worst, Index sample, double loss) {
  if (worst.size() == most_worst) {
    if (!is_worse(loss, worst.back().loss)) return;
    worst.pop_back();
  }
  auto place = worst.end();
  while (place != worst.begin() && is_worse(loss, std::prev(place)->loss))
    --place;
  worst.insert(place, {sample, -1, -1, loss});
}

}  // namespace

ErrorSummaries::ErrorSummaries(const NetworkConfig& config, const Vector& parameters,
                               const PreparedData& data, const Loss& loss, Scalar threshold)
    : data_(data),
      loss_(loss),
      threshold_(threshold),
      network_(config, data.input_shape(), data.output_count()) {
  summaries_[0].predictions.resize(data.output_count(), data.training().size());
  summaries_[1].predictions.resize(data.output_count(), data.test().size());
  network_.reserve(summary_batch);
  network_.parameters().values() = parameters;
  begin_batch();
}

Index ErrorSummaries::advance(Index maximum_pieces) {
  Index pieces = 0;
  for (; pieces < maximum_pieces && !done(); ++pieces) {
    for (Index work = 0; work < piece_work && !done();) {
      work += network_.advance_forward(part().inputs.middleCols(start_, batch()));
      if (network_.pass_done()) finish_batch();
    }
  }
  return pieces;
}

const DataPart& ErrorSummaries::part() const {
  return part_ == 0 ? data_.training() : data_.test();
}

Index ErrorSummaries::batch() const { return std::min(summary_batch, part().size() - start_); }

/// Begins the next batch, of the next part where this one, which may be empty, has no more.
void ErrorSummaries::begin_batch() {
  while (!done() && start_ == part().size())
    finish_part();
  if (!done()) network_.begin_forward(batch());
}

void ErrorSummaries::finish_batch() {
  const ConstMatrixView outputs = network_.outputs();
  const Matrix& targets = part().targets;
  ErrorSummary& summary = summaries_[part_];
  const Index samples = batch();
  for (Index i = 0; i < samples; ++i)
    keep_worst(summary.worst, start_ + i, loss_.sum(outputs.col(i), targets.col(start_ + i)));
  summary.predictions.middleCols(start_, samples) = outputs;
  start_ += samples;
  begin_batch();
}

void ErrorSummaries::finish_part() {
  const Task task = data_.entry().task;
  const DataPart& samples = part();
  ErrorSummary& summary = summaries_[part_];
  loss_.predict(summary.predictions);
  for (const MetricEntry& metric : metrics()) {
    if (!metric.suits(task)) continue;
    summary.metrics.push_back(
        {&metric, metric.value(summary.predictions, samples.targets, task, threshold_)});
  }
  if (task != Task::regression) {
    summary.confusion = confusion_matrix(summary.predictions, samples.targets, task, threshold_);
    for (SampleError& error : summary.worst) {
      const Index predicted = class_of(summary.predictions, error.sample, task, threshold_);
      error.true_class = samples.classes[static_cast<std::size_t>(error.sample)];
      error.predicted_class = static_cast<int>(predicted);
    }
  }
  start_ = 0;
  ++part_;
}

}  // namespace descent
