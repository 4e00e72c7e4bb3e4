#include "wasm_bindings/session.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <vector>

using namespace descent;

namespace {

ExperimentConfig small_experiment() {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 50;
  experiment.training.batch_size = 7;
  return experiment;
}

}  // namespace

TEST_CASE("reset gives the same start again, to the bit") {
  Session session(small_experiment());
  const std::string start = session.parameters_hash();
  session.train(100, 5);
  const std::string first = session.parameters_hash();
  CHECK(first != start);
  session.reset();
  CHECK(session.parameters_hash() == start);
  CHECK(session.epoch() == 0);
  session.train(100, 5);
  CHECK(session.parameters_hash() == first);
}

TEST_CASE("another run over the same samples is like one in a session of its own, to the bit") {
  ExperimentConfig wider = small_experiment();
  wider.network.layers.push_back(dense_layer(3, {"relu"}));
  wider.network.output_activation = {"tanh"};
  wider.training.loss = {"meanSquared"};
  ExperimentConfig other_targets = wider;
  other_targets.network.output_activation = {"sigmoid"};
  ExperimentConfig other_samples = other_targets;
  other_samples.data.seed = 9;
  Session session(small_experiment());
  for (const ExperimentConfig& next : {wider, other_targets, other_samples, wider}) {
    CHECK(session.configure(next));
    session.train(100, 3);
    Session own(next);
    own.train(100, 3);
    CHECK(session.parameters_hash() == own.parameters_hash());
    CHECK(session.take_reports() == own.take_reports());
  }
  const PreparedData* const samples = &session.run().data();
  session.reset();
  CHECK(&session.run().data() == samples);
}

TEST_CASE("training settings keep the weights, others start anew") {
  Session session(small_experiment());
  session.train(100, 5);
  const std::string trained = session.parameters_hash();
  session.take_reports();

  ExperimentConfig changed = small_experiment();
  changed.training.learning_rate = 0.5;
  changed.training.optimizer = {"momentum"};
  changed.training.regularizer = {"l1", {{"rate", 0.01}}};
  changed.training.gradient_clipping = {"byNorm"};
  changed.training.schedule = {"inverseTime"};
  changed.training.batch_size = 3;
  CHECK_FALSE(session.configure(changed));
  CHECK(session.parameters_hash() == trained);
  CHECK(session.epoch() == 5);
  CHECK(session.take_reports().empty());  // a touched control is no epoch: the chart gains nothing
  session.train(100, 1);
  CHECK(session.epoch() == 6);

  changed.network.seed = 2;
  CHECK(session.configure(changed));
  CHECK(session.epoch() == 0);
}

TEST_CASE("a wrong experiment is refused and leaves the session as it was") {
  Session session(small_experiment());
  session.train(7, 5);
  const std::vector<std::uint8_t> before = session.save_state();
  // Refused at the door or, like the last two, only when the data are there; several have a right
  // change of another setting in front of the wrong one.
  for (void (*change)(ExperimentConfig&) : std::initializer_list<void (*)(ExperimentConfig&)>{
           [](ExperimentConfig& wrong) { wrong.training.learning_rate = -1; },
           [](ExperimentConfig& wrong) {
             wrong.training.optimizer = {"momentum"};
             wrong.training.schedule = {"inverseTime", {{"decay", -1}}};
           },
           [](ExperimentConfig& wrong) {
             wrong.training.optimizer = {"gradientDescent"};
             wrong.training.batch_size = 1e9;
           },
           [](ExperimentConfig& wrong) {
             wrong.data.features = {"x1", "x9"};
           },
           [](ExperimentConfig& wrong) {
             wrong.data.dataset = {"xorPoints"};
             wrong.data.test_share = 0.9;
           },
       }) {
    ExperimentConfig wrong = small_experiment();
    change(wrong);
    CHECK_THROWS_AS(session.configure(wrong), std::invalid_argument);
  }
  CHECK(session.experiment() == small_experiment());
  CHECK(session.save_state() == before);

  Session untouched(small_experiment());
  untouched.train(7, 5);
  session.train(50, 5);
  untouched.train(50, 5);
  CHECK(session.parameters_hash() == untouched.parameters_hash());
}

TEST_CASE("reports come as rows of seven and are taken once") {
  Session session(small_experiment());
  session.train(1000, 2);
  CHECK(session.take_reports().size() == 3 * 7);
  CHECK(session.take_reports().empty());
  session.reset();
  CHECK(session.take_reports().size() == 7);
  session.reset();
  CHECK(session.train(1000, 0) == 1);
  CHECK(session.train(1000, 0) == 0);
  CHECK(session.take_reports().size() == 7);
}

TEST_CASE("reports stay until they are cleared") {
  Session session(small_experiment());
  session.train(1000, 2);
  const std::span<const double> reports = session.reports();
  REQUIRE(reports.size() == 3 * report_numbers);
  CHECK(reports[report_numbers] == 1);
  CHECK(reports[2 * report_numbers] == 2);
  CHECK(session.reports().data() == reports.data());
  session.clear_reports();
  CHECK(session.reports().empty());
}

TEST_CASE("a picture like the last is drawn in its memory, and is of the present weights") {
  Session session(small_experiment());
  const auto drawn = [](Session& of, const PictureRequest& request) {
    of.begin_picture(request);
    of.advance_picture(1'000'000);
    const Picture* picture = of.take_picture();
    REQUIRE(picture != nullptr);
    return std::pair(picture->predictions(), picture->predictions().data());
  };
  const auto first = drawn(session, {30, 10, 0, 1});
  session.train(1000, 3);
  const auto second = drawn(session, {30, 10, 0, 1});
  CHECK(second.second == first.second);
  CHECK(second.first != first.first);
  Session other(small_experiment());
  other.train(1000, 3);
  CHECK(drawn(other, {30, 10, 0, 1}).first == second.first);
  CHECK(drawn(session, {20, 10, 0, 1}).first.size() == 400);
}

TEST_CASE("a picture goes on over other settings and is given up by a start anew") {
  ExperimentConfig experiment = small_experiment();
  Session session(experiment);
  CHECK(session.advance_picture(1) == 0);
  CHECK(session.take_picture() == nullptr);
  session.begin_picture({400, 0, 0, 1});
  CHECK(session.take_picture() == nullptr);
  experiment.training.learning_rate = 0.002;
  session.configure(experiment);
  CHECK(session.advance_picture(1) == 1);
  session.reset();
  CHECK(session.advance_picture(1) == 0);
  session.begin_picture({400, 0, 0, 1});
  CHECK_THROWS_AS(session.begin_picture({1, 0, 0, 1}), std::invalid_argument);
  session.advance_picture(1'000'000);
  CHECK(session.take_picture()->predictions().size() == 400 * 400);
  CHECK(session.take_picture() == nullptr);
}

TEST_CASE("predictions of samples go on over other settings and are given up by a start anew") {
  ExperimentConfig experiment = small_experiment();
  experiment.data.dataset = {"shapes"};
  experiment.data.features = {};
  experiment.training.loss = {"softmaxCrossEntropy"};
  Session session(experiment);
  CHECK(session.advance_samples(1) == 0);
  CHECK(session.take_samples() == nullptr);
  session.begin_samples({"training", 0, 20});
  CHECK(session.take_samples() == nullptr);
  experiment.training.learning_rate = 0.002;
  session.configure(experiment);
  CHECK(session.advance_samples(1) == 1);
  session.begin_samples({"training", 0, 20});
  session.reset();
  CHECK(session.advance_samples(1) == 0);
  session.begin_samples({"training", 0, 20});
  CHECK_THROWS_AS(session.begin_samples({"none", 0, 1}), std::invalid_argument);
  session.advance_samples(1'000'000);
  CHECK(session.take_samples()->predictions().size() == 4 * 20);
  CHECK(session.take_samples() == nullptr);
}

TEST_CASE("a saved state goes on in another session") {
  Session first(small_experiment());
  first.train(13, 100);
  Session second(small_experiment());
  second.restore_state(first.save_state());
  CHECK(second.take_reports().size() == 7);
  first.train(40, 100);
  second.train(40, 100);
  CHECK(first.parameters_hash() == second.parameters_hash());
}

// The same file is read by the tests under Node and in both browsers.
TEST_CASE("500 epochs of the default experiment give the recorded weights") {
  std::ifstream file(std::string(DESCENT_TESTS_FOLDER) + "/reference/default_experiment.hash");
  std::string recorded;
  file >> recorded;
  REQUIRE(recorded.size() == 16);
  Session session(default_experiment());
  session.train(1'000'000, 500);
  CHECK(session.parameters_hash() == recorded);
}
