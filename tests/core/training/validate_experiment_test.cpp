#include "core/training/validate_experiment.h"

#include <doctest/doctest.h>

#include <functional>
#include <limits>
#include <string>

using namespace descent;

namespace {

std::string refusal(const std::function<void(ExperimentConfig&)>& change) {
  ExperimentConfig experiment = default_experiment();
  change(experiment);
  try {
    validate_experiment(experiment);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("the default experiment is accepted") {
  CHECK(refusal([](auto&) {}) == "accepted");
}

TEST_CASE("every number out of range is refused with field, value and range") {
  CHECK(refusal([](auto& e) { e.training.learning_rate = 0; }) ==
        "training.learningRate: 0 is not allowed (1e-05 to 10)");
  CHECK(refusal([](auto& e) {
          e.training.learning_rate = std::numeric_limits<double>::infinity();
        }) == "training.learningRate: inf is not allowed (1e-05 to 10)");
  CHECK(refusal([](auto& e) { e.training.batch_size = 0; }) ==
        "training.batchSize: 0 is not allowed (1 to 2000, whole numbers)");
  CHECK(refusal([](auto& e) { e.training.warmup_epochs = 1001; }) ==
        "training.warmupEpochs: 1001 is not allowed (0 to 1000, whole numbers)");
  CHECK(refusal([](auto& e) { e.training.evaluation_interval = 0; }) ==
        "training.evaluationInterval: 0 is not allowed (1 to 1000, whole numbers)");
  CHECK(refusal([](auto& e) {
          e.training.stop_rules = {{"epochs"}, {"targetLoss", {{"loss", 0}}}};
        }) == "training.stopRules.loss: 0 is not allowed (1e-06 to 10)");
  CHECK(refusal([](auto& e) {
          e.training.stop_rules = {{"epochs"}, {"epochs", {{"count", 9}}}};
        }) == "training.stopRules: 'epochs' is named twice");
  CHECK(refusal([](auto& e) {
          e.training.stop_rules = {{"boredom"}};
        }).starts_with("training.stopRules: 'boredom' is not known (allowed: epochs, "));
  CHECK(refusal([](auto& e) { e.data.sample_count = 10.5; }) ==
        "data.sampleCount: 10.5 is not allowed (10 to 2000, whole numbers)");
  CHECK(refusal([](auto& e) { e.data.noise = -0.1; }) ==
        "data.noise: -0.1 is not allowed (0 to 0.5)");
  CHECK(refusal([](auto& e) { e.data.test_share = 1; }) ==
        "data.testShare: 1 is not allowed (0 to 0.9)");
  CHECK(refusal([](auto& e) {
          e.network.layers[1].kind.values = {{"units", 1e9}};
        }) == "network.layers.2.units: 1000000000 is not allowed (1 to 256, whole numbers)");
  CHECK(refusal([](auto& e) { e.network.layers.resize(9); }) ==
        "network.layers: 9 is not allowed (0 to 8, whole numbers)");
  CHECK(refusal([](auto& e) { e.network.seed = -1; }) ==
        "network.seed: -1 is not allowed (0 to 4294967295, whole numbers)");
}

TEST_CASE("unknown ids are refused with what is allowed") {
  CHECK(refusal([](auto& e) {
          e.training.schedule.id = "constructor";
        }).starts_with("training.schedule: 'constructor' is not known (allowed: constant, "));
  CHECK(refusal([](auto& e) {
          e.training.optimizer.values = {{"beta3", 1}};
        }) == "training.optimizer: 'beta3' is not known (allowed: beta1, beta2, epsilon)");
}

TEST_CASE("hyperparameters of a dataset are checked like others") {
  CHECK(refusal([](auto& e) {
          e.data.dataset = {"rings", {{"rings", 2.5}}};
        }) == "data.dataset.rings: 2.5 is not allowed (2 to 6, whole numbers)");
  CHECK(refusal([](auto& e) {
          e.data.dataset = {"rings", {{"arms", 3}}};
        }) == "data.dataset: 'arms' is not known (allowed: rings)");
  CHECK(refusal([](auto& e) { e.data.dataset = {"rings", {{"rings", 6}}}; }) == "accepted");
}

TEST_CASE("gradient clipping takes its known ways and limits") {
  CHECK(refusal([](auto& e) {
          e.training.gradient_clipping = {"byNorm", {{"limit", 100}}};
        }) == "accepted");
  CHECK(refusal([](auto& e) {
          e.training.gradient_clipping = {"byValue", {{"limit", 0}}};
        }) == "training.gradientClipping.limit: 0 is not allowed (0.001 to 100)");
  CHECK(refusal([](auto& e) {
          e.training.gradient_clipping.id = "constructor";
        }).starts_with("training.gradientClipping: 'constructor' is not known (allowed: none, "));
}

TEST_CASE("losses must suit the task and the output activation") {
  const std::string unsuited = refusal([](auto& e) { e.training.loss = {"softmaxCrossEntropy"}; });
  CHECK(unsuited.starts_with(
      "training.loss: 'softmaxCrossEntropy' is not known (allowed: meanSquared, "));
  CHECK(unsuited.find("softmax", unsuited.find("allowed")) == std::string::npos);
  CHECK(refusal([](auto& e) { e.network.output_activation = {"tanh"}; }) ==
        "network.outputActivation: 'tanh' is not known (allowed: linear)");
  CHECK(refusal([](auto& e) {
          e.training.loss = {"huber", {{"delta", 0}}};
        }) == "training.loss.delta: 0 is not allowed (0.01 to 100)");
}

TEST_CASE("softmax is only for the outputs of several classes") {
  const auto softmax_output = [](ExperimentConfig& e) {
    e.training.loss = {"meanSquared"};
    e.network.output_activation = {"softmax"};
  };
  const std::string hidden = refusal([](auto& e) { e.network.layers[1].activation = {"softmax"}; });
  CHECK(hidden.starts_with(
      "network.layers.2.activation: 'softmax' is not known (allowed: linear, relu, "));
  CHECK(hidden.find("softmax", hidden.find("allowed")) == std::string::npos);
  CHECK(refusal(softmax_output).starts_with("network.outputActivation: 'softmax' is not known"));
  CHECK(refusal([&](auto& e) {
          e.data.dataset = {"penguins"};
          e.data.features = {};
          softmax_output(e);
        }) == "accepted");
}

TEST_CASE("an optimizer for full batches refuses a batch smaller than the training part") {
  const auto with_batch = [](double batch_size) {
    return refusal([=](auto& e) {
      e.training.optimizer = {"lBfgs"};
      e.training.batch_size = batch_size;
    });
  };
  CHECK(with_batch(249) ==
        "training.batchSize: 249 is not allowed (250 to 2000 for lBfgs, whole numbers)");
  CHECK(with_batch(250) == "accepted");
  CHECK(with_batch(2000) == "accepted");
  CHECK(with_batch(2001) == "training.batchSize: 2001 is not allowed (1 to 2000, whole numbers)");
  const auto on_penguins = [](double batch_size) {
    return refusal([=](auto& e) {
      e.data.dataset = {"penguins"};
      e.data.sample_count = 10;
      e.data.features = {};
      e.training.loss = {"softmaxCrossEntropy"};
      e.training.optimizer = {"lBfgs"};
      e.training.batch_size = batch_size;
    });
  };
  ExperimentConfig penguins = default_experiment();
  penguins.data.dataset = {"penguins"};
  penguins.data.features = {};
  const auto samples = PreparedData(penguins.data, {0, 1}).training().size();
  CHECK(on_penguins(static_cast<double>(samples)) == "accepted");
  CHECK(on_penguins(static_cast<double>(samples - 1)) != "accepted");
}

TEST_CASE("an optimizer that compares steps refuses layers that take chances") {
  const auto with_drop_rate = [](double rate, const char* optimizer) {
    return refusal([=](auto& e) {
      e.training.optimizer = {optimizer};
      e.training.batch_size = 2000;
      e.network.layers = {dense_layer(4, {"tanh"}), {{"dropout"}, {"linear"}}};
      if (rate != 0.2) e.network.layers[1].kind.values = {{"dropRate", rate}};
    });
  };
  CHECK(with_drop_rate(0.5, "lBfgs") ==
        "network.layers.2.dropRate: 0.5 is not allowed (0 for lBfgs)");
  CHECK(with_drop_rate(0.2, "lBfgs") ==
        "network.layers.2.dropRate: 0.2 is not allowed (0 for lBfgs)");
  CHECK(with_drop_rate(0, "lBfgs") == "accepted");
  CHECK(with_drop_rate(0.5, "adam") == "accepted");
}

TEST_CASE("a layer that compares samples refuses batches of one number") {
  const LayerConfig normalization{{"batchNormalization"}, {"linear"}};
  const auto with = [](const char* dataset, std::vector<LayerConfig> layers, double batch_size) {
    return refusal([&](auto& e) {
      e.data.dataset = {dataset};
      e.data.features = {};
      e.training.loss = {"meanAbsolute"};
      e.training.batch_size = batch_size;
      e.network.layers = std::move(layers);
    });
  };
  const std::string refused =
      "training.batchSize: 1 is not allowed (2 to 2000 with batchNormalization, whole numbers)";
  const LayerConfig dense = dense_layer(4, {"tanh"});
  CHECK(with("spiral", {normalization}, 1) == refused);
  CHECK(with("spiral", {dense, dense, normalization}, 1) == refused);
  CHECK(with("spiral", {dense, normalization}, 2) == "accepted");
  CHECK(with("spiral", {dense, {{"layerNormalization"}, {"linear"}}}, 1) == "accepted");
  LayerConfig frozen = normalization;
  frozen.frozen = true;
  CHECK(with("spiral", {dense, frozen}, 1) == "accepted");
  CHECK(with("spiral", {dense, frozen, normalization}, 1) == refused);
  // A residual connection to the inputs, however many they are.
  CHECK(with("spiral", {dense_layer(2, {"tanh"}), {{"residual"}, {"linear"}}}, 1) == "accepted");

  // An image has many pixels, and a sequence many steps.
  const LayerConfig flat{{"flatten"}, {"linear"}};
  CHECK(with("shapes", {normalization}, 1) == "accepted");
  CHECK(with("shapes", {normalization, flat, normalization}, 1) == refused);
  const auto pooled = [](double size) {
    return LayerConfig{{"averagePooling", {{"size", size}, {"stride", 1}}}, {"linear"}};
  };
  CHECK(with("shapes", {pooled(2), normalization}, 1) == "accepted");
  const LayerConfig recurrent{{"gru", {{"units", 3}, {"everyStep", 1}}}, {"tanh"}};
  const LayerConfig last{{"gru", {{"units", 3}, {"everyStep", 0}}}, {"tanh"}};
  for (const DatasetEntry& dataset : datasets()) {
    if (!dataset.is_sequence) continue;
    const std::string id(dataset.id);
    CAPTURE(id);
    CHECK(with(id.c_str(), {recurrent, normalization}, 1) == "accepted");
    CHECK(with(id.c_str(), {last, normalization}, 1) == refused);
  }
}

TEST_CASE("classes are coded as the loss and the output activation need") {
  ExperimentConfig experiment = default_experiment();
  CHECK(target_encoding(experiment).low == 0);
  experiment.training.loss = {"meanSquared"};
  CHECK(target_encoding(experiment).low == -1);
  experiment.network.output_activation = {"sigmoid"};
  CHECK(target_encoding(experiment).low == 0);
  experiment.network.output_activation = {"gelu"};
  CHECK(target_encoding(experiment).low == 0);
  experiment.network.output_activation = {"elu"};
  CHECK(target_encoding(experiment).low == -1);
  experiment.training.loss = {"hinge"};
  experiment.network.output_activation = {"linear"};
  CHECK(target_encoding(experiment).low == -1);
  experiment.training.loss = {"meanAbsolute"};
  experiment.data.dataset = {"penguins"};
  experiment.network.output_activation = {"tanh"};
  CHECK(target_encoding(experiment).low == 0);
}

TEST_CASE("a loss takes only its own hyperparameters") {
  CHECK(refusal([](auto& e) {
          e.training.loss.values = {{"constructor", 1}};
        }).starts_with("training.loss: 'constructor' is not known (allowed: "));
}
