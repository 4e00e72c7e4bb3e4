#include "core/training/sample_predictions.h"

#include <algorithm>
#include <limits>

#include "core/metrics/classes.h"

namespace descent {
namespace {

/// Samples sent through the network at once.
constexpr Index prediction_batch = 256;

const DataPart& part_of(const PreparedData& data, std::string_view name) {
  static constexpr std::string_view names[] = {"training", "test"};
  if (name == names[0]) return data.training();
  if (name == names[1]) return data.test();
  throw_unknown("samples.part", name, names);
}

Index checked(std::string_view field, double value) {
  constexpr double largest = std::numeric_limits<int>::max();
  check_range(field, value, {field, 0, 0, largest, Scale::integer});
  return static_cast<Index>(value);
}

}  // namespace

SamplePredictions::SamplePredictions(const NetworkConfig& config, const Vector& parameters,
                                     const PreparedData& data, const Loss& loss, Scalar threshold,
                                     const SampleRequest& request)
    : task_(data.entry().task),
      loss_(loss),
      threshold_(threshold),
      part_(&part_of(data, request.part)),
      network_(config, data.input_shape(), data.output_count()),
      first_(std::min(checked("samples.first", request.first), part_->size())),
      shown_(checked("samples.shown", request.shown) - first_) {
  const Index count = std::min(checked("samples.count", request.count), part_->size() - first_);
  predictions_.resize(data.output_count(), count);
  network_.reserve(std::min(prediction_batch, std::max(Index{1}, count)));
  network_.parameters().values() = parameters;
  if (!done()) begin_batch();
}

Index SamplePredictions::advance(Index maximum_pieces) {
  Index pieces = 0;
  for (; pieces < maximum_pieces && !done(); ++pieces) {
    for (Index work = 0; work < piece_work && !done();) {
      work += network_.advance_forward(batch_inputs());
      if (network_.pass_done()) finish_batch();
    }
  }
  return pieces;
}

Index SamplePredictions::batch() const {
  return std::min(prediction_batch, predictions_.cols() - next_);
}

void SamplePredictions::begin_batch() { network_.begin_forward(batch()); }

void SamplePredictions::finish_batch() {
  const Index samples = batch();
  predictions_.middleCols(next_, samples) = network_.outputs();
  if (shown_ >= next_ && shown_ < next_ + samples)
    shown_answers_ = layer_answers(network_, batch_inputs(), shown_ - next_);
  next_ += samples;
  if (done()) {
    finish();
  } else {
    begin_batch();
  }
}

void SamplePredictions::finish() {
  loss_.predict(predictions_);
  if (task_ == Task::regression) return;
  classes_.reserve(static_cast<std::size_t>(predictions_.cols()));
  for (Index i = 0; i < predictions_.cols(); ++i)
    classes_.push_back(static_cast<int>(class_of(predictions_, i, task_, threshold_)));
}

}  // namespace descent
