#include "core/schedules.h"

#include <doctest/doctest.h>

#include <cmath>

namespace descent {
namespace {

double rate_at(const Choice& choice, double epoch, double reductions = 0) {
  const ScheduleEntry& entry = find_entry("training.schedule", schedules(), choice.id);
  const std::vector<double> values = resolve_values("training.schedule", entry, choice);
  return entry.learning_rate(0.3, {epoch, reductions}, values);
}

TEST_CASE("a constant rate stays") {
  CHECK(rate_at({"constant"}, 0) == 0.3);
  CHECK(rate_at({"constant"}, 1e6) == 0.3);
}

TEST_CASE("every schedule begins with the starting rate") {
  for (const ScheduleEntry& entry : schedules()) {
    CAPTURE(entry.id);
    CHECK(rate_at({std::string(entry.id)}, 0) == 0.3);
  }
}

TEST_CASE("every schedule stays between 0 and the starting rate, at both ends of its ranges") {
  for (const ScheduleEntry& entry : schedules()) {
    for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
      for (const double value : {hyperparameter.minimum, hyperparameter.maximum}) {
        for (const double epoch : {1.0, 2.0, 19.0, 49.0, 50.0, 149.0, 1e5, 1e9, 0x1p53}) {
          CAPTURE(entry.id);
          CAPTURE(hyperparameter.name);
          CAPTURE(value);
          CAPTURE(epoch);
          const double rate = rate_at(
              {std::string(entry.id), {{std::string(hyperparameter.name), value}}}, epoch, epoch);
          CHECK(rate >= 0);
          CHECK(rate <= 0.3);
        }
      }
    }
  }
}

TEST_CASE("inverse-time decay halves the rate after 1 / decay epochs") {
  CHECK(rate_at({"inverseTime"}, 100) == doctest::Approx(0.15));
  CHECK(rate_at({"inverseTime", {{"decay", 0.5}}}, 4) == doctest::Approx(0.1));
}

TEST_CASE("steps multiply the rate every so many epochs, exactly for one half") {
  CHECK(rate_at({"step"}, 19) == 0.3);
  CHECK(rate_at({"step"}, 20) == 0.15);
  CHECK(rate_at({"step"}, 59) == 0.075);
  CHECK(rate_at({"step"}, 60) == 0.0375);
  CHECK(rate_at({"step", {{"every", 3}, {"factor", 0.2}}}, 8) == doctest::Approx(0.3 * 0.04));
}

TEST_CASE("exponential decay multiplies the rate every epoch") {
  CHECK(rate_at({"exponential"}, 1) == doctest::Approx(0.3 * 0.97).epsilon(1e-15));
  CHECK(rate_at({"exponential"}, 37) == doctest::Approx(0.3 * std::pow(0.97, 37)).epsilon(1e-13));
  CHECK(rate_at({"exponential", {{"factor", 0.5}}}, 10) == 0.3 / 1024);
}

TEST_CASE("a polynomial falls to 0 and stays there") {
  CHECK(rate_at({"polynomial"}, 50) == doctest::Approx(0.3 * 0.75).epsilon(1e-15));
  CHECK(rate_at({"polynomial"}, 200) == 0);
  CHECK(rate_at({"polynomial"}, 1000) == 0);
  const Choice curved = {"polynomial", {{"power", 0.5}, {"epochs", 8}}};
  CHECK(rate_at(curved, 2) == doctest::Approx(0.3 * std::sqrt(0.75)).epsilon(1e-14));
  CHECK(rate_at(curved, 8) == 0);
  CHECK(rate_at({"polynomial", {{"power", 2}}}, 100) == doctest::Approx(0.3 / 4).epsilon(1e-15));
}

// Written anew from equation 5: T_i is the period of the restart that the epoch lies in.
double cosine_by_hand(double epoch, double period, double growth) {
  double begin = 0;
  while (epoch >= begin + period) {
    begin += period;
    period *= growth;
  }
  return 0.3 / 2 * (1 + std::cos(std::acos(-1.0) * (epoch - begin) / period));
}

TEST_CASE("a cosine falls from the start and restarts after ever longer periods") {
  for (const double epoch : {0, 1, 25, 49, 50, 51, 100, 149, 150, 151, 349, 350, 1000}) {
    CAPTURE(epoch);
    CHECK(rate_at({"cosineRestarts"}, epoch) ==
          doctest::Approx(cosine_by_hand(epoch, 50, 2)).epsilon(1e-12));
    CHECK(rate_at({"cosineRestarts", {{"period", 7}, {"growth", 1}}}, epoch) ==
          doctest::Approx(cosine_by_hand(epoch, 7, 1)).epsilon(1e-12));
  }
  CHECK(rate_at({"cosineRestarts"}, 50) == 0.3);
  CHECK(rate_at({"cosineRestarts"}, 149) < 0.001);
  CHECK(rate_at({"cosineRestarts"}, 150) == 0.3);
}

TEST_CASE("a plateau's rate counts reductions, not epochs") {
  CHECK(rate_at({"reduceOnPlateau"}, 1000, 0) == 0.3);
  CHECK(rate_at({"reduceOnPlateau"}, 1000, 2) == doctest::Approx(0.003).epsilon(1e-14));
}

TEST_CASE("a schedule refuses decays out of range") {
  CHECK_THROWS_WITH_AS(rate_at({"inverseTime", {{"decay", 0}}}, 1),
                       "training.schedule.decay: 0 is not allowed (0.0001 to 10)",
                       std::invalid_argument);
}

}  // namespace
}  // namespace descent
