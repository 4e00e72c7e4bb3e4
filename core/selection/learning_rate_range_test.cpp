#include "core/selection/learning_rate_range_test.h"

#include <algorithm>
#include <cmath>

#include "core/kernels/elementary.h"
#include "core/training/epoch_order.h"

namespace descent {
namespace {

/// The ends of the range are at least so far apart.
constexpr double least_ratio = 1.5;

/// A loss that has fallen to less than this share of the start's may double without diverging; a
/// hinge can even reach 0, from which any rise would be infinitely large.
constexpr double negligible_share = 1e-3;

constexpr Hyperparameter steps_setting{"steps", 100, 2, 100'000, Scale::integer, "steps"};
constexpr Hyperparameter smoothing_setting{"smoothing", 0, 0, 0.99, Scale::linear};
constexpr Hyperparameter factor_setting{"divergenceFactor", 4, 1.1, 1000, Scale::logarithmic};

const RangeTestOptions& checked(const RangeTestOptions& options) {
  Hyperparameter allowed = setting("training.learningRate");
  const double highest = allowed.maximum;
  allowed.maximum = highest / least_ratio;
  check_range("rangeTest.lowestRate", options.lowest_rate, allowed);
  allowed.maximum = highest;
  allowed.minimum = options.lowest_rate * least_ratio;
  check_range("rangeTest.highestRate", options.highest_rate, allowed);
  check_range("rangeTest.steps", options.steps, steps_setting);
  check_range("rangeTest.smoothing", options.smoothing, smoothing_setting);
  check_range("rangeTest.divergenceFactor", options.divergence_factor, factor_setting);
  return options;
}

}  // namespace

LearningRateRangeTest::LearningRateRangeTest(const ExperimentConfig& experiment,
                                             const Vector& parameters,
                                             const RangeTestOptions& options)
    : run_(experiment),
      options_(checked(options)),
      steps_(static_cast<std::size_t>(options.steps)),
      update_(experiment.training, run_.network()),
      order_random_(static_cast<std::uint64_t>(experiment.network.seed), RandomStream::order),
      order_(static_cast<std::size_t>(run_.data().training().size())),
      batch_size_(std::min(static_cast<Index>(experiment.training.batch_size),
                           run_.data().training().size())) {
  Vector& values = run_.network().parameters().values();
  if (parameters.size() != values.size()) {
    throw std::invalid_argument("rangeTest.parameters: " + std::to_string(parameters.size()) +
                                " numbers are not allowed (" + std::to_string(values.size()) + ")");
  }
  values = parameters;
  inputs_.setZero(run_.data().input_count(), batch_size_);
  targets_.setZero(run_.data().output_count(), batch_size_);
  d_outputs_.setZero(run_.data().output_count(), batch_size_);
  points_.reserve(steps_);
}

Index LearningRateRangeTest::advance(Index maximum_pieces) {
  Index pieces = 0;
  for (; pieces < maximum_pieces && !done(); ++pieces) {
    Index work = 0;
    do {
      work += advance_stage();
    } while (work < piece_work && stage_ != Stage::batch_start && !done());
  }
  return pieces;
}

/// Does the next part of a step and returns its multiply-adds.
Index LearningRateRangeTest::advance_stage() {
  Network& network = run_.network();
  Index work = 0;
  switch (stage_) {
    case Stage::batch_start:
      begin_batch();
      break;
    case Stage::forward:
      work = network.advance_forward(inputs());
      if (network.pass_done()) finish_forward();
      break;
    case Stage::backward:
      work = network.advance_backward(inputs(), d_outputs());
      if (network.pass_done()) finish_backward();
      break;
    case Stage::done:
      break;
  }
  return work;
}

/// Takes the samples as Trainer does: every epoch in a new order, the last batch short.
void LearningRateRangeTest::begin_batch() {
  const DataPart& part = run_.data().training();
  if (position_ == 0) draw_epoch_order(order_random_, batch_size_, order_);
  batch_ = std::min(batch_size_, part.size() - position_);
  const auto samples = std::span<const std::uint32_t>(order_).subspan(
      static_cast<std::size_t>(position_), static_cast<std::size_t>(batch_));
  gather_samples(part, samples, inputs_, targets_);
  position_ = (position_ + batch_) % part.size();
  run_.network().begin_forward(batch_, Pass::training, samples_taken_);
  samples_taken_ += static_cast<std::uint64_t>(batch_);
  stage_ = Stage::forward;
}

/// The loss before this batch's step is the loss after the step before.
void LearningRateRangeTest::finish_forward() {
  const double loss =
      run_.loss().sum(run_.network().outputs(), targets()) / static_cast<double>(batch_);
  bool go_on = std::isfinite(loss);
  if (steps_done_ == 0) {
    start_loss_ = loss;
    least_ = loss;
  } else {
    go_on = record(loss);
    if (!go_on) divergence_rate_ = rate(steps_done_ - 1);
  }
  if (go_on && steps_done_ < steps_) {
    begin_backward();
  } else {
    stage_ = Stage::done;
  }
}

/// Keeps the loss if it is finite, and says whether it is no divergence.
bool LearningRateRangeTest::record(double loss) {
  if (!std::isfinite(loss)) return false;
  average_ = options_.smoothing * average_ + (1 - options_.smoothing) * loss;
  decay_ *= options_.smoothing;
  const double smoothed = average_ / (1 - decay_);
  points_.push_back({rate(steps_done_ - 1), loss, smoothed});
  least_ = std::min(least_, smoothed);
  const double yardstick = std::max(least_, negligible_share * start_loss_);
  return smoothed <= options_.divergence_factor * yardstick;
}

void LearningRateRangeTest::begin_backward() {
  run_.loss().gradient(run_.network().outputs(), targets(), d_outputs());
  run_.network().begin_backward();
  stage_ = Stage::backward;
}

void LearningRateRangeTest::finish_backward() {
  ParameterBlock& parameters = run_.network().parameters();
  update_.add_penalty(parameters);
  update_.take(parameters, rate(steps_done_));
  run_.network().finish_batch();
  ++steps_done_;
  stage_ = Stage::batch_start;
}

double LearningRateRangeTest::rate(std::size_t step) const {
  const double share = static_cast<double>(step) / static_cast<double>(steps_ - 1);
  return options_.lowest_rate *
         exact_exp(share * exact_log(options_.highest_rate / options_.lowest_rate));
}

double LearningRateRangeTest::progress() const {
  return done() ? 1 : static_cast<double>(points_.size()) / static_cast<double>(steps_);
}

std::size_t LearningRateRangeTest::least_point() const {
  const auto by_smoothed = [](const RatePoint& a, const RatePoint& b) {
    return a.smoothed < b.smoothed;
  };
  const auto least = std::min_element(points_.begin(), points_.end(), by_smoothed);
  return static_cast<std::size_t>(least - points_.begin());
}

std::optional<double> LearningRateRangeTest::steepest_rate() const {
  const std::size_t end = least_point();
  std::optional<double> steepest;
  double fall = 0;
  // Rates are evenly spaced on their logarithm: differences compare as slopes do.
  for (std::size_t i = 1; i < end; ++i) {
    const double difference = points_[i - 1].smoothed - points_[i + 1].smoothed;
    if (difference <= fall) continue;
    fall = difference;
    steepest = points_[i].rate;
  }
  return steepest;
}

std::optional<double> LearningRateRangeTest::tenth_of_least_rate() const {
  const std::size_t least = least_point();
  if (points_.empty() || least == 0) return std::nullopt;
  return std::max(points_[least].rate / 10, setting("training.learningRate").minimum);
}

std::optional<double> LearningRateRangeTest::tenth_of_divergence_rate() const {
  if (!divergence_rate_) return std::nullopt;
  return *divergence_rate_ / 10;
}

}  // namespace descent
