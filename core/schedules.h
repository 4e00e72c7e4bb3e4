#pragma once

#include "core/catalog.h"

/// Learning rates that change with the epoch.
namespace descent {

/// Where a run stands, for its schedule.
struct ScheduleProgress {
  /// The epoch that takes the rate, counted from 0 at the end of the warm-up.
  double epoch;
  /// How often a schedule that watches the loss has seen it stop getting better.
  double reductions;
};

/// One schedule: the learning rate of an epoch, given the starting rate.
struct ScheduleEntry : CatalogEntry {
  /// The rate of an epoch; `values` are its hyperparameters in the order of its table.
  double (*learning_rate)(double start, const ScheduleProgress& progress,
                          std::span<const double> values);
  /// Epochs without a better loss that a schedule waits before it counts a reduction; null for one
  /// that does not watch the loss.
  double (*patience)(std::span<const double> values) = nullptr;
};

/// All schedules, in menu order; e is the epoch from the end of the warm-up:
///   constant         start
///   inverseTime      start / (1 + decay e)
///   step             start factor^floor(e / every)
///   exponential      start factor^e
///   polynomial       start (1 - min(e, epochs) / epochs)^power
///   cosineRestarts   start (1 + cos(pi r / p)) / 2, r epochs after a restart; p is `period`, and
///                    after each restart `growth` times what it was
///   reduceOnPlateau  start factor^reductions, one more whenever more than `patience` epochs in
///                    a row bring no better loss
/// Sources: Darken and Moody (1990), pages 832-838, search then converge, for inverseTime; Senior,
/// Heigold, Ranzato and Yang (2013), pages 6724-6728, for exponential; Liu, Rabinovich and Berg
/// (2016), ParseNet, section 4.1, for polynomial; Loshchilov and Hutter (2017), equation 5, for
/// cosineRestarts; Paszke et al. (2019), PyTorch's classes StepLR and ReduceLROnPlateau, for step
/// and reduceOnPlateau.
std::span<const ScheduleEntry> schedules();

}  // namespace descent
