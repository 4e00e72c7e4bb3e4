#include "core/training/stop_rules.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace descent;

namespace {

bool met(const Choice& choice, const StopProgress& progress) {
  const StopRuleEntry& entry = find_entry("training.stopRules", stop_rules(), choice.id);
  return entry.met(progress, resolve_values("training.stopRules", entry, choice));
}

}  // namespace

TEST_CASE("every rule is met at its limit and not before") {
  const Choice epochs = {"epochs", {{"count", 7}}};
  CHECK_FALSE(met(epochs, {6, 0, 0, 1e9}));
  CHECK(met(epochs, {7, 1, 1, 0}));
  CHECK(met(epochs, {8, 1, 1, 0}));

  const Choice target = {"targetLoss", {{"loss", 0.25}}};
  CHECK_FALSE(met(target, {1e9, 0.2501, 0, 1e9}));
  CHECK(met(target, {1, 0.25, 1, 0}));

  const Choice gradient = {"gradientNorm", {{"threshold", 0.5}}};
  CHECK_FALSE(met(gradient, {1e9, 0, 0.5, 1e9}));
  CHECK(met(gradient, {1, 1, 0.49, 0}));

  const Choice patience = {"noImprovement", {{"patience", 3}}};
  CHECK_FALSE(met(patience, {1e9, 0, 0, 2}));
  CHECK(met(patience, {1, 1, 1, 3}));
}

TEST_CASE("a number that is not known meets no rule") {
  for (const StopRuleEntry& entry : stop_rules()) {
    CAPTURE(entry.id);
    CHECK_FALSE(met({std::string(entry.id)}, {NAN, NAN, NAN, NAN}));
  }
}
