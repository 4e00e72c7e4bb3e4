#include "core/training/run.h"

#include <doctest/doctest.h>

using namespace descent;

namespace {

ExperimentConfig regression(const std::string& dataset, double seed) {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{dataset}, seed, 50, 0, 0.5, {}};
  experiment.training.loss = {"meanSquared"};
  return experiment;
}

}  // namespace

TEST_CASE("targets of both signs give a range around 0 that holds them all") {
  for (const double seed : {1, 2, 3, 4, 5, 6}) {
    const Run run(regression("plane", seed));
    const PredictionRange range = run.prediction_range();
    CHECK(range.lowest == -range.highest);
    CHECK(range.highest == double(run.data().training().targets.cwiseAbs().maxCoeff()));
  }
}

TEST_CASE("targets of one sign give their own range") {
  const Run run(regression("lineWithIntercept", 1));
  CHECK(run.prediction_range().lowest == double(run.data().training().targets.minCoeff()));
  CHECK(run.prediction_range().highest == double(run.data().training().targets.maxCoeff()));
}

TEST_CASE("classes give their two target numbers") {
  ExperimentConfig experiment = default_experiment();
  CHECK(Run(experiment).prediction_range().lowest == 0);
  experiment.training.loss = {"meanSquared"};
  CHECK(Run(experiment).prediction_range().lowest == -1);
  CHECK(Run(experiment).prediction_range().highest == 1);
}
