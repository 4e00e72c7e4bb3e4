#include "core/training/stopping.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace descent {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

StopProgress progress_without_losses(std::int64_t epoch) {
  return {static_cast<double>(epoch), not_a_number, not_a_number, not_a_number};
}

}  // namespace

[[gnu::cold]] void Stopping::configure(const std::vector<Choice>& rules,
                                       const ParameterBlock& parameters, std::int64_t epoch) {
  std::vector<Rule> resolved;
  for (const Choice& choice : rules) {
    const StopRuleEntry& entry = find_entry("training.stopRules", stop_rules(), choice.id);
    resolved.push_back({&entry, resolve_values("training.stopRules", entry, choice)});
  }
  if (rules != choices_ || state_.stop) {
    const auto any = [&](bool StopRuleEntry::*wanted) {
      return std::any_of(resolved.begin(), resolved.end(),
                         [&](const Rule& rule) { return rule.entry->*wanted; });
    };
    state_ = {};
    if (any(&StopRuleEntry::restores_best)) state_.best_parameters.setZero(parameters.size());
    if (any(&StopRuleEntry::uses_gradient)) {
      state_.gradients.sum.assign(static_cast<std::size_t>(parameters.trainable_size()), 0.0);
    }
  }
  rules_ = std::move(resolved);
  choices_ = rules;
  check(progress_without_losses(epoch), epoch);
}

bool Stopping::ends_at(std::int64_t epoch) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
    return rule.entry->met(progress_without_losses(epoch), rule.values);
  });
}

void Stopping::add_gradients(const ConstVectorView& gradients, Index samples) {
  if (state_.gradients.sum.empty()) return;
  const auto weight = static_cast<double>(samples);
  const Scalar* gradient = gradients.data();
  for (double& sum : state_.gradients.sum)
    sum += weight * static_cast<double>(*gradient++);
  state_.gradients.samples += samples;
}

void Stopping::forget_gradients() {
  std::fill(state_.gradients.sum.begin(), state_.gradients.sum.end(), 0.0);
  state_.gradients.samples = 0;
}

void Stopping::finish_epoch(const EpochReport& report, double watched_loss,
                            const Vector& parameters, std::int64_t epochs) {
  if (state_.watch.observe(watched_loss, epochs) && state_.best_parameters.size() > 0) {
    state_.best_parameters = parameters;
    state_.best_report = report;
  }
  check({report.epoch, report.training_loss, gradient_norm(),
         static_cast<double>(state_.watch.waited)},
        static_cast<std::int64_t>(report.epoch));
  forget_gradients();
}

bool Stopping::restores_best() const {
  return state_.stop && rules_[static_cast<std::size_t>(state_.stop->rule)].entry->restores_best;
}

[[gnu::cold]] bool Stopping::fits(const State& state) const {
  const auto in_range = [](std::int64_t count, std::int64_t end) {
    return count >= 0 && count < end;
  };
  constexpr std::int64_t end = std::int64_t{1} << 53;
  const bool stop_fits =
      !state.stop || (in_range(state.stop->rule, static_cast<std::int64_t>(rules_.size())) &&
                      in_range(state.stop->epoch, end) && in_range(state.stop->weights_epoch, end));
  return stop_fits && in_range(state.watch.waited, end) && !std::isnan(state.watch.best) &&
         in_range(state.gradients.samples, end) &&
         state.best_parameters.size() == state_.best_parameters.size() &&
         state.best_parameters.allFinite() &&
         state.gradients.sum.size() == state_.gradients.sum.size();
}

/// The first rule that is met ends training.
void Stopping::check(const StopProgress& progress, std::int64_t weights_epoch) {
  for (std::size_t number = 0; number < rules_.size() && !state_.stop; ++number) {
    const Rule& rule = rules_[number];
    if (!rule.entry->met(progress, rule.values)) continue;
    const auto epoch = static_cast<std::int64_t>(progress.epoch);
    state_.stop = {static_cast<std::int64_t>(number), epoch, weights_epoch};
    if (rule.entry->restores_best) {
      state_.stop->weights_epoch = static_cast<std::int64_t>(state_.best_report.epoch);
    }
  }
}

double Stopping::gradient_norm() const {
  if (state_.gradients.samples == 0) return not_a_number;
  double squares = 0;
  for (const double sum : state_.gradients.sum)
    squares += sum * sum;
  return std::sqrt(squares) / static_cast<double>(state_.gradients.samples);
}

}  // namespace descent
