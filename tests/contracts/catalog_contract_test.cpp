#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/activations.h"
#include "core/gradient_clipping.h"
#include "core/initializers.h"
#include "core/losses/loss.h"
#include "core/metrics.h"
#include "core/optimizers/optimizer.h"
#include "core/regularizers.h"
#include "core/schedules.h"
#include "core/training/run.h"
#include "core/training/stop_rules.h"

/// What every member of every family of formulas promises.
namespace descent {
namespace {

struct Family {
  std::string name;
  std::vector<CatalogEntry> entries;
};

template <class Entry>
Family family(std::string name, std::span<const Entry> table) {
  return {std::move(name), {table.begin(), table.end()}};
}

std::vector<Family> families() {
  return {family("activations", activations()), family("initializers", initializers()),
          family("schedules", schedules()),     family("regularizers", regularizers()),
          family("metrics", metrics()),         family("losses", losses()),
          family("optimizers", optimizers()),   family("gradientClippings", gradient_clippings()),
          family("stopRules", stop_rules())};
}

bool is_camel_case(std::string_view id) {
  const auto letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !id.empty() && id[0] >= 'a' && id[0] <= 'z' &&
         std::all_of(id.begin(), id.end(), letter_or_digit);
}

/// Runs `check(entry, hyperparameter)` for all of them.
template <class Check>
void for_each_hyperparameter(Check check) {
  for (const Family& one : families()) {
    for (const CatalogEntry& entry : one.entries) {
      for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
        CAPTURE(one.name);
        CAPTURE(entry.id);
        CAPTURE(hyperparameter.name);
        check(entry, hyperparameter);
      }
    }
  }
}

TEST_CASE("ids are unique in their family and camelCase, and every entry has a source") {
  for (const Family& one : families()) {
    CAPTURE(one.name);
    CHECK_FALSE(one.entries.empty());
    std::set<std::string_view> ids;
    for (const CatalogEntry& entry : one.entries) {
      CAPTURE(entry.id);
      CHECK(is_camel_case(entry.id));
      CHECK(ids.insert(entry.id).second);
      // A year in parentheses is the least a source has.
      const std::size_t open = entry.source.find('(');
      CHECK(open != std::string_view::npos);
      CHECK(entry.source.substr(std::min(open, entry.source.size())).find(')') == 5);
    }
  }
}

TEST_CASE("hyperparameters have unique camelCase names, and ranges around their defaults") {
  for (const Family& one : families()) {
    for (const CatalogEntry& entry : one.entries) {
      std::set<std::string_view> names;
      for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
        CHECK(names.insert(hyperparameter.name).second);
      }
    }
  }
  for_each_hyperparameter([](const CatalogEntry&, const Hyperparameter& hyperparameter) {
    CHECK(is_camel_case(hyperparameter.name));
    CHECK(std::isfinite(hyperparameter.minimum));
    CHECK(std::isfinite(hyperparameter.maximum));
    CHECK(hyperparameter.minimum < hyperparameter.maximum);
    CHECK(hyperparameter.default_value >= hyperparameter.minimum);
    CHECK(hyperparameter.default_value <= hyperparameter.maximum);
    if (hyperparameter.scale == Scale::logarithmic) CHECK(hyperparameter.minimum > 0.0);
    if (hyperparameter.scale == Scale::integer) {
      CHECK(hyperparameter.default_value == std::floor(hyperparameter.default_value));
    }
  });
}

TEST_CASE("every hyperparameter takes its limits and refuses what lies beyond") {
  for_each_hyperparameter([](const CatalogEntry& entry, const Hyperparameter& hyperparameter) {
    const auto resolve = [&](double value) {
      return resolve_values("field", entry,
                            {std::string(entry.id), {{std::string(hyperparameter.name), value}}});
    };
    CHECK_NOTHROW(resolve(hyperparameter.minimum));
    CHECK_NOTHROW(resolve(hyperparameter.maximum));
    CHECK_THROWS_AS(resolve(std::nextafter(hyperparameter.minimum, -1e9)), std::invalid_argument);
    CHECK_THROWS_AS(resolve(std::nextafter(hyperparameter.maximum, 1e9)), std::invalid_argument);
    CHECK_THROWS_AS(resolve(std::nan("")), std::invalid_argument);
  });
}

TEST_CASE("every optimizer can be made at both ends of every range") {
  for (const OptimizerEntry& entry : optimizers()) {
    for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
      for (const double value : {hyperparameter.minimum, hyperparameter.maximum}) {
        CAPTURE(entry.id);
        CAPTURE(hyperparameter.name);
        const auto optimizer = make_optimizer(
            "field", {std::string(entry.id), {{std::string(hyperparameter.name), value}}});
        optimizer->reset(1);
        Vector parameters = Vector::Ones(1);
        for (int step = 0; step < 10; ++step)
          optimizer->step(parameters, 0.01F, parameters);
        CHECK(std::isfinite(parameters[0]));
        CHECK(parameters[0] < 1);
      }
    }
  }
}

TEST_CASE("every optimizer learns the default data at its usual learning rate") {
  for (const OptimizerEntry& entry : optimizers()) {
    CAPTURE(entry.id);
    ExperimentConfig experiment = default_experiment();
    experiment.training.optimizer = {std::string(entry.id)};
    experiment.training.learning_rate = entry.usual_learning_rate;
    if (entry.full_batch_only) experiment.training.batch_size = 2000;
    Run run(experiment);
    run.trainer().advance(1'000'000, 200);
    CHECK_FALSE(run.trainer().diverged());
    CHECK(run.trainer().reports().back().training_loss < 0.05);
  }
}

TEST_CASE("the default experiment has its optimizer's usual learning rate") {
  const TrainingConfig training = default_experiment().training;
  const OptimizerEntry& optimizer = find_entry("field", optimizers(), training.optimizer.id);
  CHECK(training.learning_rate == optimizer.usual_learning_rate);
}

TEST_CASE("an unknown id is refused with all the ids of its family, in menu order") {
  for (const Family& one : families()) {
    CAPTURE(one.name);
    std::string ids;
    for (const CatalogEntry& entry : one.entries)
      ids += (ids.empty() ? "" : ", ") + std::string(entry.id);
    const std::string message = "field: 'constructor' is not known (allowed: " + ids + ")";
    const std::span<const CatalogEntry> entries = one.entries;
    CHECK_THROWS_WITH_AS(find_entry("field", entries, "constructor"), message.c_str(),
                         std::invalid_argument);
  }
}

TEST_CASE("every task has a loss and a metric") {
  for (const Task task : {Task::regression, Task::binary, Task::multiclass}) {
    CAPTURE(task_name(task));
    const auto suits = [task](const auto& entry) { return entry.suits(task); };
    CHECK(std::any_of(losses().begin(), losses().end(), suits));
    CHECK(std::any_of(metrics().begin(), metrics().end(), suits));
  }
}

}  // namespace
}  // namespace descent
