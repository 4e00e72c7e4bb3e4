// What a trainer saves and goes back to.

#include <algorithm>
#include <cmath>

#include "core/training/trainer.h"

namespace descent {
namespace {

/// Epochs and steps that a double still counts exactly; nobody trains so long.
constexpr std::int64_t largest_count = std::int64_t{1} << 53;

bool is_count(std::int64_t count) { return count >= 0 && count <= largest_count; }

/// Whether a divergence can have ended training of so many layers after so many epochs.
bool fits(const Divergence& divergence, std::size_t layers, std::int64_t epoch) {
  const bool is_loss = divergence.kind == NumberKind::loss;
  const auto last = static_cast<Index>(layers);
  const bool layer_fits =
      is_loss ? divergence.layer == 0 : divergence.layer >= 1 && divergence.layer <= last;
  return divergence.kind >= NumberKind::activation && divergence.kind <= NumberKind::weight &&
         layer_fits && divergence.epoch == epoch + 1 && is_count(divergence.step);
}

}  // namespace

/// Five places copy all parameters; a vector loop in each would add some kB to the module.
[[gnu::noinline]] void Trainer::set_parameters(const Vector& values) {
  network_.parameters().values() = values;
}

void Trainer::set_mark() {
  mark_.parameters = network_.parameters().values();
  mark_.optimizer_state = update_.optimizer().state();
  mark_.optimizer_steps = update_.optimizer().step_count();
  mark_.position = position_;
  mark_.gradients = stopping_.state().gradients;
}

/// Trains the epoch again, this time checking every batch: checks in every epoch would slow all.
[[gnu::cold]] void Trainer::return_to_mark() {
  searching_ = true;
  set_parameters(mark_.parameters);
  update_.optimizer().restore(mark_.optimizer_state, mark_.optimizer_steps);
  position_ = mark_.position;
  stopping_.restore_gradients(mark_.gradients);
  begin_stage();
}

/// Ends training at the last finite weights.
[[gnu::cold]] void Trainer::diverge(NumberKind kind, Index layer, std::int64_t step) {
  divergence_ = {kind, layer, epoch_ + 1, step};
  searching_ = false;
  return_to_last_finite();
  stopping_.forget_gradients();
  begin_epoch();
}

/// The mark, which is finite, is of these weights unless settings were changed in the middle of an
/// epoch; then nobody kept the optimizer's state that belongs to them.
[[gnu::cold]] void Trainer::return_to_last_finite() {
  const bool has_state = mark_.parameters == last_finite_parameters_;
  set_parameters(last_finite_parameters_);
  if (has_state) {
    update_.optimizer().restore(mark_.optimizer_state, mark_.optimizer_steps);
  } else {
    update_.optimizer().reset(network_.parameters().trainable_size());
  }
}

TrainerState Trainer::state() const {
  const bool is_last_finite = mark_.parameters == last_finite_parameters_;
  TrainerState state{mark_.parameters,
                     is_last_finite ? Vector() : last_finite_parameters_,
                     mark_.optimizer_state,
                     mark_.optimizer_steps,
                     order_random_.state(),
                     order_,
                     mark_.position,
                     epoch_,
                     learning_rate_.state(),
                     stopping_.state(),
                     divergence_};
  state.stopping.gradients = mark_.gradients;
  return state;
}

void Trainer::restore(const TrainerState& state) {
  const Index samples = data_.training().size();
  // Compared without a sign: as a 32-bit Index the largest numbers would be negative.
  const auto is_sample = [&](std::uint32_t number) { return number < order_.size(); };
  const bool counts_fit = is_count(state.epoch) && is_count(state.optimizer_steps) &&
                          is_count(state.learning_rate.watch.waited) &&
                          is_count(state.learning_rate.reductions) &&
                          !std::isnan(state.learning_rate.watch.best) && state.position >= 0 &&
                          state.position <= samples;
  const bool divergence_fits =
      !state.divergence || fits(*state.divergence, network_.layers().size(), state.epoch);
  const Vector& last_finite =
      state.last_finite_parameters.size() > 0 ? state.last_finite_parameters : state.parameters;
  const Index parameters = network_.parameters().size();
  if (state.parameters.size() != parameters || last_finite.size() != parameters || !counts_fit ||
      !divergence_fits || state.order.size() != order_.size() || !stopping_.fits(state.stopping) ||
      !state.parameters.allFinite() || !last_finite.allFinite() ||
      !state.optimizer_state.allFinite() ||
      !std::all_of(state.order.begin(), state.order.end(), is_sample)) {
    throw std::invalid_argument("state: does not belong to this experiment");
  }
  update_.optimizer().restore(state.optimizer_state, state.optimizer_steps);
  set_parameters(state.parameters);
  last_finite_parameters_ = last_finite;
  order_random_.set_state(state.order_random);
  order_ = state.order;
  is_in_order_ = std::is_sorted(order_.begin(), order_.end());
  position_ = static_cast<Index>(state.position);
  epoch_ = state.epoch;
  learning_rate_.restore(state.learning_rate);
  stopping_.restore(state.stopping);
  searching_ = false;
  divergence_ = state.divergence;
  reports_.clear();
  start_reported_ = false;
  set_mark();
  begin_stage();
}

}  // namespace descent
