#include "core/training/trainer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/training/run.h"

using namespace descent;

namespace {

ExperimentConfig line_experiment() {
  ExperimentConfig experiment;
  experiment.data = {{"lineWithIntercept"}, 1, 25, 0, 0.2, {}};
  experiment.network.layers = {};
  experiment.training = {{"meanSquared"}, {"gradientDescent"}, 0.1, {"constant"}, {"none"}, 6};
  return experiment;
}

/// One epoch of mini-batch gradient descent on a line, written out in double from the definition.
/// The order of the samples is read from the trainer's state.
Vector one_epoch_by_hand(const Run& run, Vector parameters, const std::vector<std::uint32_t>& order,
                         std::size_t batch_size, double learning_rate) {
  double weight = parameters(0);
  double bias = parameters(1);
  for (std::size_t start = 0; start < order.size(); start += batch_size) {
    const std::size_t end = std::min(start + batch_size, order.size());
    double d_weight = 0;
    double d_bias = 0;
    for (std::size_t i = start; i < end; ++i) {
      const double x = run.data().training().inputs(0, order[i]);
      const double error = weight * x + bias - run.data().training().targets(0, order[i]);
      d_weight += 2 * error * x / double(end - start);
      d_bias += 2 * error / double(end - start);
    }
    weight -= learning_rate * d_weight;
    bias -= learning_rate * d_bias;
  }
  return Vector{{Scalar(weight), Scalar(bias)}};
}

/// A run whose first report is done.
Run& begun(Run& run) {
  REQUIRE(run.trainer().advance(100, 0) == 1);
  return run;
}

}  // namespace

TEST_CASE("an epoch visits every sample once, with a short last batch of its own") {
  // 20 training samples in batches of 6: three full ones and one of 2.
  Run run(line_experiment());
  const Vector start = run.network().parameters().values();
  REQUIRE(run.data().training().size() == 20);

  const auto order = run.trainer().state().order;
  CHECK(begun(run).trainer().advance(100, 1) == 4);
  CHECK(run.trainer().epoch() == 1);
  std::vector<std::uint32_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  for (std::uint32_t i = 0; i < 20; ++i)
    CHECK(sorted[i] == i);

  const Vector expected = one_epoch_by_hand(run, start, order, 6, 0.1);
  const Vector& actual = run.network().parameters().values();
  CHECK(double(actual(0)) == doctest::Approx(expected(0)).epsilon(1e-5));
  CHECK(double(actual(1)) == doctest::Approx(expected(1)).epsilon(1e-5));
}

TEST_CASE("each epoch has another order") {
  Run run(line_experiment());
  run.trainer().advance(100, 1);
  const auto first = run.trainer().state().order;
  run.trainer().advance(100, 1);
  CHECK(run.trainer().state().order != first);
}

TEST_CASE("training in pieces of any size gives the same bits as in one go") {
  Run whole(line_experiment());
  whole.trainer().advance(1'000'000, 7);
  Run pieces(line_experiment());
  while (pieces.trainer().epoch() < 7)
    pieces.trainer().advance(3, 1);
  CHECK(whole.network().parameters().values() == pieces.network().parameters().values());
}

TEST_CASE("reports count up from epoch 0 and none is lost") {
  Run run(line_experiment());
  run.trainer().advance(1'000'000, 3);
  const auto reports = run.trainer().reports();
  REQUIRE(reports.size() == 4);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(reports[i].epoch == double(i));
  CHECK(reports[3].training_loss < reports[0].training_loss);
  run.trainer().clear_reports();
  CHECK(run.trainer().reports().empty());
}

TEST_CASE("the reported loss is the loss of the weights that are shown") {
  Run run(line_experiment());
  run.trainer().advance(1'000'000, 2);
  const DataPart& part = run.data().training();
  const Vector& parameters = run.network().parameters().values();
  const double by_hand =
      (part.inputs.array() * parameters(0) + parameters(1) - part.targets.array()).square().mean();
  CHECK(run.trainer().reports().back().training_loss == doctest::Approx(by_hand).epsilon(1e-5));
}

TEST_CASE("without test samples the test numbers are absent") {
  ExperimentConfig experiment = line_experiment();
  experiment.data.test_share = 0;
  Run run(experiment);
  CHECK(std::isnan(begun(run).trainer().reports()[0].test_loss));
  CHECK(std::isnan(run.trainer().reports()[0].test_metric));
}

TEST_CASE("divergence stops training, keeps the last finite weights and can be left") {
  ExperimentConfig experiment = line_experiment();
  experiment.training.learning_rate = 10;
  Run run(experiment);
  run.trainer().advance(1'000'000, 10'000);
  CHECK(run.trainer().diverged());
  CHECK(run.network().parameters().values().allFinite());
  CHECK(run.trainer().advance(10, 1) == 0);
  for (const EpochReport& report : run.trainer().reports()) {
    CHECK(std::isfinite(report.training_loss));
  }
  CHECK(run.trainer().reports().back().epoch == double(run.trainer().epoch()));

  experiment.training.learning_rate = 0.01;
  CHECK(run.trainer().state().optimizer_steps > 0);
  run.trainer().configure(experiment.training);
  CHECK(run.trainer().state().optimizer_steps == 0);
  CHECK_FALSE(run.trainer().diverged());
  CHECK(run.trainer().advance(10, 1) > 0);
}

TEST_CASE("the L2 penalty is reported and shrinks the weights, not the bias") {
  ExperimentConfig experiment = line_experiment();
  Run plain(experiment);
  experiment.training.regularizer = {"l2", {{"rate", 0.5}}};
  Run penalised(experiment);
  const double weight = penalised.network().parameters().values()(0);
  CHECK(begun(penalised).trainer().reports()[0].penalty ==
        doctest::Approx(0.25 * weight * weight).epsilon(1e-5).scale(0));
  plain.trainer().advance(1'000'000, 300);
  penalised.trainer().advance(1'000'000, 300);
  CHECK(std::abs(penalised.network().parameters().values()(0)) <
        std::abs(plain.network().parameters().values()(0)));
  CHECK(penalised.network().parameters().values()(1) > plain.network().parameters().values()(1));
}

TEST_CASE("a penalty pulls at every weight and at no bias, and is reported so") {
  for (const std::string regularizer : {"l1", "l2"}) {
    CAPTURE(regularizer);
    ExperimentConfig experiment = line_experiment();
    experiment.network.layers = {dense_layer(3, {"tanh"})};
    experiment.training.batch_size = 2000;
    Run plain(experiment);
    experiment.training.regularizer = {regularizer, {{"rate", 0.5}}};
    Run penalised(experiment);
    for (Run* run : {&plain, &penalised}) {
      run->network().parameters().values().setConstant(Scalar(0.25));
      begun(*run).trainer().advance(1, 1);
    }
    const ParameterBlock& parameters = penalised.network().parameters();
    const Vector pulled = plain.network().parameters().values() - parameters.values();
    const double pull = 0.1 * 0.5 * (regularizer == "l1" ? 1 : 0.25);  // rates times dP/dw
    double penalty = 0;
    for (const ParameterSegment& segment : parameters.segments()) {
      const bool is_weight = segment.kind == ParameterKind::weight;
      for (Index i = segment.offset; i < segment.offset + segment.size(); ++i) {
        CHECK(std::abs(double(pulled(i)) - (is_weight ? pull : 0)) < 1e-6);
        const double value = parameters.values()(i);
        if (is_weight) penalty += regularizer == "l1" ? std::abs(value) : value * value / 2;
      }
    }
    CHECK(penalised.trainer().reports().back().penalty == doctest::Approx(0.5 * penalty));
  }
}

TEST_CASE(
    "another penalty or clipping begins L-BFGS anew, while other optimizers keep what they know") {
  ExperimentConfig experiment = line_experiment();
  experiment.training.batch_size = 2000;
  const auto with = [](TrainingConfig training, const Choice& penalty, const Choice& clipping) {
    training.regularizer = penalty;
    training.gradient_clipping = clipping;
    return training;
  };
  /// Whether a run that is given another loss on the way goes on as a new one from its weights.
  const auto begins_anew = [&](const Choice& penalty, const Choice& clipping) {
    Run run(experiment);
    run.trainer().advance(1000, 4);
    ExperimentConfig changed = experiment;
    changed.training = with(experiment.training, penalty, clipping);
    run.trainer().configure(changed.training);
    Run fresh(changed);
    fresh.network().parameters().values() = run.network().parameters().values();
    run.trainer().advance(1000, 3);
    fresh.trainer().advance(1000, 3);
    const Vector difference =
        run.network().parameters().values() - fresh.network().parameters().values();
    return difference.cwiseAbs().maxCoeff() < Scalar(1e-5);
  };
  const Choice penalty{"l2", {{"rate", 0.1}}};
  const Choice clipping{"byValue", {{"limit", 0.05}}};
  experiment.training.optimizer = {"lBfgs"};
  CHECK(begins_anew(penalty, {"none"}));
  CHECK(begins_anew({"none"}, clipping));
  CHECK_FALSE(begins_anew({"none"}, {"none"}));
  experiment.training.optimizer = {"momentum"};
  CHECK_FALSE(begins_anew(penalty, {"none"}));
}

TEST_CASE("the schedule sets the rate of every epoch, and reports say the next one") {
  ExperimentConfig experiment = line_experiment();
  experiment.training.schedule = {"inverseTime", {{"decay", 1}}};
  Run scheduled(experiment);
  scheduled.trainer().advance(1'000'000, 2);
  const auto reports = scheduled.trainer().reports();
  for (std::size_t epoch = 0; epoch < 3; ++epoch) {
    CHECK(reports[epoch].learning_rate == doctest::Approx(0.1 / (1.0 + double(epoch))));
  }
  experiment.training.schedule = {"constant"};
  Run by_hand(experiment);
  by_hand.trainer().advance(1'000'000, 1);
  experiment.training.learning_rate = 0.1 / 2;
  by_hand.trainer().configure(experiment.training);
  by_hand.trainer().advance(1'000'000, 1);
  CHECK(scheduled.network().parameters().values() == by_hand.network().parameters().values());
}

TEST_CASE(
    "a plateau of the test loss reduces the rate, or of the training loss without test part") {
  for (const double test_share : {0.2, 0.0}) {
    CAPTURE(test_share);
    ExperimentConfig experiment = line_experiment();
    experiment.data.test_share = test_share;
    experiment.data.noise = 0.5;
    experiment.training.learning_rate = 0.5;
    experiment.training.schedule = {"reduceOnPlateau", {{"factor", 0.5}, {"patience", 2}}};
    experiment.training.warmup_epochs = 2;
    Run run(experiment);
    run.trainer().advance(1'000'000, 40);
    const auto reports = run.trainer().reports();
    REQUIRE(reports.size() == 41);
    CHECK(reports[0].learning_rate == doctest::Approx(0.5 / 3));
    CHECK(reports[2].learning_rate == 0.5);
    double rate = 0.5;
    PlateauWatch watch;
    for (std::size_t epoch = 3; epoch < reports.size(); ++epoch) {
      const bool has_test = test_share > 0;
      watch.observe(has_test ? reports[epoch].test_loss : reports[epoch].training_loss);
      if (watch.waited > 2) {
        watch.waited = 0;
        rate *= 0.5;
      }
      CHECK(reports[epoch].learning_rate == rate);
    }
    CHECK(rate < 0.5);
  }
}

TEST_CASE("a larger batch size may be chosen while training") {
  ExperimentConfig experiment = line_experiment();
  Run run(experiment);
  begun(run).trainer().advance(2, 1);
  experiment.training.batch_size = 2000;
  run.trainer().configure(experiment.training);
  CHECK(run.trainer().batch_size() == 20);
  CHECK(run.trainer().advance(5, 2) == 2);  // the rest of the begun epoch, then one full batch
}
