#include "core/training/trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace descent {
namespace {

/// Reports kept without a further allocation; the page takes them many times a second.
constexpr std::size_t report_room = 4096;

/// Epochs and steps that a double still counts exactly; nobody trains so long.
constexpr std::int64_t largest_count = std::int64_t{1} << 53;

}  // namespace

Trainer::Trainer(Network& network, const PreparedData& data, const Loss& loss, Scalar threshold,
                 const TrainingConfig& config, std::uint64_t order_seed)
    : network_(network),
      data_(data),
      loss_(loss),
      training_evaluation_(network, loss, data.training(), data.entry().task, threshold),
      test_evaluation_(network, loss, data.test(), data.entry().task, threshold),
      penalty_(config.regularizer, network),
      order_random_(order_seed, RandomStream::order),
      order_(static_cast<std::size_t>(data.training().size())) {
  const Index samples = data.training().size();
  batch_inputs_.setZero(data.input_count(), samples);
  batch_targets_.setZero(data.output_count(), samples);
  d_outputs_.setZero(data.output_count(), samples);
  reports_.reserve(report_room);
  shuffle_order();
  configure(config);
  last_finite_parameters_ = network_.parameters().values();
}

void Trainer::configure(const TrainingConfig& config) {
  const bool same_optimizer = optimizer_ && config.optimizer == config_.optimizer;
  if (!same_optimizer || diverged_) {
    optimizer_ = make_optimizer("training.optimizer", config.optimizer);
    optimizer_->reset(network_.parameters().trainable_size());
  }
  diverged_ = false;
  learning_rate_.configure(config);
  penalty_ = WeightPenalty(config.regularizer, network_);
  clipping_ =
      &find_entry("training.gradientClipping", gradient_clippings(), config.gradient_clipping.id);
  clipping_values_ =
      resolve_values("training.gradientClipping", *clipping_, config.gradient_clipping);
  batch_size_ = std::min(static_cast<Index>(config.batch_size), data_.training().size());
  // A larger batch needs larger workspaces, which the batch under way loses with the old ones.
  if (batch_size_ > network_.largest_batch()) network_.reserve(batch_size_);
  config_ = config;
  begin_stage();
}

Index Trainer::advance(Index maximum_pieces, Index maximum_epochs) {
  const std::int64_t last_epoch = epoch_ + maximum_epochs;
  Index pieces = 0;
  while (pieces < maximum_pieces && !diverged_ && (epoch_ < last_epoch || !start_reported_)) {
    advance_piece();
    ++pieces;
  }
  return pieces;
}

void Trainer::advance_piece() {
  Index work = 0;
  do {
    work += advance_stage();
  } while (work < piece_work && stage_ != Stage::batch_start);
}

/// Does the next part of a batch or of an evaluation and returns its multiply-adds.
Index Trainer::advance_stage() {
  Index work = 0;
  switch (stage_) {
    case Stage::batch_start:
      begin_batch();
      break;
    case Stage::forward:
      work = network_.advance_forward(batch_inputs());
      if (network_.pass_done()) begin_backward();
      break;
    case Stage::backward:
      work = network_.advance_backward(batch_inputs(), d_outputs());
      if (network_.pass_done()) finish_batch();
      break;
    case Stage::evaluation:
      work = advance_evaluation();
      if (evaluated()) finish_evaluation();
      break;
  }
  return work;
}

/// Goes on after the last finished batch; what was under way since then starts again.
void Trainer::begin_stage() {
  const bool report_due = !start_reported_ || position_ == data_.training().size();
  stage_ = report_due ? Stage::evaluation : Stage::batch_start;
  if (!report_due) return;
  training_evaluation_.begin();
  test_evaluation_.begin();
}

void Trainer::shuffle_order() {
  std::iota(order_.begin(), order_.end(), 0U);
  order_random_.shuffle(order_);
}

void Trainer::begin_batch() {
  const DataPart& part = data_.training();
  batch_ = std::min(batch_size_, part.size() - position_);
  for (Index i = 0; i < batch_; ++i) {
    const auto sample = static_cast<Index>(order_[static_cast<std::size_t>(position_ + i)]);
    batch_inputs_.col(i) = part.inputs.col(sample);
    batch_targets_.col(i) = part.targets.col(sample);
  }
  // Its place in the run: a batch that starts again takes the same chances.
  const auto place = static_cast<std::uint64_t>(epoch_ * part.size() + position_);
  network_.begin_forward(batch_, Pass::training, place);
  stage_ = Stage::forward;
}

void Trainer::begin_backward() {
  loss_.gradient(network_.outputs(), batch_targets_.leftCols(batch_), d_outputs());
  network_.begin_backward();
  stage_ = Stage::backward;
}

void Trainer::finish_batch() {
  ParameterBlock& parameters = network_.parameters();
  penalty_.add_gradients(parameters);
  clipping_->clip(clipping_values_, parameters.trainable_gradients());
  optimizer_->step(parameters.trainable_gradients(), static_cast<Scalar>(learning_rate_.at(epoch_)),
                   parameters.trainable_values());
  network_.finish_batch();
  position_ += batch_;
  begin_stage();
}

void Trainer::finish_evaluation() {
  if (start_reported_) {
    finish_epoch();
    return;
  }
  start_reported_ = true;
  reports_.push_back(report());
  begin_stage();
}

void Trainer::finish_epoch() {
  position_ = 0;
  shuffle_order();
  begin_stage();
  ++epoch_;
  EpochReport latest = report();
  const bool test_finite = data_.test().size() == 0 || std::isfinite(latest.test_loss);
  if (std::isfinite(latest.training_loss + latest.penalty) && test_finite &&
      network_.parameters().values().allFinite()) {
    last_finite_parameters_ = network_.parameters().values();
    learning_rate_.observe(epoch_ - 1, watched_loss());
    latest.learning_rate = learning_rate_.at(epoch_);
    reports_.push_back(latest);
    return;
  }
  --epoch_;
  diverged_ = true;
  network_.parameters().values() = last_finite_parameters_;
}

/// The test loss, or the training loss where there is no test part.
double Trainer::watched_loss() const {
  return (data_.test().size() > 0 ? test_evaluation_ : training_evaluation_).score().loss;
}

Index Trainer::advance_evaluation() {
  return training_evaluation_.done() ? test_evaluation_.advance() : training_evaluation_.advance();
}

bool Trainer::evaluated() const { return training_evaluation_.done() && test_evaluation_.done(); }

EpochReport Trainer::report() const {
  const Score& training = training_evaluation_.score();
  const Score& test = test_evaluation_.score();
  return {static_cast<double>(epoch_),
          training.loss,
          test.loss,
          penalty_.value(network_.parameters()),
          training.metric,
          test.metric,
          learning_rate_.at(epoch_)};
}

TrainerState Trainer::state() const {
  return {network_.parameters().values(),
          optimizer_->state(),
          optimizer_->step_count(),
          order_random_.state(),
          order_,
          position_,
          epoch_,
          learning_rate_.state()};
}

void Trainer::restore(const TrainerState& state) {
  const Index samples = data_.training().size();
  // Compared without a sign: as a 32-bit Index the largest numbers would be negative.
  const auto is_count = [](std::int64_t count) { return count >= 0 && count <= largest_count; };
  const auto is_sample = [&](std::uint32_t number) { return number < order_.size(); };
  const bool counts_fit = is_count(state.epoch) && is_count(state.optimizer_steps) &&
                          is_count(state.learning_rate.watch.waited) &&
                          is_count(state.learning_rate.reductions) &&
                          !std::isnan(state.learning_rate.watch.best) && state.position >= 0 &&
                          state.position <= samples;
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
  learning_rate_.restore(state.learning_rate);
  diverged_ = false;
  reports_.clear();
  start_reported_ = false;
  begin_stage();
}

}  // namespace descent
