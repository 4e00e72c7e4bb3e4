#include "core/selection/with_setting.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "core/optimizers/optimizer.h"
#include "core/training/validate_experiment.h"

using namespace descent;

namespace {

ExperimentConfig with(std::string_view path, const SettingValue& value) {
  return with_setting(default_experiment(), path, value);
}

}  // namespace

TEST_CASE("with setting: numbers, switches, ids and lists of the experiment") {
  ExperimentConfig expected = default_experiment();
  expected.training.learning_rate = 0.25;
  CHECK(with("training.learningRate", 0.25) == expected);

  expected = default_experiment();
  expected.network.bias = false;
  CHECK(with("network.bias", 0.0) == expected);
  CHECK(with_setting(expected, "network.bias", 1.0) == default_experiment());

  expected = default_experiment();
  expected.data.features = {"x1", "sinX2", "x2"};
  CHECK(with("data.features", "x1,sinX2,x2") == expected);
  CHECK(with("data.features", "").data.features.empty());
  CHECK(with("data.features", "x1").data.features == std::vector<std::string>{"x1"});

  CHECK_FALSE(with("training.loss", "meanSquared").training.loss ==
              default_experiment().training.loss);
  CHECK_FALSE(with("data.dataset", "circle").data.dataset == default_experiment().data.dataset);
}

TEST_CASE("with setting: every number setting can be set, and only it changes") {
  for (const Hyperparameter& entry : settings()) {
    const std::string path(entry.name);
    CAPTURE(path);
    const ExperimentConfig lowest = with(path, entry.minimum);
    const ExperimentConfig highest = with(path, entry.maximum);
    CHECK_FALSE(lowest == highest);
    CHECK(with_setting(lowest, path, entry.maximum) == highest);
    CHECK_NOTHROW(validate_experiment(lowest));
    // The path is the one that refusals name.
    CHECK_THROWS_WITH_AS(validate_experiment(with(path, entry.minimum - 1)),
                         doctest::Contains((path + ": ").c_str()), std::invalid_argument);
  }
}

TEST_CASE("with setting: hyperparameters belong to the chosen entry") {
  const Choice decayed = {"inverseTime", {{"decay", 0.5}}};
  ExperimentConfig experiment = with("training.schedule", "inverseTime");
  CHECK(experiment.training.schedule == Choice{"inverseTime"});
  experiment = with_setting(experiment, "training.schedule.decay", 2.0);
  experiment = with_setting(experiment, "training.schedule.decay", 0.5);
  CHECK(experiment.training.schedule == decayed);
  // The same id keeps its numbers, another one has its own.
  CHECK(with_setting(experiment, "training.schedule", "inverseTime").training.schedule == decayed);
  CHECK(with_setting(experiment, "training.schedule", "constant").training.schedule ==
        Choice{"constant"});
  CHECK_THROWS_WITH_AS(validate_experiment(with("training.schedule.decay", 0.5)),
                       doctest::Contains("training.schedule: 'decay' is not known"),
                       std::invalid_argument);
}

TEST_CASE("with setting: every optimizer and each of its hyperparameters can be set") {
  for (const OptimizerEntry& entry : optimizers()) {
    // Some optimizers take the full batch alone.
    const ExperimentConfig chosen = with_setting(with("training.batchSize", 2000.0),
                                                 "training.optimizer", std::string(entry.id));
    CHECK(chosen.training.optimizer.id == entry.id);
    for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
      const ExperimentConfig changed = with_setting(
          chosen, "training.optimizer." + std::string(hyperparameter.name), hyperparameter.maximum);
      CHECK_NOTHROW(validate_experiment(changed));
      CHECK(changed.training.optimizer.values ==
            std::vector<NamedValue>{{std::string(hyperparameter.name), hyperparameter.maximum}});
    }
  }
}

TEST_CASE("with setting: one layer changes, counted from 1") {
  ExperimentConfig expected = default_experiment();
  expected.network.layers[1] = dense_layer(3, {"tanh"});
  CHECK(with("network.layers.2.units", 3.0) == expected);
  expected = default_experiment();
  expected.network.layers[0].activation = {"leakyRelu"};
  const ExperimentConfig leaky = with("network.layers.1.activation", "leakyRelu");
  CHECK(leaky == expected);
  expected.network.layers[0].activation = {"leakyRelu", {{"slope", 0.2}}};
  CHECK(with_setting(leaky, "network.layers.1.activation.slope", 0.2) == expected);
  for (const char* path : {"network.layers.0.units", "network.layers.3.units"}) {
    CHECK_THROWS_WITH_AS(with(path, 3.0), doctest::Contains("is not allowed (1 to 2"),
                         std::invalid_argument);
  }
}

TEST_CASE("with setting: a layer's kind, and what it has of its own") {
  ExperimentConfig expected = default_experiment();
  expected.network.layers[1].kind = {"dropout", {{"dropRate", 0.4}}};
  const ExperimentConfig dropping = with("network.layers.2.id", "dropout");
  CHECK(dropping.network.layers[1].kind == Choice{"dropout"});
  CHECK(with_setting(dropping, "network.layers.2.dropRate", 0.4) == expected);

  expected = default_experiment();
  expected.network.layers[0].regularizer = {"l2", {{"rate", 0.5}}};
  const ExperimentConfig own = with("network.layers.1.regularizer", "l2");
  CHECK(with_setting(own, "network.layers.1.regularizer.rate", 0.5) == expected);
  CHECK(with_setting(own, "network.layers.1.regularizer", "") == default_experiment());
  CHECK(with("network.layers.1.initializer", "zero").network.layers[0].initializer ==
        Choice{"zero"});
  CHECK(with("network.layers.2.frozen", 1.0).network.layers[1].frozen);

  CHECK_THROWS_WITH_AS(validate_experiment(with("network.layers.1.width", 3.0)),
                       doctest::Contains("network.layers.1: 'width' is not known"),
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(validate_experiment(with("network.layers.1.units", 0.0)),
                       doctest::Contains("network.layers.1.units: 0 is not allowed (1 to "),
                       std::invalid_argument);
}

TEST_CASE("with setting: what is no setting is refused with the settings there are") {
  for (const char* path :
       {"", "training", "training.", "training.learningRates", "training.learningRate.x",
        "training.optimizer.", "network.bias.x", "data.features.x1", "network.layers.1",
        "network.layers.1.", "network.layers..units", "network.layers.one.units",
        "network.layers.1x.units", "network.layers.-1.units", "network.layers.units",
        "network.layers.99999999999999999999.units", "network.layers.1.units.x",
        "network.layers.1.frozen.x", "network.layers.1.regularizer.rate"}) {
    CAPTURE(path);
    CHECK_THROWS_WITH_AS(
        with(path, 1.0),
        doctest::Contains((std::string("setting: '") + path + "' is not known (allowed: ").c_str()),
        std::invalid_argument);
  }
  CHECK_THROWS_WITH_AS(with("foo", 1.0), doctest::Contains("network.layers.1.units"),
                       std::invalid_argument);
}

TEST_CASE("with setting: a value of the wrong kind is refused") {
  CHECK_THROWS_WITH_AS(with("training.learningRate", "fast"),
                       "training.learningRate: 'fast' is not a number", std::invalid_argument);
  CHECK_THROWS_WITH_AS(with("training.optimizer", 3.0), "training.optimizer: '3' is not an id",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(with("training.optimizer.beta1", "much"),
                       "training.optimizer.beta1: 'much' is not a number", std::invalid_argument);
  CHECK_THROWS_WITH_AS(with("network.bias", 0.5),
                       "network.bias: 0.5 is not allowed (0 to 1, whole numbers)",
                       std::invalid_argument);
}
