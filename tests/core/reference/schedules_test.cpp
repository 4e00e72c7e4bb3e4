// Every schedule has the reference's learning rates.

#include "core/schedules.h"

#include <algorithm>
#include <cmath>

#include "tests/core/reference.h"

namespace descent {
namespace {

TEST_CASE("every schedule has the reference's learning rates") {
  testing::check_reference(
      "schedules", schedules(), [](const ScheduleEntry& entry, const auto& one) {
        const double start = one.number("start");
        const std::vector<double> values = resolve_values("training.schedule", entry, one.choice);
        double epoch = 0;
        for (const double expected : one.array("learning_rates").values) {
          CAPTURE(epoch);
          const double rate = entry.learning_rate(start, epoch++, values);
          CHECK(std::fabs(rate - expected) <= 1e-10 * std::max(std::fabs(expected), 1e-6 * start));
        }
      });
}

}  // namespace
}  // namespace descent
