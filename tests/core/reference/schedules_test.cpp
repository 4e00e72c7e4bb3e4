// Every schedule has the reference's learning rates.

#include "core/training/learning_rate.h"

#include <algorithm>
#include <cmath>

#include "tests/core/reference.h"

namespace descent {
namespace {

TEST_CASE("every schedule has the reference's learning rates") {
  testing::check_reference(
      "schedules", schedules(), [](const ScheduleEntry& entry, const auto& one) {
        const double start = one.number("start");
        TrainingConfig config;
        config.learning_rate = start;
        config.schedule = one.choice;
        LearningRate learning_rate;
        learning_rate.configure(config);
        std::int64_t epoch = 0;
        for (const double expected : one.array("learning_rates").values) {
          CAPTURE(epoch);
          const double rate = learning_rate.at(epoch);
          if (entry.patience != nullptr) {
            learning_rate.observe(epoch,
                                  one.array("losses").values[static_cast<std::size_t>(epoch)]);
          }
          ++epoch;
          CHECK(std::fabs(rate - expected) <= 1e-10 * std::max(std::fabs(expected), 1e-6 * start));
        }
      });
}

}  // namespace
}  // namespace descent
