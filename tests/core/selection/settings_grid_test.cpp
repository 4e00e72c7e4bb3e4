#include "core/selection/settings_grid.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

using namespace descent;

namespace {

SettingsGrid grid(std::vector<SettingAxis> axes) { return {default_experiment(), std::move(axes)}; }

}  // namespace

TEST_CASE("settings grid: without axes it is the experiment itself") {
  const SettingsGrid one = grid({});
  REQUIRE(one.size() == 1);
  CHECK(one.experiment(0) == default_experiment());
  CHECK(one.places(0).empty());
  CHECK_FALSE(one.simpler(0, 0));
}

TEST_CASE("settings grid: every combination once, the last axis fastest") {
  const SettingsGrid all = grid({{"training.learningRate", {0.1, 0.01}},
                                 {"network.layers.2.units", {2.0, 3.0, 5.0}},
                                 {"training.loss", {"meanSquared", "binaryCrossEntropy"}}});
  REQUIRE(all.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) {
    ExperimentConfig expected = default_experiment();
    expected.training.learning_rate = i < 6 ? 0.1 : 0.01;
    expected.network.layers[1] = dense_layer(std::vector<double>{2, 3, 5}[i / 2 % 3], {"tanh"});
    expected =
        with_setting(expected, "training.loss", i % 2 == 0 ? "meanSquared" : "binaryCrossEntropy");
    CHECK(all.experiment(i) == expected);
    CHECK(all.places(i) == std::vector<std::size_t>{i / 6, i / 2 % 3, i % 2});
  }
}

TEST_CASE("settings grid: ids are set before the numbers that belong to them") {
  const SettingsGrid both =
      grid({{"training.regularizer.rate", {0.5, 0.25}}, {"training.regularizer", {"l1", "l2"}}});
  REQUIRE(both.size() == 4);
  CHECK(both.experiment(1).training.regularizer == Choice{"l2", {{"rate", 0.5}}});
  CHECK(both.experiment(2).training.regularizer == Choice{"l1", {{"rate", 0.25}}});
}

TEST_CASE("settings grid: a candidate that is not allowed is named before anything runs") {
  CHECK_THROWS_WITH_AS(grid({{"training.learningRate", {0.1, 20.0}}}),
                       "training.learningRate: 20 is not allowed (1e-05 to 10)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(grid({{"training.optimizer", {"adam", "newton"}}}),
                       doctest::Contains("training.optimizer: 'newton' is not known (allowed: "),
                       std::invalid_argument);
  // Each value is allowed, but not together.
  CHECK_THROWS_WITH_AS(
      grid({{"training.regularizer", {"l1", "none"}}, {"training.regularizer.rate", {0.1}}}),
      doctest::Contains("training.regularizer: 'rate' is not known"), std::invalid_argument);
}

TEST_CASE("settings grid: axes that say nothing, or too much, are refused") {
  CHECK_THROWS_WITH_AS(grid({{"training.learningRate", {0.1}}, {"training.batchSize", {}}}),
                       "selection.axes.2.values: 0 is not allowed (1 to 1000, whole numbers)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(grid({{"training.batchSize", {1.0}}, {"training.batchSize", {2.0}}}),
                       "selection.axes: 'training.batchSize' is named twice",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(grid({{"training.learningRate", {0.1, 0.3, 0.1}}}),
                       "training.learningRate: '0.1' is named twice", std::invalid_argument);
  std::vector<SettingValue> many;
  for (int i = 1; i <= 32; ++i)
    many.emplace_back(double(i));
  CHECK_THROWS_WITH_AS(grid({{"network.layers.1.units", many}, {"network.layers.2.units", many}}),
                       "selection.candidates: 1024 is not allowed (1 to 1000, whole numbers)",
                       std::invalid_argument);
}

TEST_CASE("settings grid: simpler are smaller networks, larger penalties, shorter ways") {
  const auto simplest_first = [](const std::string& path, SettingValue simple, SettingValue less) {
    CAPTURE(path);
    const ExperimentConfig base = with_setting(default_experiment(), "training.regularizer", "l2");
    const SettingsGrid rising(base, {{path, {simple, less}}});
    CHECK(rising.simpler(0, 1));
    CHECK_FALSE(rising.simpler(1, 0));
    const SettingsGrid falling(base, {{path, {less, simple}}});
    CHECK(falling.simpler(1, 0));
    CHECK_FALSE(falling.simpler(0, 1));
  };
  simplest_first("network.layers.1.units", 2.0, 10.0);
  simplest_first("data.features", "x1,x2", "x1,x2,sinX1");
  simplest_first("network.bias", 0.0, 1.0);
  simplest_first("network.layers.2.frozen", 1.0, 0.0);
  simplest_first("training.regularizer.rate", 0.1, 0.001);
  simplest_first("training.learningRate", 0.01, 0.1);
  simplest_first("training.batchSize", 100.0, 10.0);
}

TEST_CASE("settings grid: where nothing is known, values listed first are simpler") {
  const SettingsGrid ids = grid({{"training.optimizer", {"momentum", "adam"}}});
  CHECK(ids.simpler(0, 1));
  CHECK_FALSE(ids.simpler(1, 0));
  const SettingsGrid equally_many = grid({{"data.features", {"x1,x2", "sinX1,sinX2"}}});
  CHECK(equally_many.simpler(0, 1));
  CHECK_FALSE(equally_many.simpler(1, 0));
}

TEST_CASE("settings grid: size decides before penalty, penalty before distance") {
  ExperimentConfig base = default_experiment();
  base.training.regularizer = {"l2"};
  const SettingsGrid mixed(base, {{"training.optimizer", {"adam", "momentum"}},
                                  {"training.learningRate", {0.1, 0.01}},
                                  {"training.regularizer.rate", {0.001, 0.1}},
                                  {"network.layers.1.units", {8.0, 2.0}}});
  // Simplest first: units, then rate, learning rate and the listed order decide.
  std::vector<std::size_t> order(mixed.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return mixed.simpler(a, b); });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const ExperimentConfig& experiment = mixed.experiment(order[i]);
    CHECK(experiment.network.layers[0].kind.values[0].value == (i < 8 ? 2 : 8));
    CHECK(experiment.training.regularizer.values[0].value == (i % 8 < 4 ? 0.1 : 0.001));
    CHECK(experiment.training.learning_rate == (i % 4 < 2 ? 0.01 : 0.1));
    CHECK(experiment.training.optimizer.id == (i % 2 < 1 ? "adam" : "momentum"));
  }
}
