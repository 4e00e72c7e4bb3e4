#pragma once

#include "core/catalog.h"

/// Learning rates that change with the epoch.
namespace descent {

/// One schedule: the learning rate of an epoch (counted from 0), given the starting rate.
struct ScheduleEntry : CatalogEntry {
  double (*learning_rate)(double start, double epoch, std::span<const double> values);
};

/// All schedules, in menu order.
std::span<const ScheduleEntry> schedules();

}  // namespace descent
