#pragma once

#include <functional>
#include <optional>
#include <span>

namespace descent {

/// What the held-out scores of one candidate come to.
///   mean = sum x / k,  deviation = sqrt(sum (x - mean)^2 / (k - 1)),  standard_error =
///   deviation / sqrt(k)
/// Where a score is infinite, so is the mean, and the other two are NaN.
struct ScoreSummary {
  double mean;
  double deviation;
  double standard_error;
};

/// Of k > 1 scores.
ScoreSummary summarize(std::span<const double> scores);

/// Which scores are good.
enum class Better { smaller, larger };

/// The candidate with the best mean, the first of equal ones; none when no mean is finite.
std::optional<std::size_t> best_candidate(std::span<const ScoreSummary> candidates, Better better);

/// The simplest candidate whose mean is no worse than the best one's by more than the best one's
/// standard error; `simpler(a, b)` says whether a is simpler than b.
/// Source: Breiman, Friedman, Olshen and Stone (1984), section 3.4.3; Hastie, Tibshirani and
/// Friedman (2009), section 7.10.1.
std::optional<std::size_t> one_standard_error_candidate(
    std::span<const ScoreSummary> candidates, Better better,
    const std::function<bool(std::size_t, std::size_t)>& simpler);

}  // namespace descent
