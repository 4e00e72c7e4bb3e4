#include "core/training/trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace descent {
namespace {

/// Reports kept without a further allocation; the page takes them many times a second.
constexpr std::size_t report_room = 4096;

/// Epochs and steps that a double still counts exactly; nobody trains so long.
constexpr std::int64_t largest_count = std::int64_t{1} << 53;

}  // namespace

Trainer::Trainer(Network& network, const PreparedData& data, const Loss& loss,
                 Evaluation evaluation, const TrainingConfig& config, std::uint64_t order_seed)
    : network_(network),
      data_(data),
      loss_(loss),
      evaluation_(std::move(evaluation)),
      order_random_(order_seed, RandomStream::order),
      order_(static_cast<std::size_t>(data.training().size())) {
  const Index samples = data.training().size();
  batch_inputs_.setZero(data.input_count(), samples);
  batch_targets_.setZero(data.output_count(), samples);
  d_outputs_.setZero(data.output_count(), samples);
  reports_.reserve(report_room);
  configure(config);
  last_finite_parameters_ = network_.parameters().values();
  reports_.push_back(report());
}

void Trainer::configure(const TrainingConfig& config) {
  const bool same_optimizer = optimizer_ && config.optimizer == config_.optimizer;
  if (!same_optimizer || diverged_) {
    optimizer_ = make_optimizer("training.optimizer", config.optimizer);
    optimizer_->reset(network_.parameters().size());
  }
  diverged_ = false;
  schedule_ = &find_entry("training.schedule", schedules(), config.schedule.id);
  schedule_values_ = resolve_values("training.schedule", *schedule_, config.schedule);
  regularizer_ = &find_entry("training.regularizer", regularizers(), config.regularizer.id);
  regularizer_values_ = resolve_values("training.regularizer", *regularizer_, config.regularizer);
  batch_size_ = std::min(static_cast<Index>(config.batch_size), data_.training().size());
  // Only here, between batches: a larger batch needs larger workspaces.
  if (batch_size_ > network_.largest_batch()) network_.reserve(batch_size_);
  config_ = config;
}

Index Trainer::advance(Index maximum_batches, Index maximum_epochs) {
  const std::int64_t last_epoch = epoch_ + maximum_epochs;
  Index batches = 0;
  while (batches < maximum_batches && epoch_ < last_epoch && !diverged_) {
    if (position_ == 0) begin_epoch();
    train_batch();
    ++batches;
    if (position_ == data_.training().size()) finish_epoch();
  }
  return batches;
}

void Trainer::begin_epoch() {
  std::iota(order_.begin(), order_.end(), 0U);
  order_random_.shuffle(order_);
}

void Trainer::train_batch() {
  const DataPart& part = data_.training();
  const Index batch = std::min(batch_size_, part.size() - position_);
  for (Index i = 0; i < batch; ++i) {
    const auto sample = static_cast<Index>(order_[static_cast<std::size_t>(position_ + i)]);
    batch_inputs_.col(i) = part.inputs.col(sample);
    batch_targets_.col(i) = part.targets.col(sample);
  }
  position_ += batch;

  const auto inputs = batch_inputs_.leftCols(batch);
  loss_.gradient(network_.forward(inputs), batch_targets_.leftCols(batch),
                 d_outputs_.leftCols(batch));
  network_.backward(inputs, d_outputs_.leftCols(batch));

  ParameterBlock& parameters = network_.parameters();
  for (const ParameterSegment& segment : parameters.segments()) {
    if (segment.kind != ParameterKind::weight) continue;
    regularizer_->add_gradient(parameters.values().segment(segment.offset, segment.size()),
                               regularizer_values_,
                               parameters.gradients().segment(segment.offset, segment.size()));
  }
  optimizer_->step(parameters.gradients(), static_cast<Scalar>(learning_rate()),
                   parameters.values());
}

void Trainer::finish_epoch() {
  position_ = 0;
  ++epoch_;
  const EpochReport latest = report();
  const bool test_finite = data_.test().size() == 0 || std::isfinite(latest.test_loss);
  if (std::isfinite(latest.training_loss + latest.penalty) && test_finite &&
      network_.parameters().values().allFinite()) {
    last_finite_parameters_ = network_.parameters().values();
    reports_.push_back(latest);
    return;
  }
  --epoch_;
  diverged_ = true;
  network_.parameters().values() = last_finite_parameters_;
}

double Trainer::learning_rate() const {
  return schedule_->learning_rate(config_.learning_rate, static_cast<double>(epoch_),
                                  schedule_values_);
}

EpochReport Trainer::report() {
  const Score training = evaluation_.score(network_, loss_, data_.training());
  const Score test = evaluation_.score(network_, loss_, data_.test());
  const ParameterBlock& parameters = network_.parameters();
  double penalty = 0;
  for (const ParameterSegment& segment : parameters.segments()) {
    if (segment.kind != ParameterKind::weight) continue;
    penalty += regularizer_->penalty(parameters.values().segment(segment.offset, segment.size()),
                                     regularizer_values_);
  }
  return {static_cast<double>(epoch_),
          training.loss,
          test.loss,
          penalty,
          training.metric,
          test.metric,
          learning_rate()};
}

TrainerState Trainer::state() const {
  return {network_.parameters().values(),
          optimizer_->state(),
          optimizer_->step_count(),
          order_random_.state(),
          order_,
          position_,
          epoch_};
}

void Trainer::restore(const TrainerState& state) {
  const Index samples = data_.training().size();
  // Compared without a sign: as a 32-bit Index the largest numbers would be negative.
  const auto is_sample = [&](std::uint32_t number) { return number < order_.size(); };
  const bool counts_fit = state.epoch >= 0 && state.epoch <= largest_count &&
                          state.optimizer_steps >= 0 && state.optimizer_steps <= largest_count &&
                          state.position >= 0 && state.position < samples;
  if (state.parameters.size() != network_.parameters().size() || !counts_fit ||
      state.order.size() != order_.size() || !state.parameters.allFinite() ||
      !std::all_of(state.order.begin(), state.order.end(), is_sample)) {
    throw std::invalid_argument("state: does not belong to this experiment");
  }
  optimizer_->restore(state.optimizer_state, state.optimizer_steps);
  network_.parameters().values() = state.parameters;
  last_finite_parameters_ = state.parameters;
  order_random_.set_state(state.order_random);
  order_ = state.order;
  position_ = static_cast<Index>(state.position);
  epoch_ = state.epoch;
  diverged_ = false;
  reports_.clear();
  reports_.push_back(report());
}

}  // namespace descent
