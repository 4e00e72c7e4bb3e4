#include "core/selection/cross_validation.h"

#include <cmath>
#include <limits>

#include "core/training/validate_experiment.h"

namespace descent {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr Hyperparameter epochs_setting{"epochs", 50, 1, 10'000, Scale::integer, "epochs"};

/// The settings that decide which samples there are.
DataConfig without_features(DataConfig data) {
  data.features.clear();
  return data;
}

bool have_comparable_losses(const ExperimentConfig& first, const ExperimentConfig& second) {
  const TargetEncoding a = target_encoding(first);
  const TargetEncoding b = target_encoding(second);
  return first.training.loss == second.training.loss && a.low == b.low && a.high == b.high;
}

Folds make_folds(const DataPart& part, const CrossValidationOptions& options) {
  Random random(static_cast<std::uint64_t>(options.seed), RandomStream::folds);
  if (options.stratified && !part.classes.empty()) {
    return options.shuffled ? shuffled_stratified_folds(part.classes, options.folds, random)
                            : stratified_folds(part.classes, options.folds);
  }
  return options.shuffled ? shuffled_folds(part.size(), options.folds, random)
                          : ordered_folds(part.size(), options.folds);
}

}  // namespace

CrossValidation::CrossValidation(SettingsGrid grid, const CrossValidationOptions& options)
    : grid_(std::move(grid)), criterion_(options.criterion) {
  check_range("selection.epochs", options.epochs, epochs_setting);
  check_range("selection.seed", options.seed, setting("data.seed"));
  check_comparable(options.criterion);
  check_runs();
  folds_ = make_folds(data_->training(), options);
  epochs_ = static_cast<Index>(options.epochs);
  fold_count_ = static_cast<std::size_t>(options.folds);
}

void CrossValidation::check_comparable(SelectionCriterion criterion) const {
  const ExperimentConfig& first = grid_.experiment(0);
  for (std::size_t i = 1; i < grid_.size(); ++i) {
    const ExperimentConfig& other = grid_.experiment(i);
    if (without_features(other.data) != without_features(first.data)) {
      throw std::invalid_argument(
          "selection.axes: candidates with different samples are not allowed (of the data only "
          "data.features)");
    }
    if (criterion == SelectionCriterion::loss && !have_comparable_losses(first, other)) {
      throw std::invalid_argument(
          "selection.criterion: 'loss' is not allowed for candidates with different losses or "
          "targets (allowed: metric)");
    }
  }
}

/// Features and the shapes of layers are checked where data are prepared and networks built: here
/// for every choice of them, before any training. The first candidate comes last, its data stay.
void CrossValidation::check_runs() {
  for (std::size_t i = grid_.size(); i-- > 0;) {
    const ExperimentConfig& experiment = grid_.experiment(i);
    const ExperimentConfig* const checked = data_ ? &grid_.experiment(i + 1) : nullptr;
    const bool same_data = checked != nullptr && checked->data == experiment.data;
    if (i == 0 || !same_data) prepare_data(experiment);
    if (!same_data || checked->network != experiment.network) Run(experiment, *data_);
  }
}

void CrossValidation::prepare_data(const ExperimentConfig& experiment) {
  data_ = std::make_unique<const PreparedData>(experiment.data, target_encoding(experiment));
}

Index CrossValidation::advance(Index maximum_pieces) {
  Index pieces = 0;
  for (; pieces < maximum_pieces && !done(); ++pieces) {
    if (!run_) {
      begin_fold();
    } else if (!evaluation_) {
      advance_training();
    } else {
      advance_evaluation();
    }
  }
  return pieces;
}

void CrossValidation::begin_fold() {
  const ExperimentConfig& experiment = grid_.experiment(candidate());
  if (!data_) prepare_data(experiment);
  Split split = hold_out(folds_, static_cast<std::uint32_t>(scores_.size()));
  held_out_ = PreparedData(*data_, split).test();
  // Not given to the run as its test part: a schedule may watch that one's loss.
  split.test.clear();
  run_ = std::make_unique<Run>(experiment, std::make_unique<const PreparedData>(*data_, split));
}

void CrossValidation::advance_training() {
  Trainer& trainer = run_->trainer();
  trainer.advance(1, epochs_ - static_cast<Index>(trainer.epoch()));
  if (trainer.diverged()) {
    finish_fold({infinity, -infinity});
  } else if (trainer.stopped() || trainer.epoch() == epochs_) {
    evaluation_.emplace(run_->network(), run_->loss(), held_out_, run_->data().entry().task,
                        run_->threshold());
    evaluation_->begin();
  }
}

void CrossValidation::advance_evaluation() {
  for (Index work = 0; work < piece_work && !evaluation_->done();)
    work += evaluation_->advance();
  if (!evaluation_->done()) return;
  const Score score = evaluation_->score();
  finish_fold(std::isfinite(score.loss) ? score : Score{infinity, -infinity});
}

void CrossValidation::finish_fold(const Score& score) {
  scores_.push_back(score);
  evaluation_.reset();
  run_.reset();
  if (scores_.size() == fold_count_) finish_candidate();
}

void CrossValidation::finish_candidate() {
  std::vector<double> losses;
  std::vector<double> metrics;
  for (const Score& score : scores_) {
    losses.push_back(score.loss);
    metrics.push_back(score.metric);
  }
  results_.push_back({std::move(scores_), summarize(losses), summarize(metrics)});
  scores_.clear();
  // The next candidate may have other features or another coding of the targets.
  data_.reset();
}

double CrossValidation::progress() const {
  const auto total = static_cast<double>(grid_.size() * fold_count_);
  const auto finished = static_cast<double>(candidate() * fold_count_ + scores_.size());
  const double share =
      run_ ? static_cast<double>(run_->trainer().epoch()) / static_cast<double>(epochs_ + 1) : 0;
  return (finished + share) / total;
}

Better CrossValidation::better() const {
  return criterion_ == SelectionCriterion::loss ? Better::smaller : Better::larger;
}

std::vector<ScoreSummary> CrossValidation::summaries() const {
  std::vector<ScoreSummary> summaries;
  for (const CandidateResult& result : results_)
    summaries.push_back(criterion_ == SelectionCriterion::loss ? result.loss : result.metric);
  return summaries;
}

std::optional<std::size_t> CrossValidation::best() const {
  return best_candidate(summaries(), better());
}

std::optional<std::size_t> CrossValidation::one_standard_error_choice() const {
  return one_standard_error_candidate(
      summaries(), better(),
      [&](std::size_t first, std::size_t second) { return grid_.simpler(first, second); });
}

}  // namespace descent
