#include "core/training/trainer.h"

#include <algorithm>
#include <cmath>

#include "core/training/epoch_order.h"

namespace descent {

Index Trainer::advance(Index maximum_pieces, Index maximum_epochs) {
  const std::int64_t last_epoch = epoch_ + maximum_epochs;
  Index pieces = 0;
  const auto is_due = [&] { return epoch_ < last_epoch && !stopping_.stopped() && !divergence_; };
  while (pieces < maximum_pieces && (is_due() || !start_reported_)) {
    advance_piece();
    ++pieces;
  }
  return pieces;
}

void Trainer::advance_piece() {
  Index work = 0;
  do {
    work += advance_stage(piece_work - work);
  } while (work < piece_work && stage_ != Stage::batch_start);
}

/// Does the next part of a batch, up to `enough` multiply-adds or a piece, or of an evaluation;
/// returns its multiply-adds.
Index Trainer::advance_stage(Index enough) {
  Index work = 0;
  switch (stage_) {
    case Stage::batch_start:
      begin_batch();
      break;
    case Stage::forward:
      work = network_.advance_forward(batch_inputs(), enough);
      if (!network_.pass_done()) break;
      if (searching_) check_forward();
      if (!divergence_) begin_backward();
      break;
    case Stage::backward:
      work = network_.advance_backward(batch_inputs(), d_outputs(), enough);
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

void Trainer::draw_order() {
  draw_epoch_order(order_random_, batch_size_, order_);
  is_in_order_ = batch_size_ == data_.training().size();
}

void Trainer::begin_batch() {
  const DataPart& part = data_.training();
  batch_ = std::min(batch_size_, part.size() - position_);
  const auto samples = std::span<const std::uint32_t>(order_).subspan(
      static_cast<std::size_t>(position_), static_cast<std::size_t>(batch_));
  if (!is_whole_part()) gather_samples(part, samples, batch_inputs_, batch_targets_);
  network_.begin_forward(batch_, Pass::training, place_in_run());
  stage_ = Stage::forward;
}

void Trainer::begin_backward() {
  loss_.gradient(network_.outputs(), batch_targets(), d_outputs());
  network_.begin_backward();
  stage_ = Stage::backward;
}

void Trainer::finish_batch() {
  ParameterBlock& parameters = network_.parameters();
  const std::int64_t step = update_.optimizer().step_count() + 1;
  update_.add_penalty(parameters);
  if (searching_) check_number(NumberKind::gradient, layer_with_bad_gradients(network_), step);
  if (divergence_) return;
  stopping_.add_gradients(parameters.trainable_gradients(), batch_);
  update_.take(parameters, learning_rate_.at(epoch_));
  network_.finish_batch();
  if (searching_) {
    check_number(NumberKind::optimizer_state,
                 layer_with_bad_state(network_, update_.optimizer().state()), step);
  }
  if (searching_) check_number(NumberKind::weight, layer_with_bad_weights(network_), step);
  if (divergence_) return;
  position_ += batch_;
  if (position_ == data_.training().size() && !evaluation_due()) {
    finish_epoch_unevaluated();
  } else {
    begin_stage();
  }
}

/// Whether the epoch under way is reported; one that a rule ends by its number always is.
bool Trainer::evaluation_due() const {
  return (epoch_ + 1) % evaluation_interval_ == 0 || stopping_.ends_at(epoch_ + 1);
}

void Trainer::finish_epoch_unevaluated() {
  if (!numbers_are_finite()) {
    return_to_mark();
    return;
  }
  ++epoch_;
  stopping_.forget_gradients();
  last_finite_parameters_ = network_.parameters().values();
  begin_epoch();
}

void Trainer::finish_evaluation() {
  if (start_reported_) {
    finish_epoch();
    return;
  }
  start_reported_ = true;
  reported_epoch_ = epoch_;
  reports_.push_back(report());
  begin_stage();
}

void Trainer::finish_epoch() {
  ++epoch_;
  EpochReport latest = report();
  if (!is_finite(latest)) {
    --epoch_;
    if (searching_) {
      // No batch of the search was bad, so it is this evaluation.
      diverge(NumberKind::loss, 0, update_.optimizer().step_count());
    } else {
      return_to_mark();
    }
    return;
  }
  // Not counted from the last report, which after a restore is of another epoch.
  const std::int64_t beyond = epoch_ % evaluation_interval_;
  const std::int64_t epochs = beyond > 0 ? beyond : evaluation_interval_;
  learning_rate_.observe(epoch_ - 1, watched_loss(), epochs);
  stopping_.finish_epoch(latest, watched_loss(), network_.parameters().values(), epochs);
  if (stopping_.restores_best()) {
    set_parameters(stopping_.best_parameters());
    // Its state belongs to other weights.
    update_.optimizer().reset(network_.parameters().trainable_size());
    latest = stopping_.best_report();
    latest.epoch = static_cast<double>(epoch_);
  }
  latest.learning_rate = learning_rate_.at(epoch_);
  reported_epoch_ = epoch_;
  reports_.push_back(latest);
  last_finite_parameters_ = network_.parameters().values();
  begin_epoch();
}

void Trainer::begin_epoch() {
  position_ = 0;
  draw_order();
  set_mark();
  begin_stage();
}

bool Trainer::is_finite(const EpochReport& latest) const {
  const bool test_finite = data_.test().size() == 0 || std::isfinite(latest.test_loss);
  return std::isfinite(latest.training_loss + latest.penalty) && test_finite &&
         numbers_are_finite();
}

/// Out of line, as three places ask and each would bring its own loops.
[[gnu::noinline]] bool Trainer::numbers_are_finite() const {
  return network_.parameters().values().allFinite() && update_.optimizer().state().allFinite();
}

[[gnu::cold]] void Trainer::check_forward() {
  const std::int64_t step = update_.optimizer().step_count() + 1;
  check_number(NumberKind::activation, layer_with_bad_activations(network_), step);
  const double loss = loss_.sum(network_.outputs(), batch_targets());
  if (!divergence_ && !std::isfinite(loss)) diverge(NumberKind::loss, 0, step);
}

[[gnu::cold]] void Trainer::check_number(NumberKind kind, std::optional<Index> layer,
                                         std::int64_t step) {
  if (layer) diverge(kind, *layer, step);
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
          update_.penalty(network_.parameters()),
          training.metric,
          test.metric,
          learning_rate_.at(epoch_)};
}

}  // namespace descent
