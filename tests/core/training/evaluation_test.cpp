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
  experiment.data = {"circle", 1, 2000, 0.5, test_share, {}};
  experiment.network.layers = {};
  auto run = std::make_unique<Run>(experiment);
  run->network().parameters().values() << 0, 0, Scalar(0.25);
  return run;
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
  Evaluation evaluation(Task::binary, Scalar(0.5), 1, part.size());
  const Score score = evaluation.score(run.network(), run.loss(), part);
  const double positives = share_of_positives(part);
  REQUIRE(std::abs(positives - 0.5) > 0.01);
  CHECK(score.loss == doctest::Approx(std::log1p(std::exp(0.25)) - 0.25 * positives));
  // The threshold parts probabilities, not logits: 0.56 is above 0.5 although 0.25 is not.
  CHECK(score.metric == doctest::Approx(positives));
  CHECK(evaluation.score(run.network(), run.loss(), run.data().test()).metric ==
        doctest::Approx(share_of_positives(run.data().test())));
}

TEST_CASE("an empty part has no score") {
  const auto owned = constant_logit(0);
  Run& run = *owned;
  Evaluation evaluation(Task::binary, Scalar(0.5), 1, 1);
  const Score score = evaluation.score(run.network(), run.loss(), run.data().test());
  CHECK(std::isnan(score.loss));
  CHECK(std::isnan(score.metric));
}
