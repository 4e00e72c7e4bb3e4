// Every case of the reference numbers names an entry and hyperparameters that there are.

#include <filesystem>
#include <functional>

#include "core/activations.h"
#include "core/gradient_clipping.h"
#include "core/layers/layer.h"
#include "core/losses/loss.h"
#include "core/metrics.h"
#include "core/optimizers/optimizer.h"
#include "core/schedules.h"
#include "tests/core/reference.h"

namespace descent {
namespace {

using CheckName = std::function<void(const Choice&)>;

/// Throws for an unknown id, an unknown hyperparameter or a value out of range.
template <class Entry>
CheckName by_table(std::span<const Entry> table) {
  return [table](const Choice& choice) {
    resolve_values("case", find_entry("case", table, choice.id), choice);
  };
}

/// What the cases of each file name; the problems and the folds name no entries.
std::map<std::string, CheckName> checks() {
  const CheckName nothing = [](const Choice&) {};
  return {{"activations", by_table(activations())},
          {"folds", nothing},
          {"gradient_clippings", by_table(gradient_clippings())},
          {"keras_demonstration", by_table(optimizers())},
          {"layers", by_table(layer_kinds())},
          {"losses", by_table(losses())},
          {"metrics", by_table(metrics())},
          {"optimizer_problems", nothing},
          {"optimizers", by_table(optimizers())},
          {"recurrent_layers", by_table(layer_kinds())},
          {"schedules", by_table(schedules())},
          {"warm_up", by_table(schedules())}};
}

TEST_CASE("no case of the reference numbers names an unknown entry or hyperparameter") {
  const auto known = checks();
  std::size_t files = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(DESCENT_TESTS_FOLDER "/reference/numbers")) {
    const std::string subject = file.path().stem().string();
    CAPTURE(subject);
    const auto check = known.find(subject);
    REQUIRE(check != known.end());
    ++files;
    for (const testing::ReferenceCase& one : testing::reference_cases(subject)) {
      CAPTURE(one.name);
      CHECK_NOTHROW(check->second(one.choice));
    }
  }
  CHECK(files == known.size());
}

TEST_CASE("a case with an unknown hyperparameter is noticed") {
  const CheckName check = by_table(optimizers());
  CHECK_THROWS(check({"rmsProp", {{"decay", 0.9}}}));
  CHECK_THROWS(check({"rmsprop"}));
  CHECK_NOTHROW(check({"rmsProp", {{"smoothing", 0.9}}}));
}

}  // namespace
}  // namespace descent
