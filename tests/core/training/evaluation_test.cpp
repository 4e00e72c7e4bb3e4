#include "core/training/evaluation.h"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

#include "core/training/run.h"

using namespace descent;

namespace {

/// One logistic unit whose logit is 0.25 everywhere, so that its probability is 0.56.
std::unique_ptr<Run> constant_logit(double test_share) {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"circle"}, 1, 2000, 0.5, test_share, {}};
  experiment.network.layers = {};
  auto run = std::make_unique<Run>(experiment);
  run->network().parameters().values() << 0, 0, Scalar(0.25);
  return run;
}

Score scored(Run& run, const DataPart& part) {
  Evaluation evaluation(run.network(), run.loss(), part, Task::binary, Scalar(0.5));
  evaluation.begin();
  while (!evaluation.done())
    evaluation.advance();
  return evaluation.score();
}

double share_of_positives(const DataPart& part) {
  return part.targets.cast<double>().sum() / double(part.size());
}

}  // namespace

TEST_CASE("a score is the mean over the whole part, in however many batches it takes") {
  const auto owned = constant_logit(0.2);
  Run& run = *owned;
  const DataPart& part = run.data().training();
  REQUIRE(part.size() > 5 * run.network().largest_batch());
  const Score score = scored(run, part);
  const double positives = share_of_positives(part);
  REQUIRE(std::abs(positives - 0.5) > 0.01);
  CHECK(score.loss == doctest::Approx(std::log1p(std::exp(0.25)) - 0.25 * positives));
  // The threshold parts probabilities, not logits: 0.56 is above 0.5 although 0.25 is not.
  CHECK(score.metric == doctest::Approx(positives));
  CHECK(scored(run, run.data().test()).metric ==
        doctest::Approx(share_of_positives(run.data().test())));
}

TEST_CASE("an evaluation begun again starts at the first sample") {
  const auto owned = constant_logit(0.2);
  Run& run = *owned;
  const DataPart& part = run.data().training();
  Evaluation evaluation(run.network(), run.loss(), part, Task::binary, Scalar(0.5));
  const double expected = scored(run, part).loss;
  evaluation.begin();
  for (int piece = 0; piece < 3; ++piece)
    CHECK(evaluation.advance() > 0);
  REQUIRE_FALSE(evaluation.done());
  evaluation.begin();
  while (!evaluation.done())
    evaluation.advance();
  CHECK(evaluation.score().loss == expected);
  CHECK(evaluation.advance() == 0);
}

TEST_CASE("an empty part has no score") {
  const auto owned = constant_logit(0);
  const Score score = scored(*owned, owned->data().test());
  CHECK(std::isnan(score.loss));
  CHECK(std::isnan(score.metric));
}
