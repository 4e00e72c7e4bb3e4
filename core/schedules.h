#pragma once

#include "core/catalog.h"

/// Learning rates that change with the epoch.
namespace descent {

/// Where a run stands, for its schedule.
struct ScheduleProgress {
  /// The epoch that takes the rate, counted from 0 at the end of the warm-up.
  double epoch;
  /// How often the loss has stopped getting better, for schedules that watch it.
  double reductions;
};

/// One schedule: the learning rate of an epoch, given the starting rate.
struct ScheduleEntry : CatalogEntry {
  double (*learning_rate)(double start, const ScheduleProgress& progress,
                          std::span<const double> values);
  /// Epochs without a better loss that a schedule waits before it counts a reduction; null for one
  /// that does not watch the loss.
  double (*patience)(std::span<const double> values) = nullptr;
};

/// All schedules, in menu order.
std::span<const ScheduleEntry> schedules();

}  // namespace descent
