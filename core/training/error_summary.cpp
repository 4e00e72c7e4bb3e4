#include "core/training/error_summary.h"

#include <algorithm>
#include <numeric>

#include "core/metrics/classes.h"

namespace descent {
namespace {

/// Samples sent through the network at once.
constexpr Index summary_batch = 256;

/// More than these nobody looks at one by one.
constexpr std::size_t most_worst = 10;

/// Places of the largest losses, NaN before all numbers, of equal ones the earlier sample.
std::vector<Index> places_of_largest(const std::vector<double>& losses) {
  std::vector<Index> places(losses.size());
  std::iota(places.begin(), places.end(), Index{0});
  const auto is_worse = [&](Index one, Index other) {
    const double loss = losses[static_cast<std::size_t>(one)];
    const double other_loss = losses[static_cast<std::size_t>(other)];
    const bool is_nan = loss != loss;
    const bool other_is_nan = other_loss != other_loss;
    if (is_nan != other_is_nan) return is_nan;
    if (!is_nan && loss != other_loss) return loss > other_loss;
    return one < other;
  };
  const std::size_t kept = std::min(most_worst, places.size());
  std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(kept),
                    places.end(), is_worse);
  places.resize(kept);
  return places;
}

}  // namespace

ErrorSummaries::ErrorSummaries(const NetworkConfig& config, const Vector& parameters,
                               const PreparedData& data, const Loss& loss, Scalar threshold)
    : data_(data),
      loss_(loss),
      threshold_(threshold),
      network_(config, data.input_count(), data.output_count()) {
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
  const Index samples = batch();
  for (Index i = 0; i < samples; ++i)
    losses_.push_back(loss_.sum(outputs.col(i), targets.col(start_ + i)));
  summaries_[part_].predictions.middleCols(start_, samples) = outputs;
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
  const bool has_classes = task != Task::regression;
  if (has_classes)
    summary.confusion = confusion_matrix(summary.predictions, samples.targets, task, threshold_);
  for (const Index place : places_of_largest(losses_)) {
    const auto index = static_cast<std::size_t>(place);
    const Index predicted =
        has_classes ? class_of(summary.predictions, place, task, threshold_) : -1;
    summary.worst.push_back({place, has_classes ? samples.classes[index] : -1,
                             static_cast<int>(predicted), losses_[index]});
  }
  losses_.clear();
  start_ = 0;
  ++part_;
}

}  // namespace descent
