#include "core/selection/candidate_scores.h"

#include <cmath>
#include <limits>

namespace descent {
namespace {

/// The mean with its sign such that smaller is better.
double badness(const ScoreSummary& summary, Better better) {
  return better == Better::smaller ? summary.mean : -summary.mean;
}

}  // namespace

ScoreSummary summarize(std::span<const double> scores) {
  constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
  const auto count = static_cast<double>(scores.size());
  double sum = 0;
  for (const double score : scores)
    sum += score;
  const double mean = sum / count;
  if (!std::isfinite(mean)) return {mean, not_a_number, not_a_number};
  double squares = 0;
  for (const double score : scores)
    squares += (score - mean) * (score - mean);
  const double deviation = std::sqrt(squares / (count - 1));
  return {mean, deviation, deviation / std::sqrt(count)};
}

std::optional<std::size_t> best_candidate(std::span<const ScoreSummary> candidates, Better better) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!std::isfinite(candidates[i].mean)) continue;
    if (!best || badness(candidates[i], better) < badness(candidates[*best], better)) best = i;
  }
  return best;
}

std::optional<std::size_t> one_standard_error_candidate(
    std::span<const ScoreSummary> candidates, Better better,
    const std::function<bool(std::size_t, std::size_t)>& simpler) {
  std::optional<std::size_t> chosen = best_candidate(candidates, better);
  if (!chosen) return chosen;
  const double limit = badness(candidates[*chosen], better) + candidates[*chosen].standard_error;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (badness(candidates[i], better) <= limit && simpler(i, *chosen)) chosen = i;
  }
  return chosen;
}

}  // namespace descent
