// What a trainer would do next, for those who look closely at it.

#include <algorithm>
#include <memory>

#include "core/training/epoch_order.h"
#include "core/training/trainer.h"

namespace descent {

/// The chance of a batch: one that starts again takes the same.
std::uint64_t Trainer::place_in_run() const {
  return static_cast<std::uint64_t>(epoch_ * data_.training().size() + position_);
}

NextBatch Trainer::next_batch() const {
  const Index samples = data_.training().size();
  if (position_ < samples) {
    const auto first = order_.begin() + position_;
    return {{first, first + std::min(batch_size_, samples - position_)}, place_in_run()};
  }
  // The epoch's evaluation is under way; the next one's order is drawn after it.
  std::vector<std::uint32_t> order(order_.size());
  Random random = order_random_;
  draw_epoch_order(random, batch_size_, order);
  order.resize(static_cast<std::size_t>(batch_size_));
  return {std::move(order), place_in_run()};
}

std::function<void(ParameterBlock&)> Trainer::next_update() const {
  // Shared, since a function must be copyable and an optimizer is not.
  const auto now = std::make_shared<UpdateStep>(config_, network_);
  now->go_on_from(update_);
  const auto step = std::make_shared<UpdateStep>(config_, network_);
  const std::int64_t epoch = position_ < data_.training().size() ? epoch_ : epoch_ + 1;
  return [now, step, rate = learning_rate_.at(epoch)](ParameterBlock& parameters) {
    step->go_on_from(*now);
    step->add_penalty(parameters);
    step->take(parameters, rate);
  };
}

}  // namespace descent
