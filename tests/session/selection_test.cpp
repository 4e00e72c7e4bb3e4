// Choosing settings works beside the session's run and leaves it as it is, to the bit.

#include <doctest/doctest.h>

#include <memory>

#include "core/selection/cross_validation.h"
#include "core/selection/learning_rate_range_test.h"
#include "wasm_bindings/session.h"

using namespace descent;

namespace {

ExperimentConfig small_experiment() {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 50;
  experiment.training.batch_size = 7;
  return experiment;
}

CrossValidation small_validation() {
  CrossValidationOptions options;
  options.folds = 3;
  options.epochs = 2;
  return {SettingsGrid(small_experiment(), {{"training.learningRate", {0.1, 0.01}}}), options};
}

std::unique_ptr<LearningRateRangeTest> range_test_of(const Session& session) {
  return std::make_unique<LearningRateRangeTest>(session.experiment(), session.parameters(),
                                                 RangeTestOptions{});
}

/// A session in the middle of an epoch.
Session half_way() {
  Session session(small_experiment());
  session.train(14, 100);
  return session;
}

}  // namespace

TEST_CASE("choosing settings leaves the session's run as it was, whole or given up half-way") {
  Session session = half_way();
  const std::vector<std::uint8_t> state = session.save_state();
  const std::string hash = session.parameters_hash();
  for (const Index pieces : {Index{9}, Index{1'000'000}}) {
    CrossValidation validation = small_validation();
    validation.advance(pieces);
    CHECK(validation.done() == (pieces > 100));
    const auto test = range_test_of(session);
    test->advance(pieces);
    CHECK(test->done() == (pieces > 100));
  }
  CHECK(session.save_state() == state);
  CHECK(session.parameters_hash() == hash);
  CHECK(session.experiment() == small_experiment());

  Session untouched = half_way();
  session.train(100, 20);
  untouched.train(100, 20);
  CHECK(session.parameters_hash() != hash);
  CHECK(session.save_state() == untouched.save_state());
  CHECK(session.take_reports() == untouched.take_reports());
}

TEST_CASE("choosing settings and training in turns give what each gives alone") {
  Session session = half_way();
  CrossValidation validation = small_validation();
  const auto test = range_test_of(session);
  const auto alone_test = range_test_of(session);
  while (!validation.done() || !test->done()) {
    session.train(2, 1000);
    validation.advance(1);
    test->advance(1);
  }
  CrossValidation alone_validation = small_validation();
  alone_validation.advance(1'000'000);
  alone_test->advance(1'000'000);

  REQUIRE(test->points().size() == alone_test->points().size());
  for (std::size_t i = 0; i < test->points().size(); ++i)
    CHECK(test->points()[i].loss == alone_test->points()[i].loss);
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(validation.results()[i].loss.mean == alone_validation.results()[i].loss.mean);

  Session untouched(small_experiment());
  while (untouched.epoch() < session.epoch())
    untouched.train(1, 1);
  while (untouched.save_state() != session.save_state() && untouched.epoch() == session.epoch())
    untouched.train(1, 1);
  CHECK(untouched.save_state() == session.save_state());
}

TEST_CASE("a range test starts from the session's present weights") {
  Session session = half_way();
  session.train(1000, 50);
  session.take_reports();
  const auto later = range_test_of(session);
  later->advance(1);
  const auto first = range_test_of(Session(small_experiment()));
  first->advance(1);
  CHECK(later->start_loss() < first->start_loss());
}
