#include "core/training/learning_rate.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace descent;

namespace {

LearningRate learning_rate(const Choice& schedule, double warmup_epochs) {
  TrainingConfig config;
  config.learning_rate = 0.6;
  config.schedule = schedule;
  config.warmup_epochs = warmup_epochs;
  LearningRate result;
  result.configure(config);
  return result;
}

/// PyTorch's ReduceLROnPlateau (mode min, relative threshold 1e-4), written anew: the rate after
/// each loss.
std::vector<double> reduced_by_hand(double rate, double factor, int patience,
                                    const std::vector<double>& losses) {
  std::vector<double> rates;
  double best = INFINITY;
  int bad_epochs = 0;
  for (const double loss : losses) {
    if (loss < best * (1 - 1e-4)) {
      best = loss;
      bad_epochs = 0;
    } else if (++bad_epochs > patience) {
      rate *= factor;
      bad_epochs = 0;
    }
    rates.push_back(rate);
  }
  return rates;
}

}  // namespace

TEST_CASE("a warm-up grows by equal steps and the schedule begins behind it") {
  const LearningRate rate = learning_rate({"step", {{"every", 2}, {"factor", 0.5}}}, 3);
  for (std::int64_t epoch = 0; epoch < 4; ++epoch)
    CHECK(rate.at(epoch) == doctest::Approx(0.15 * double(epoch + 1)).epsilon(1e-15));
  CHECK(rate.at(4) == 0.6);
  CHECK(rate.at(5) == 0.3);
  CHECK(rate.at(7) == 0.15);
}

TEST_CASE("without a warm-up the schedule begins at once") {
  CHECK(learning_rate({"constant"}, 0).at(0) == 0.6);
}

TEST_CASE("a plateau reduces the rate as PyTorch does") {
  // Better by more, by less and by just about one part in 10,000, equal, worse, and far better.
  const std::vector<double> losses = {1,   0.9,     0.89999, 0.9,     0.95, 0.8999, 0.8999, 0.8999,
                                      0.9, 0.89982, 0.8,     0.8,     0.8,  0.8,    0.8,    0.8,
                                      0.8, 0.8,     0.8,     0.79993, 0.7,  0.70001};
  for (const int patience : {1, 2, 3}) {
    CAPTURE(patience);
    LearningRate rate =
        learning_rate({"reduceOnPlateau", {{"factor", 0.5}, {"patience", double(patience)}}}, 0);
    const std::vector<double> expected = reduced_by_hand(0.6, 0.5, patience, losses);
    REQUIRE(expected.back() < 0.6);
    for (std::size_t epoch = 0; epoch < losses.size(); ++epoch) {
      CAPTURE(epoch);
      rate.observe(std::int64_t(epoch), losses[epoch]);
      CHECK(rate.at(std::int64_t(epoch) + 1) == doctest::Approx(expected[epoch]).epsilon(1e-14));
    }
  }
}

TEST_CASE("losses of the warm-up are no plateau, and other schedules count none") {
  LearningRate watching = learning_rate({"reduceOnPlateau", {{"patience", 1}}}, 5);
  for (std::int64_t epoch = 0; epoch < 5; ++epoch)
    watching.observe(epoch, 1);
  CHECK(watching.state() == LearningRate::State{});
  for (std::int64_t epoch = 5; epoch < 8; ++epoch)
    watching.observe(epoch, 1);
  CHECK(watching.state().reductions == 1);

  LearningRate exponential = learning_rate({"exponential"}, 0);
  for (std::int64_t epoch = 0; epoch < 100; ++epoch)
    exponential.observe(epoch, 1);
  CHECK(exponential.state() == LearningRate::State{});
}

TEST_CASE("another starting rate keeps the reductions, another schedule forgets them") {
  LearningRate rate = learning_rate({"reduceOnPlateau", {{"patience", 1}}}, 0);
  for (std::int64_t epoch = 0; epoch < 3; ++epoch)
    rate.observe(epoch, 1);
  TrainingConfig config;
  config.learning_rate = 0.2;
  config.schedule = {"reduceOnPlateau", {{"patience", 1}}};
  rate.configure(config);
  CHECK(rate.at(3) == doctest::Approx(0.02));
  config.schedule = {"reduceOnPlateau", {{"patience", 2}}};
  rate.configure(config);
  CHECK(rate.at(3) == 0.2);
}

TEST_CASE("an epoch's rate follows losses, settings and a restored state at once") {
  LearningRate rate = learning_rate({"reduceOnPlateau", {{"factor", 0.5}, {"patience", 1}}}, 0);
  CHECK(rate.at(3) == 0.6);
  for (std::int64_t epoch = 0; epoch < 3; ++epoch)
    rate.observe(epoch, 1);
  CHECK(rate.at(3) == 0.3);
  rate.restore({});
  CHECK(rate.at(3) == 0.6);
  TrainingConfig config;
  config.learning_rate = 0.2;
  rate.configure(config);
  CHECK(rate.at(3) == 0.2);
}
