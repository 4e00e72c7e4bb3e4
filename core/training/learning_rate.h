#pragma once

#include "core/experiment.h"
#include "core/schedules.h"
#include "core/training/plateau_watch.h"

namespace descent {

/// The learning rate of every epoch: a linear warm-up of W epochs, then the schedule, which counts
/// its epochs from the end of the warm-up.
///   rate(e) = start (e + 1) / (W + 1) for e < W, else schedule(start, e - W)
/// The warm-up grows by the same amount from epoch to epoch and has reached the full rate after W.
/// Source: Goyal et al. (2017), section 2.2, gradual warm-up.
class LearningRate {
 public:
  /// What a schedule that watches the loss has seen.
  struct State {
    /// The loss and how long it has not got better.
    PlateauWatch watch;
    /// ScheduleProgress::reductions.
    std::int64_t reductions;
    bool operator==(const State&) const = default;
  };

  /// Takes other settings; another schedule begins with an empty state.
  /// Throws std::invalid_argument for an unknown id or a value out of range.
  void configure(const TrainingConfig& config);

  /// The rate of an epoch, counted from 0.
  [[nodiscard]] double at(std::int64_t epoch) const;
  /// Takes in the loss after an epoch, counted from 0, which is so many after the last one that was
  /// observed; losses of the warm-up do not count.
  void observe(std::int64_t epoch, double loss, std::int64_t epochs = 1);

  /// What a saved run keeps.
  [[nodiscard]] const State& state() const { return state_; }
  /// Continues from a saved state under the present settings.
  void restore(const State& state) {
    state_ = state;
    known_epoch_ = -1;
  }

 private:
  [[nodiscard]] double rate_of(std::int64_t epoch) const;

  double start_ = 0;
  std::int64_t warmup_epochs_ = 0;
  Choice choice_ = {};
  const ScheduleEntry* schedule_ = nullptr;
  std::vector<double> values_;
  State state_ = {};
  /// The epoch whose rate was asked for last: each of its batches asks again.
  mutable std::int64_t known_epoch_ = -1;
  mutable double known_rate_ = 0;
};

}  // namespace descent
