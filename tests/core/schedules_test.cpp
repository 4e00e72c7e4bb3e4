#include "core/schedules.h"

#include <doctest/doctest.h>

namespace descent {
namespace {

double rate_at(const Choice& choice, double epoch) {
  const ScheduleEntry& entry = find_entry("training.schedule", schedules(), choice.id);
  const std::vector<double> values = resolve_values("training.schedule", entry, choice);
  return entry.learning_rate(0.3, epoch, values);
}

TEST_CASE("a constant rate stays") {
  CHECK(rate_at({"constant"}, 0) == 0.3);
  CHECK(rate_at({"constant"}, 1e6) == 0.3);
}

TEST_CASE("inverse-time decay halves the rate after 1 / decay epochs") {
  CHECK(rate_at({"inverseTime"}, 0) == 0.3);
  CHECK(rate_at({"inverseTime"}, 100) == doctest::Approx(0.15));
  CHECK(rate_at({"inverseTime", {{"decay", 0.5}}}, 4) == doctest::Approx(0.1));
}

TEST_CASE("a schedule refuses decays out of range") {
  CHECK_THROWS_WITH_AS(rate_at({"inverseTime", {{"decay", 0}}}, 1),
                       "training.schedule.decay: 0 is not allowed (0.0001 to 10)",
                       std::invalid_argument);
}

}  // namespace
}  // namespace descent
