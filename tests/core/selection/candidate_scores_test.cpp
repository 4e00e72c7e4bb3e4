#include "core/selection/candidate_scores.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace descent;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Candidates with these means; the standard error of each is 1 unless said.
std::vector<ScoreSummary> with_means(const std::vector<double>& means) {
  std::vector<ScoreSummary> candidates;
  for (const double mean : means)
    candidates.push_back({mean, 2, 1});
  return candidates;
}

bool earlier(std::size_t a, std::size_t b) { return a < b; }
bool later(std::size_t a, std::size_t b) { return a > b; }

}  // namespace

TEST_CASE("candidate scores: mean, sample deviation and standard error") {
  const std::vector<double> scores = {2, 4, 4, 6};
  const ScoreSummary summary = summarize(scores);
  CHECK(summary.mean == 4);
  CHECK(summary.deviation == doctest::Approx(std::sqrt(8.0 / 3)).epsilon(1e-15));
  CHECK(summary.standard_error == doctest::Approx(std::sqrt(8.0 / 3) / 2).epsilon(1e-15));
  const std::vector<double> equal = {0.1, 0.1};
  CHECK(summarize(equal).deviation == 0);
}

TEST_CASE("candidate scores: one infinite score makes the mean infinite") {
  const std::vector<double> diverged = {1, infinity, 2};
  CHECK(summarize(diverged).mean == infinity);
  CHECK(std::isnan(summarize(diverged).deviation));
  CHECK(std::isnan(summarize(diverged).standard_error));
  const std::vector<double> metrics = {1, -infinity};
  CHECK(summarize(metrics).mean == -infinity);
}

TEST_CASE("candidate scores: the best has the best mean, the first of equal ones") {
  CHECK(best_candidate(with_means({3, 1, 2, 1}), Better::smaller) == 1);
  CHECK(best_candidate(with_means({3, 1, 3, 2}), Better::larger) == 0);
  CHECK(best_candidate(with_means({infinity, 5}), Better::smaller) == 1);
  CHECK(best_candidate(with_means({-infinity, -5}), Better::larger) == 1);
  CHECK_FALSE(best_candidate(with_means({infinity, infinity}), Better::smaller).has_value());
  CHECK_FALSE(best_candidate({}, Better::smaller).has_value());
}

TEST_CASE("candidate scores: one standard error of the best allows a simpler candidate") {
  // Loss 4 is the best with standard error 1: up to 5 counts as equally good.
  const auto losses = with_means({6, 5, 4, 4.5, 5.0001});
  CHECK(one_standard_error_candidate(losses, Better::smaller, earlier) == 1);
  CHECK(one_standard_error_candidate(losses, Better::smaller, later) == 3);
  const auto metrics = with_means({4, 5, 6, 5.5, 4.9999});
  CHECK(one_standard_error_candidate(metrics, Better::larger, earlier) == 1);
  CHECK(one_standard_error_candidate(metrics, Better::larger, later) == 3);
}

TEST_CASE("candidate scores: the standard error is the best one's, and no other's") {
  std::vector<ScoreSummary> losses = with_means({5, 4});
  losses[0].standard_error = 100;
  losses[1].standard_error = 0.5;
  CHECK(one_standard_error_candidate(losses, Better::smaller, earlier) == 1);
}

TEST_CASE("candidate scores: a diverged candidate is never chosen, however simple") {
  std::vector<ScoreSummary> losses = with_means({infinity, 4, 4.5});
  losses[0].standard_error = std::numeric_limits<double>::quiet_NaN();
  CHECK(one_standard_error_candidate(losses, Better::smaller, earlier) == 1);
  CHECK_FALSE(one_standard_error_candidate(std::span(losses).first(1), Better::smaller, earlier)
                  .has_value());
}
