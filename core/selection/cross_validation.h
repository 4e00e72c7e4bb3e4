#pragma once

#include <memory>

#include "core/datasets/folds.h"
#include "core/selection/candidate_scores.h"
#include "core/selection/settings_grid.h"
#include "core/training/run.h"

namespace descent {

/// The held-out number by which candidates are compared.
enum class SelectionCriterion { loss, metric };

/// How to cross-validate. Numbers are doubles as they come from outside; each is checked.
struct CrossValidationOptions {
  /// k, a whole number from 2 to the training samples, or with `stratified` to those of the largest
  /// class.
  double folds = 5;
  /// Epochs of every training, from 1 to 10000; the experiment's stop rules may end one sooner.
  double epochs = 50;
  /// Whether each fold has its share of every class; without effect on regression.
  bool stratified = true;
  /// Whether the samples are shuffled before they are parted.
  bool shuffled = false;
  /// By which they are shuffled, a whole number from 0 to 2^32 - 1.
  double seed = 1;
  /// By which best() and one_standard_error_choice() compare.
  SelectionCriterion criterion = SelectionCriterion::loss;
};

/// Held-out loss (without penalty) and main metric of one candidate. A fold whose training diverged
/// has an infinite loss and the metric -infinity.
struct CandidateResult {
  /// The scores of the k folds, in their order.
  std::vector<Score> folds;
  /// What their losses and their metrics come to.
  ScoreSummary loss;
  ScoreSummary metric;
};

/// k-fold cross-validation of a grid of settings: every candidate is trained anew on all folds but
/// one and scored on that one, for each fold in turn. It knows only the training part of the
/// experiment's data, and what is fitted to data is fitted to the folds trained on; no training,
/// and so no schedule, ever sees the fold held out. All candidates have the same folds. It owns its
/// networks, works one piece at a time and can be dropped between two.
/// Source: Stone (1974), pages 111-133; Hastie, Tibshirani and Friedman (2009), section 7.10.
class CrossValidation {
 public:
  /// Throws std::invalid_argument naming "selection.folds", "selection.epochs" or "selection.seed";
  /// a setting of the data, other than the features, that differs between candidates, since then
  /// they would be scored on different samples ("selection.axes"); for the criterion loss also
  /// losses or codings of the targets that differ ("selection.criterion").
  CrossValidation(SettingsGrid grid, const CrossValidationOptions& options);

  /// Does at most so many pieces of work, each a fold's start, a piece of Trainer's or one of the
  /// evaluation, and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether every candidate has its result.
  [[nodiscard]] bool done() const { return results_.size() == grid_.size(); }
  /// Share of the work that is behind it, from 0 to 1: epochs, and as one more each fold's
  /// evaluation; a training that ends early counts as whole.
  [[nodiscard]] double progress() const;

  /// The candidates.
  [[nodiscard]] const SettingsGrid& grid() const { return grid_; }
  /// The fold of every training sample, the same for all candidates.
  [[nodiscard]] const Folds& folds() const { return folds_; }
  /// Of the candidates finished so far, in the order of the grid.
  [[nodiscard]] std::span<const CandidateResult> results() const { return results_; }
  /// Among the finished candidates; see best_candidate.
  [[nodiscard]] std::optional<std::size_t> best() const;
  /// Among the finished candidates; see one_standard_error_candidate.
  [[nodiscard]] std::optional<std::size_t> one_standard_error_choice() const;

 private:
  void check_comparable(SelectionCriterion criterion) const;
  void check_runs();
  void prepare_data(const ExperimentConfig& experiment);
  void begin_fold();
  void advance_training();
  void advance_evaluation();
  void finish_fold(const Score& score);
  void finish_candidate();
  [[nodiscard]] Better better() const;
  [[nodiscard]] std::vector<ScoreSummary> summaries() const;
  [[nodiscard]] std::size_t candidate() const { return results_.size(); }

  SettingsGrid grid_;
  SelectionCriterion criterion_;
  Index epochs_;
  std::size_t fold_count_;
  Folds folds_;
  /// The present candidate's data.
  std::unique_ptr<const PreparedData> data_;
  /// The fold under way: the run over the others (null before it begins), what is held out, and its
  /// evaluation once the training is done.
  std::unique_ptr<Run> run_;
  DataPart held_out_;
  std::optional<Evaluation> evaluation_;
  /// Finished folds of the present candidate, and finished candidates.
  std::vector<Score> scores_;
  std::vector<CandidateResult> results_;
};

}  // namespace descent
