#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "core/inspection/network_copy.h"
#include "core/inspection/pass_trace.h"
#include "core/optimizers/optimizer.h"
#include "core/regularizers.h"
#include "core/training/run.h"
#include "tests/core/training/place_in_epoch.h"

// The trace of the trainer's next batch foretells its next step.

using namespace descent;
using testing::place_in_epoch;

namespace {

LayerConfig layer_of(const Choice& kind, bool frozen = false) {
  LayerConfig layer;
  layer.kind = kind;
  layer.frozen = frozen;
  return layer;
}

/// A frozen layer, batch normalisation, and dropout unless every step needs one and the same loss.
ExperimentConfig experiment_with(const OptimizerEntry& optimizer) {
  ExperimentConfig experiment = default_experiment();
  LayerConfig frozen = dense_layer(6, {"tanh"});
  frozen.frozen = true;
  experiment.network.layers = {frozen, dense_layer(5, {"tanh"}), layer_of({"batchNormalization"}),
                               dense_layer(4, {"tanh"}), layer_of({"batchNormalization"}, true)};
  if (!optimizer.full_batch_only) experiment.network.layers.push_back(layer_of({"dropout"}));
  experiment.training.optimizer = {std::string(optimizer.id)};
  experiment.training.gradient_clipping = {"byNorm", {{"limit", 0.01}}};
  experiment.training.schedule = {"inverseTime"};
  // Does not divide the 250 samples: the last batch of an epoch is short.
  experiment.training.batch_size = optimizer.full_batch_only ? 2000 : 70;
  return experiment;
}

PassTrace trace_next(const ExperimentConfig& experiment, const Run& run) {
  const DataPart& part = run.data().training();
  const NextBatch next = run.trainer().next_batch();
  const auto count = static_cast<Index>(next.samples.size());
  Matrix inputs(part.inputs.rows(), count);
  Matrix targets(part.targets.rows(), count);
  gather_samples(part, next.samples, inputs, targets);
  Network copy = copy_network(experiment.network, run.network());
  const Vector before = copy.parameters().values();
  PassTrace trace =
      trace_pass(copy, run.loss(), inputs, targets, next.chance, run.trainer().next_update());
  CHECK(copy.parameters().values() == before);
  return trace;
}

/// Every parameter and statistic has moved by what the trace says.
void check_step(const PassTrace& trace, const Vector& after) {
  Index numbers = 0;
  for (const LayerTrace& layer : trace.layers) {
    for (const SegmentTrace& part : layer.segments) {
      CAPTURE(part.segment.name);
      CAPTURE(part.segment.layer);
      const ConstParameterMap moved(after.data() + part.segment.offset, part.segment.rows,
                                    part.segment.columns);
      CHECK(part.update == moved - part.values);
      const bool is_learned = part.segment.kind != ParameterKind::statistic;
      CHECK((part.gradient.size() > 0) == is_learned);
      numbers += part.segment.size();
    }
  }
  CHECK(numbers == after.size());
}

/// What else has to hold of a traced step.
using TraceCheck = std::function<void(const PassTrace& trace)>;

void check_steps(const ExperimentConfig& experiment, int steps, const TraceCheck& check_trace) {
  Run run(experiment);
  run.trainer().advance(3, 1'000'000);
  for (int step = 0; step < steps; ++step) {
    CAPTURE(step);
    const Vector before = run.network().parameters().values();
    const PassTrace trace = trace_next(experiment, run);
    CHECK(run.network().parameters().values() == before);
    const std::uint64_t place = run.trainer().next_batch().chance;
    while (run.trainer().next_batch().chance == place)
      run.trainer().advance(1, 1'000'000);
    check_step(trace, run.network().parameters().values());
    check_trace(trace);
  }
}

/// Of experiment_with: what is frozen stays, and what is not moves.
void check_frozen(const PassTrace& trace) {
  for (const std::size_t layer : {0U, 4U}) {
    for (const SegmentTrace& part : trace.layers[layer].segments)
      CHECK(part.update.isZero(0));
  }
  CHECK_FALSE(trace.layers[1].segments[0].update.isZero(0));
  CHECK_FALSE(trace.layers[2].segments[3].update.isZero(0));  // the running variance
}

/// Every layer has parameters that move, or none.
void check_all_move(const PassTrace& trace) {
  for (const LayerTrace& layer : trace.layers) {
    for (const SegmentTrace& part : layer.segments) {
      CAPTURE(part.segment.layer);
      CAPTURE(part.segment.name);
      CHECK_FALSE(part.update.isZero(0));
    }
  }
}

/// The kinds of layers that read this shape of data, one upon the other.
ExperimentConfig experiment_on(const std::string& dataset, const std::string& loss,
                               std::vector<LayerConfig> layers) {
  ExperimentConfig experiment = default_experiment();
  experiment.data.dataset = {dataset};
  experiment.data.features = {};
  experiment.data.sample_count = 60;
  experiment.network.layers = std::move(layers);
  experiment.training.loss = {loss};
  experiment.training.batch_size = 8;
  return experiment;
}

}  // namespace

TEST_CASE(
    "for every optimizer, penalty and clipping the traced update of the next batch is the "
    "trainer's next step, to the bit") {
  for (const OptimizerEntry& optimizer : optimizers()) {
    CAPTURE(optimizer.id);
    for (const RegularizerEntry& regularizer : regularizers()) {
      CAPTURE(regularizer.id);
      ExperimentConfig experiment = experiment_with(optimizer);
      experiment.training.regularizer = {std::string(regularizer.id)};
      check_steps(experiment, 6, check_frozen);
    }
    ExperimentConfig experiment = experiment_with(optimizer);
    experiment.training.gradient_clipping = {"byValue", {{"limit", 0.001}}};
    check_steps(experiment, 2, check_frozen);
  }
}

TEST_CASE("the traced update is the next step of layers of every other kind, to the bit") {
  const ExperimentConfig images = experiment_on(
      "shapes", "softmaxCrossEntropy",
      {layer_of({"convolution", {{"filters", 3}}}), layer_of({"layerNormalization"}),
       layer_of({"maximumPooling"}), layer_of({"convolution", {{"filters", 3}, {"padding", 1}}}),
       layer_of({"residual"}), layer_of({"averagePooling"}), layer_of({"flatten"}),
       dense_layer(5, {"tanh"})});
  check_steps(images, 5, check_all_move);
  const ExperimentConfig sequences = experiment_on(
      "bitParity", "binaryCrossEntropy",
      {layer_of({"lstm", {{"units", 4}, {"everyStep", 1}}}), layer_of({"layerNormalization"}),
       layer_of({"gru", {{"units", 4}, {"everyStep", 1}}}), layer_of({"residual"}),
       layer_of({"simpleRecurrent", {{"units", 3}}}), layer_of({"dropout"})});
  check_steps(sequences, 5, check_all_move);
  for (const LayerEntry& entry : layer_kinds()) {
    const auto uses = [&](const ExperimentConfig& experiment) {
      return std::ranges::any_of(experiment.network.layers, [&](const LayerConfig& layer) {
        return layer.kind.id == entry.id;
      });
    };
    CAPTURE(entry.id);
    CHECK((uses(images) || uses(sequences) || uses(experiment_with(optimizers().front()))));
  }
}

TEST_CASE("a next batch of one sample is traced to the bit") {
  ExperimentConfig experiment = experiment_with(optimizers().front());
  experiment.training.batch_size = 1;
  experiment.network.layers = {dense_layer(4, {"tanh"}), layer_of({"layerNormalization"})};
  experiment.training.gradient_clipping = {"none"};
  check_steps(experiment, 3, [](const PassTrace& trace) {
    CHECK(trace.predictions.cols() == 1);
    CHECK(trace.layers[0].outputs.cols() == 1);
    check_all_move(trace);
  });
}

TEST_CASE("the next update is the same step however often it is taken") {
  for (const OptimizerEntry& optimizer : optimizers()) {
    CAPTURE(optimizer.id);
    const ExperimentConfig experiment = experiment_with(optimizer);
    Run run(experiment);
    run.trainer().advance(3, 1'000'000);
    const auto update = run.trainer().next_update();
    const auto same_update = update;
    Vector moved[3];
    for (Vector& values : moved) {
      ParameterBlock parameters = run.network().parameters();
      parameters.gradients().setConstant(Scalar(0.01));
      (&values == &moved[2] ? same_update : update)(parameters);
      values = parameters.values();
    }
    CHECK(moved[0] != run.network().parameters().values());
    CHECK(moved[1] == moved[0]);
    CHECK(moved[2] == moved[0]);
  }
}

TEST_CASE("the next step is known while an evaluation or a long batch is under way") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 1500;
  experiment.network.layers = {dense_layer(256, {"tanh"}), layer_of({"batchNormalization"}),
                               layer_of({"dropout"}), dense_layer(256, {"tanh"})};
  experiment.training.schedule = {"inverseTime"};
  experiment.training.batch_size = 400;
  Run run(experiment);
  const auto samples = run.data().training().size();
  int in_evaluation = 0;
  int pieces = 0;
  std::uint64_t place = 0;
  Vector expected;
  PassTrace trace;
  bool traced = false;
  while (run.trainer().epoch() < 2) {
    const std::uint64_t now = run.trainer().next_batch().chance;
    if (traced && now > place) check_step(trace, run.network().parameters().values());
    place = now;
    trace = trace_next(experiment, run);
    traced = true;
    ++pieces;
    if (place_in_epoch(run) == samples) ++in_evaluation;
    run.trainer().advance(1, 1'000'000);
  }
  CHECK(in_evaluation > 2);
  CHECK(pieces > 20);
}

TEST_CASE("without a training pass, or with another chance, the trace is of another step") {
  const ExperimentConfig experiment = experiment_with(optimizers().front());
  Run run(experiment);
  run.trainer().advance(3, 1'000'000);
  const DataPart& part = run.data().training();
  const auto trace_with = [&](std::uint64_t chance) {
    Network copy = copy_network(experiment.network, run.network());
    return trace_pass(copy, run.loss(), part.inputs.leftCols(20), part.targets.leftCols(20), chance,
                      [](ParameterBlock&) {});
  };
  const PassTrace trace = trace_with(1);
  CHECK(trace.layers[5].outputs == trace_with(1).layers[5].outputs);
  CHECK(trace.layers[5].outputs != trace_with(2).layers[5].outputs);
  Network copy = copy_network(experiment.network, run.network());
  copy.forward(part.inputs.leftCols(20));
  CHECK(trace.layers[2].outputs != copy.layers()[2].outputs());
  CHECK(trace.layers[5].outputs != copy.layers()[5].outputs());
}
