// Every schedule, and its warm-up, has the reference's learning rates.

#include <algorithm>
#include <cmath>

#include "core/training/learning_rate.h"
#include "tests/core/reference.h"

namespace descent {
namespace {

using testing::ReferenceCase;

void check_rates(const ScheduleEntry& entry, const ReferenceCase& one, double warmup_epochs) {
  const double start = one.number("start");
  TrainingConfig config;
  config.learning_rate = start;
  config.schedule = one.choice;
  config.warmup_epochs = warmup_epochs;
  LearningRate learning_rate;
  learning_rate.configure(config);
  std::int64_t epoch = 0;
  for (const double expected : one.array("learning_rates").values) {
    CAPTURE(epoch);
    const double rate = learning_rate.at(epoch);
    if (entry.patience != nullptr) {
      learning_rate.observe(epoch, one.array("losses").values[static_cast<std::size_t>(epoch)]);
    }
    ++epoch;
    CHECK(std::fabs(rate - expected) <= 1e-10 * std::max(std::fabs(expected), 1e-6 * start));
  }
}

TEST_CASE("every schedule has the reference's learning rates") {
  testing::check_reference("schedules", schedules(),
                           [](const auto& entry, const auto& one) { check_rates(entry, one, 0); });
}

TEST_CASE("every schedule has the reference's learning rates after a warm-up") {
  testing::check_reference("warm_up", schedules(), [](const auto& entry, const auto& one) {
    check_rates(entry, one, one.number("warm_up_epochs"));
  });
}

}  // namespace
}  // namespace descent
