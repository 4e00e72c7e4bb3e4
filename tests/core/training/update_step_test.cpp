#include "core/training/update_step.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/training/run.h"

using namespace descent;

TEST_CASE("a step adds the penalty, clips the sum, then changes the weights") {
  // One weight and one bias; the bias is not penalised.
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{"lineWithIntercept"}, 1, 25, 0, 0.2, {}};
  experiment.network.layers = {};
  experiment.training.loss = {"meanSquared"};
  experiment.training.optimizer = {"gradientDescent"};
  experiment.training.regularizer = {"l2", {{"rate", 0.5}}};
  experiment.training.gradient_clipping = {"byNorm", {{"limit", 1}}};
  experiment.network.output_activation = {"linear"};
  Run run(experiment);
  ParameterBlock& parameters = run.network().parameters();
  REQUIRE(parameters.size() == 2);
  parameters.values() << 4, 1;
  parameters.gradients() << 1, 4;
  UpdateStep update(experiment.training, run.network());
  CHECK(update.penalty(parameters) == doctest::Approx(0.25 * 16));

  update.add_penalty(parameters);
  CHECK(parameters.gradients()(0) == doctest::Approx(3));
  CHECK(parameters.gradients()(1) == doctest::Approx(4));
  update.take(parameters, 0.1);
  // The gradient (3, 4) has the norm 5.
  CHECK(parameters.values()(0) == doctest::Approx(4 - 0.1 * 0.6).epsilon(1e-6));
  CHECK(parameters.values()(1) == doctest::Approx(1 - 0.1 * 0.8).epsilon(1e-6));
  CHECK(update.optimizer().step_count() == 1);
}

TEST_CASE("a step with settings that do not exist is refused") {
  Run run(default_experiment());
  TrainingConfig config = default_experiment().training;
  config.gradient_clipping = {"sharp"};
  CHECK_THROWS_AS(UpdateStep(config, run.network()), std::invalid_argument);
  config = default_experiment().training;
  config.optimizer = {"sharp"};
  CHECK_THROWS_AS(UpdateStep(config, run.network()), std::invalid_argument);
  config = default_experiment().training;
  config.regularizer = {"sharp"};
  CHECK_THROWS_AS(UpdateStep(config, run.network()), std::invalid_argument);
}
