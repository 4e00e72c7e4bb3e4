#include "core/schedules.h"

namespace descent {
namespace {

// Useful decays span orders of magnitude, hence the scale; decay 0 is the constant schedule.
constexpr Hyperparameter inverse_time_hyperparameters[] = {
    {"decay", 0.01, 1e-4, 10.0, Scale::logarithmic, "per epoch"}};

double constant(double start, double, std::span<const double>) { return start; }

double inverse_time(double start, double epoch, std::span<const double> values) {
  return start / (1.0 + values[0] * epoch);
}

const ScheduleEntry table[] = {
    {{"constant", {}, "Widrow and Hoff (1960): start"}, constant},
    {{"inverseTime", inverse_time_hyperparameters,
      "Darken and Moody (1990), search then converge: start / (1 + decay epoch)"},
     inverse_time},
};

}  // namespace

std::span<const ScheduleEntry> schedules() { return table; }

}  // namespace descent
