#include <doctest/doctest.h>

#include "core/selection/cross_validation.h"

using namespace descent;

TEST_CASE("cross-validation: a rule that ends training ends it in every fold") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 60;
  CrossValidationOptions options;
  options.folds = 3;
  options.epochs = 4;
  const auto scores = [&] {
    CrossValidation validation(SettingsGrid(experiment, {}), options);
    validation.advance(10'000);
    REQUIRE(validation.done());
    CHECK(validation.progress() == 1);
    return validation.results()[0].folds;
  };
  const std::vector<Score> four_epochs = scores();
  options.epochs = 50;
  CHECK(scores()[0].loss != four_epochs[0].loss);
  experiment.training.stop_rules = {{"epochs", {{"count", 4}}}};
  const std::vector<Score> stopped = scores();
  for (std::size_t fold = 0; fold < 3; ++fold)
    CHECK(stopped[fold].loss == four_epochs[fold].loss);
}
