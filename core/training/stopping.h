#pragma once

#include <optional>

#include "core/experiment.h"
#include "core/parameters.h"
#include "core/training/epoch_report.h"
#include "core/training/plateau_watch.h"
#include "core/training/stop_rules.h"
#include "core/types.h"

namespace descent {

/// The end that a rule put to training.
struct Stop {
  /// The rule's place among the experiment's.
  std::int64_t rule;
  /// Completed epochs.
  std::int64_t epoch;
  /// The epoch whose weights are in place: an earlier one after a rule that puts the best ones
  /// back.
  std::int64_t weights_epoch;
  bool operator==(const Stop&) const = default;
};

/// Carries out an experiment's stop rules: watches the epochs, keeps the best weights where a rule
/// wants them, and says when training is over.
class Stopping {
 public:
  /// Sum over samples of their batch's gradient, and how many they are; empty where no rule needs
  /// it.
  struct GradientSum {
    std::vector<double> sum;
    std::int64_t samples = 0;
  };

  /// What has been seen so far. The vectors are empty where no rule needs them.
  struct State {
    /// The end, once there is one.
    std::optional<Stop> stop;
    /// The watched loss and how long it has not got better.
    PlateauWatch watch;
    /// Parameters (P) and report of the best watched loss.
    Vector best_parameters;
    EpochReport best_report;
    /// The epoch's so far.
    GradientSum gradients;
  };

  /// Takes rules for a network of so many parameters, after so many epochs. Other rules begin to
  /// watch anew, and so do all after a stop, which this ends unless a rule is met by the number of
  /// epochs alone. Throws std::invalid_argument for an unknown id or a value out of range.
  void configure(const std::vector<Choice>& rules, const ParameterBlock& parameters,
                 std::int64_t epoch);

  /// Takes in a batch's gradients, the mean over so many samples.
  void add_gradients(const ConstVectorView& gradients, Index samples);
  /// Forgets the gradients of an epoch that starts again.
  void forget_gradients();
  /// Goes back to gradients that state() had, for batches that come again.
  void restore_gradients(const GradientSum& gradients) { state_.gradients = gradients; }
  /// Takes in an evaluated epoch: its report, the loss that is watched, the weights after it, and
  /// the epochs since the last evaluated one.
  void finish_epoch(const EpochReport& report, double watched_loss, const Vector& parameters,
                    std::int64_t epochs);

  /// Whether a rule ends training after so many epochs, whatever the losses are.
  [[nodiscard]] bool ends_at(std::int64_t epoch) const;
  /// The end that a rule has put to training; none while it goes on.
  [[nodiscard]] const std::optional<Stop>& stopped() const { return state_.stop; }
  /// Whether the weights to go on with are those of best_parameters() and best_report().
  [[nodiscard]] bool restores_best() const;
  /// The parameters (P) of the best watched loss; empty where no rule needs them.
  [[nodiscard]] const Vector& best_parameters() const { return state_.best_parameters; }
  /// The report of those parameters.
  [[nodiscard]] const EpochReport& best_report() const { return state_.best_report; }

  /// What a saved run keeps.
  [[nodiscard]] const State& state() const { return state_; }
  /// Whether a saved state can belong to the present rules.
  [[nodiscard]] bool fits(const State& state) const;
  /// Continues from a saved state, which must fit.
  void restore(const State& state) { state_ = state; }

 private:
  struct Rule {
    const StopRuleEntry* entry;
    std::vector<double> values;
  };

  void check(const StopProgress& progress, std::int64_t weights_epoch);
  [[nodiscard]] double gradient_norm() const;

  std::vector<Choice> choices_;
  std::vector<Rule> rules_;
  State state_ = {};
};

}  // namespace descent
