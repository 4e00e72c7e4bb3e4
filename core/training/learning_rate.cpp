#include "core/training/learning_rate.h"

namespace descent {

[[gnu::cold]] void LearningRate::configure(const TrainingConfig& config) {
  const ScheduleEntry& schedule = find_entry("training.schedule", schedules(), config.schedule.id);
  values_ = resolve_values("training.schedule", schedule, config.schedule);
  schedule_ = &schedule;
  if (config.schedule != choice_) state_ = {};
  choice_ = config.schedule;
  start_ = config.learning_rate;
  warmup_epochs_ = static_cast<std::int64_t>(config.warmup_epochs);
  known_epoch_ = -1;
}

double LearningRate::at(std::int64_t epoch) const {
  if (epoch != known_epoch_) {
    known_rate_ = rate_of(epoch);
    known_epoch_ = epoch;
  }
  return known_rate_;
}

double LearningRate::rate_of(std::int64_t epoch) const {
  if (epoch < warmup_epochs_) {
    return start_ * static_cast<double>(epoch + 1) / static_cast<double>(warmup_epochs_ + 1);
  }
  const ScheduleProgress progress{static_cast<double>(epoch - warmup_epochs_),
                                  static_cast<double>(state_.reductions)};
  return schedule_->learning_rate(start_, progress, values_);
}

void LearningRate::observe(std::int64_t epoch, double loss, std::int64_t epochs) {
  if (!schedule_->patience || epoch < warmup_epochs_) return;
  state_.watch.observe(loss, epochs);
  if (static_cast<double>(state_.watch.waited) <= schedule_->patience(values_)) return;
  state_.watch.waited = 0;
  ++state_.reductions;
  known_epoch_ = -1;
}

}  // namespace descent
