#include "core/schedules.h"

#include <algorithm>
#include <cmath>

#include "core/kernels/elementary.h"

namespace descent {
namespace {

using Progress = ScheduleProgress;
using Values = std::span<const double>;

constexpr double pi = 3.14159265358979323846;
constexpr double most_epochs = 100000;

// Useful decays span orders of magnitude, hence the scale; decay 0 is the constant schedule.
constexpr Hyperparameter inverse_time_hyperparameters[] = {
    {"decay", 0.01, 1e-4, 10.0, Scale::logarithmic, "per epoch"}};
constexpr Hyperparameter step_hyperparameters[] = {
    {"every", 20, 1, most_epochs, Scale::integer, "epochs"},
    {"factor", 0.5, 0.01, 1.0, Scale::linear}};
constexpr Hyperparameter exponential_hyperparameters[] = {
    {"factor", 0.97, 0.01, 1.0, Scale::linear}};
constexpr Hyperparameter polynomial_hyperparameters[] = {
    {"power", 1.0, 0.1, 10.0, Scale::logarithmic},
    {"epochs", 200, 1, most_epochs, Scale::integer, "epochs"}};
constexpr Hyperparameter cosine_restarts_hyperparameters[] = {
    {"period", 50, 1, most_epochs, Scale::integer, "epochs"}, {"growth", 2, 1, 10, Scale::integer}};
constexpr Hyperparameter plateau_hyperparameters[] = {
    {"factor", 0.1, 0.01, 1.0, Scale::linear},
    {"patience", 10, 1, most_epochs, Scale::integer, "epochs"}};

/// base^exponent for base >= 0 and exponent >= 0: whole powers by squaring, which keeps powers of
/// one half exact, others by way of the logarithm. A copy of it in each schedule would add 3 kB to
/// the module.
[[gnu::noinline]] double power(double base, double exponent) {
  if (exponent != std::floor(exponent)) return exact_exp(exponent * exact_log(base));
  double result = 1;
  double rest = exponent;
  while (rest > 0) {
    const double half = std::floor(rest / 2);
    if (rest != 2 * half) result *= base;
    base *= base;
    rest = half;
  }
  return result;
}

double constant(double start, const Progress&, Values) { return start; }

double inverse_time(double start, const Progress& progress, Values values) {
  return start / (1.0 + values[0] * progress.epoch);
}

double step(double start, const Progress& progress, Values values) {
  return start * power(values[1], std::floor(progress.epoch / values[0]));
}

double exponential(double start, const Progress& progress, Values values) {
  return start * power(values[0], progress.epoch);
}

double polynomial(double start, const Progress& progress, Values values) {
  const double epochs = values[1];
  return start * power(1.0 - std::min(progress.epoch, epochs) / epochs, values[0]);
}

double cosine_restarts(double start, const Progress& progress, Values values) {
  const double growth = values[1];
  double period = values[0];
  double since_restart = progress.epoch;
  if (growth == 1) {
    since_restart = std::fmod(since_restart, period);
  } else {
    while (since_restart >= period) {
      since_restart -= period;
      period *= growth;
    }
  }
  return start * 0.5 * (1.0 + exact_cos(pi * since_restart / period));
}

double reduce_on_plateau(double start, const Progress& progress, Values values) {
  return start * power(values[0], progress.reductions);
}

double plateau_patience(Values values) { return values[1]; }

const ScheduleEntry table[] = {
    {{"constant", {}, "Widrow and Hoff (1960), pages 96-104: start"}, constant},
#ifndef DESCENT_LEAN
    {{"inverseTime", inverse_time_hyperparameters,
      "Darken and Moody (1990), pages 832-838, search then converge: start / (1 + decay epoch)"},
     inverse_time},
    {{"step", step_hyperparameters,
      "Paszke et al. (2019), PyTorch's class StepLR: start factor^floor(epoch / every)"},
     step},
    {{"exponential", exponential_hyperparameters,
      "Senior, Heigold, Ranzato and Yang (2013), pages 6724-6728, exponential decay: start "
      "factor^epoch"},
     exponential},
    {{"polynomial", polynomial_hyperparameters,
      "Liu, Rabinovich and Berg (2016), ParseNet, section 4.1: start (1 - min(epoch, epochs) / "
      "epochs)^power"},
     polynomial},
    {{"cosineRestarts", cosine_restarts_hyperparameters,
      "Loshchilov and Hutter (2017), equation 5: start (1 + cos(pi since restart / period)) / 2"},
     cosine_restarts},
    {{"reduceOnPlateau", plateau_hyperparameters,
      "Paszke et al. (2019), PyTorch's class ReduceLROnPlateau: start factor^reductions"},
     reduce_on_plateau,
     plateau_patience},
#endif
};

}  // namespace

std::span<const ScheduleEntry> schedules() { return table; }

}  // namespace descent
