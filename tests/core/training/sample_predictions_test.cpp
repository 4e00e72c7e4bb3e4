#include "core/training/sample_predictions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/training/error_summary.h"
#include "core/training/run.h"

using namespace descent;

namespace {

SamplePredictions begun(const ExperimentConfig& experiment, const Run& run,
                        const SampleRequest& request) {
  return {experiment.network, run.network().parameters().values(),
          run.data(),         run.loss(),
          run.threshold(),    request};
}

SamplePredictions predicted(const ExperimentConfig& experiment, const Run& run,
                            const SampleRequest& request) {
  SamplePredictions samples = begun(experiment, run, request);
  while (!samples.done())
    samples.advance(1);
  return samples;
}

ExperimentConfig of_data(std::string_view dataset, std::string_view loss) {
  ExperimentConfig experiment = default_experiment();
  experiment.data = {{std::string(dataset)}, 1, 700, 0.1, 0.4, {}};
  experiment.training.loss = {std::string(loss)};
  return experiment;
}

}  // namespace

TEST_CASE("predictions of samples are those of the whole part, from the first one asked for") {
  for (const ExperimentConfig& experiment :
       {of_data("shapes", "softmaxCrossEntropy"), of_data("bitParity", "binaryCrossEntropy"),
        of_data("sineWave", "meanSquared"), of_data("randomSoftTargets", "softmaxCrossEntropy")}) {
    CAPTURE(experiment.data.dataset);
    Run run(experiment);
    run.trainer().advance(std::numeric_limits<Index>::max(), 2);
    ErrorSummaries errors(experiment.network, run.network().parameters().values(), run.data(),
                          run.loss(), run.threshold());
    while (!errors.done())
      errors.advance(1);
    const SamplePredictions test = predicted(experiment, run, {"test", 20, 30});
    CHECK(test.predictions().isApprox(errors.test().predictions.middleCols(20, 30), 1e-5F));
    CHECK(test.targets() == run.data().test().targets.middleCols(20, 30));
    const SamplePredictions training = predicted(experiment, run, {"training", 0, 420});
    CHECK(training.predictions() == errors.training().predictions);
    CHECK(training.targets() == run.data().training().targets);
  }
}

TEST_CASE("predicted classes are those that the confusion matrix counts") {
  for (const ExperimentConfig& experiment :
       {of_data("shapes", "softmaxCrossEntropy"), of_data("bitParity", "binaryCrossEntropy"),
        of_data("bitParity", "hinge")}) {
    CAPTURE(experiment.data.dataset);
    Run run(experiment);
    run.trainer().advance(std::numeric_limits<Index>::max(), 3);
    ErrorSummaries errors(experiment.network, run.network().parameters().values(), run.data(),
                          run.loss(), run.threshold());
    while (!errors.done())
      errors.advance(1);
    const SamplePredictions samples = predicted(experiment, run, {"test", 0, 1e6});
    ConfusionMatrix counts = errors.test().confusion;
    REQUIRE(samples.classes().size() == 280);
    for (std::size_t i = 0; i < samples.classes().size(); ++i)
      counts(run.data().test().classes[i], samples.classes()[i]) -= 1;
    CHECK(counts.cwiseAbs().maxCoeff() == 0);
  }
}

TEST_CASE("a value has no class, and a prediction of NaN none either") {
  const ExperimentConfig values = of_data("sineWave", "meanSquared");
  CHECK(predicted(values, Run(values), {"test", 0, 5}).classes().empty());
  const ExperimentConfig classes = of_data("shapes", "softmaxCrossEntropy");
  Run run(classes);
  run.network().parameters().values().setConstant(std::numeric_limits<Scalar>::quiet_NaN());
  const SamplePredictions samples = predicted(classes, run, {"training", 0, 5});
  CHECK(samples.classes() == std::vector<int>(5, -1));
}

TEST_CASE("where the part ends there are fewer samples, and beyond it none") {
  const ExperimentConfig experiment = of_data("shapes", "softmaxCrossEntropy");
  Run run(experiment);
  CHECK(predicted(experiment, run, {"test", 275, 30}).predictions().cols() == 5);
  for (const SampleRequest& request :
       {SampleRequest{"test", 280, 30}, SampleRequest{"test", 1e6, 1}, {"training", 0, 0}}) {
    SamplePredictions none = begun(experiment, run, request);
    CHECK(none.done());
    CHECK(none.advance(1) == 0);
    CHECK(none.predictions().cols() == 0);
    CHECK(none.targets().cols() == 0);
  }
}

TEST_CASE("predictions are of the weights they were begun with, and leave training as it is") {
  ExperimentConfig experiment = of_data("shapes", "softmaxCrossEntropy");
  experiment.network.layers = {dense_layer(200, {"tanh"}), dense_layer(100, {"relu"})};
  Run watched(experiment);
  Run alone(experiment);
  const SampleRequest request{"training", 0, 420};
  const SamplePredictions at_once = predicted(experiment, watched, request);
  SamplePredictions under_way = begun(experiment, watched, request);
  int pieces = 0;
  for (; !under_way.done(); ++pieces) {
    under_way.advance(1);
    watched.trainer().advance(7, 10);
    alone.trainer().advance(7, 10);
  }
  CHECK(pieces > 2);
  CHECK(under_way.predictions() == at_once.predictions());
  CHECK(watched.network().parameters().values() == alone.network().parameters().values());
  CHECK(predicted(experiment, watched, request).predictions() != at_once.predictions());
}

TEST_CASE("impossible requests of samples are refused") {
  const ExperimentConfig experiment = of_data("sineWave", "meanSquared");
  const Run run(experiment);
  const auto begin = [&](const SampleRequest& request) { begun(experiment, run, request); };
  CHECK_THROWS_WITH_AS(begin({"all", 0, 1}),
                       "samples.part: 'all' is not known (allowed: training, test)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(begin({"test", -1, 1}),
                       "samples.first: -1 is not allowed (0 to 2147483647, whole numbers)",
                       std::invalid_argument);
  for (const SampleRequest& request :
       {SampleRequest{"test", 0.5, 1}, SampleRequest{"test", 0, 1.5}, SampleRequest{"test", 0, -1},
        SampleRequest{"test", std::nan(""), 1}, SampleRequest{"test", 0, std::nan("")},
        SampleRequest{"test", 0, std::numeric_limits<double>::infinity()}}) {
    CHECK_THROWS_AS(begin(request), std::invalid_argument);
  }
}
