#include <doctest/doctest.h>

#include <new>
#include <string>
#include <vector>

#include "core/regularizers.h"
#include "core/training/run.h"
#include "core/training/stop_rules.h"
#include "tests/core/allocation_counter.h"
#include "tests/core/datasets/provided_samples.h"

using namespace descent;
using descent::testing::AllocationCounter;

#ifdef DESCENT_COUNTS_ALLOCATIONS

namespace {

void check_epochs_allocate_nothing(const ExperimentConfig& experiment) {
  Run run(experiment);
  long allocations = 0;
  {
    const AllocationCounter counter;
    run.trainer().advance(1'000'000, 2);
    allocations = counter.count();
  }
  CHECK(allocations == 0);
  CHECK(run.trainer().epoch() == 2);
}

/// Data whose samples have this shape, and a loss for it.
ExperimentConfig experiment_on(ShapeKind shape) {
  ExperimentConfig experiment = default_experiment();
  if (shape != ShapeKind::vector) experiment.data.features = {};
  if (shape == ShapeKind::image) {
    experiment.data.dataset = {"shapes"};
    experiment.training.loss = {"softmaxCrossEntropy"};
  }
  if (shape == ShapeKind::sequence) experiment.data.dataset = {"bitParity"};
  experiment.data.sample_count = 100;
  experiment.training.batch_size = 17;
  return experiment;
}

LayerConfig layer_of(std::string_view kind) {
  LayerConfig layer;
  layer.kind.id = kind;
  return layer;
}

}  // namespace

TEST_CASE("the counter counts, aligned memory too") {
  struct alignas(64) Aligned {
    double numbers[8];
  };
  long plain = 0;
  long aligned = 0;
  {
    const AllocationCounter counter;
    const Matrix room(30, 30);
    plain = counter.count();
    const std::vector<Aligned> numbers(3);
    aligned = counter.count();
  }
  CHECK(plain == 1);
  CHECK(aligned == 2);
}

TEST_CASE("epochs allocate nothing, for every optimizer and wide layers") {
  for (const OptimizerEntry& optimizer : optimizers()) {
    CAPTURE(optimizer.id);
    ExperimentConfig experiment = default_experiment();
    experiment.network.layers = {dense_layer(256, {"tanh"}), dense_layer(33, {"relu"})};
    experiment.training.optimizer = {std::string(optimizer.id)};
    experiment.training.regularizer = {"l2", {{"rate", 0.001}}};
    experiment.training.gradient_clipping = {"byNorm"};
    experiment.training.batch_size = optimizer.full_batch_only ? 2000 : 100;
    check_epochs_allocate_nothing(experiment);
  }
}

TEST_CASE("epochs allocate nothing, for every kind of layer on every shape it takes") {
  for (const LayerEntry& kind : layer_kinds()) {
    for (const ShapeKind shape : kind.takes) {
      CAPTURE(kind.id);
      CAPTURE(shape_kind_name(shape));
      ExperimentConfig experiment = experiment_on(shape);
      // Dropout keeps every shape: the layer has one in front of it, and one to leap back to.
      experiment.network.layers = {layer_of("dropout"), layer_of("dropout"), layer_of(kind.id)};
      check_epochs_allocate_nothing(experiment);
    }
  }
}

TEST_CASE("epochs allocate nothing, for every optimizer on every kind of layer") {
  for (const OptimizerEntry& optimizer : optimizers()) {
    for (const LayerEntry& kind : layer_kinds()) {
      CAPTURE(optimizer.id);
      CAPTURE(kind.id);
      ExperimentConfig experiment = experiment_on(kind.takes.front());
      experiment.data.sample_count = 30;
      experiment.network.layers = {layer_of("dropout"), layer_of("dropout"), layer_of(kind.id)};
      experiment.training.optimizer = {std::string(optimizer.id)};
      if (optimizer.full_batch_only) {  // which leaves nothing to chance either
        for (LayerConfig& layer : experiment.network.layers)
          layer.kind.values = {{"dropRate", 0}};
        if (kind.chance.empty()) experiment.network.layers.back().kind.values = {};
        experiment.training.batch_size = 2000;
      }
      check_epochs_allocate_nothing(experiment);
    }
  }
}

TEST_CASE("epochs allocate nothing, for every activation") {
  for (const ActivationEntry& activation : activations()) {
    CAPTURE(activation.id);
    ExperimentConfig experiment = experiment_on(ShapeKind::image);
    experiment.network.layers = {dense_layer(33, {"tanh"})};
    if (activation.output_only) {
      experiment.training.loss = {"meanSquared"};
      experiment.network.output_activation = {std::string(activation.id)};
    } else {
      experiment.network.layers = {dense_layer(33, {std::string(activation.id)})};
    }
    check_epochs_allocate_nothing(experiment);
  }
}

TEST_CASE("epochs allocate nothing, for every dataset and every loss that suits it") {
  for (const DatasetEntry& dataset : datasets()) {
    if (dataset.external) continue;
    for (const LossEntry& loss : losses()) {
      if (!loss.suits(dataset.task)) continue;
      CAPTURE(dataset.id);
      CAPTURE(loss.id);
      ExperimentConfig experiment = default_experiment();
      experiment.data = {{std::string(dataset.id)}, 1, 60, 0, 0.3, {}};
      experiment.training.loss = {std::string(loss.id)};
      check_epochs_allocate_nothing(experiment);
    }
  }
}

TEST_CASE("an epoch that diverges, and the search for the first bad number, allocate nothing") {
  ExperimentConfig experiment = default_experiment();
  experiment.network.layers = {dense_layer(8, {"relu"}), dense_layer(8, {"relu"})};
  experiment.training.optimizer = {"gradientDescent"};
  experiment.training.learning_rate = 10;
  experiment.training.loss = {"squaredHinge"};
  Run run(experiment);
  long allocations = 0;
  {
    const AllocationCounter counter;
    run.trainer().advance(1'000'000, 100);
    allocations = counter.count();
  }
  CHECK(allocations == 0);
  CHECK(run.trainer().diverged());
}

TEST_CASE("epochs allocate nothing, for every schedule, warm-up and clipping") {
  for (const ScheduleEntry& schedule : schedules()) {
    for (const GradientClippingEntry& clipping : gradient_clippings()) {
      for (const double warmup_epochs : {0, 1}) {
        CAPTURE(schedule.id);
        CAPTURE(clipping.id);
        CAPTURE(warmup_epochs);
        ExperimentConfig experiment = default_experiment();
        experiment.training.schedule.id = schedule.id;
        experiment.training.gradient_clipping.id = clipping.id;
        experiment.training.warmup_epochs = warmup_epochs;
        experiment.training.evaluation_interval = 1 + warmup_epochs;
        check_epochs_allocate_nothing(experiment);
      }
    }
  }
}

TEST_CASE("epochs allocate nothing, for every stop rule, regularizer and loss") {
  for (const StopRuleEntry& rule : stop_rules()) {
    CAPTURE(rule.id);
    ExperimentConfig experiment = default_experiment();
    experiment.training.stop_rules = {{std::string(rule.id)}};
    check_epochs_allocate_nothing(experiment);
  }
  for (const RegularizerEntry& regularizer : regularizers()) {
    CAPTURE(regularizer.id);
    ExperimentConfig experiment = default_experiment();
    experiment.training.regularizer.id = regularizer.id;
    check_epochs_allocate_nothing(experiment);
  }
  for (const LossEntry& loss : losses()) {
    CAPTURE(loss.id);
    ExperimentConfig experiment = default_experiment();
    if (!loss.suits(Task::binary)) experiment = experiment_on(ShapeKind::image);
    experiment.training.loss.id = loss.id;
    check_epochs_allocate_nothing(experiment);
  }
}

TEST_CASE("epochs allocate nothing when their losses and gradients are watched") {
  ExperimentConfig experiment = default_experiment();
  experiment.training.schedule = {"reduceOnPlateau", {{"patience", 1}}};
  experiment.training.stop_rules = {{"noImprovement"}, {"gradientNorm", {{"threshold", 1e-8}}}};
  check_epochs_allocate_nothing(experiment);
}

TEST_CASE("epochs allocate nothing in unusual shapes") {
  const std::vector<std::vector<LayerConfig>> all_layers = {
      {},
      {dense_layer(1, {"relu"})},
      {dense_layer(256, {"sigmoid"}), dense_layer(256, {"leakyRelu"})},
      std::vector<LayerConfig>(maximum_layers, dense_layer(3, {"tanh"})),
  };
  for (const std::string dataset : {"spiral", "penguins", "lineThroughOrigin"}) {
    for (const std::vector<LayerConfig>& layers : all_layers) {
      for (const double batch_size : {1, 2, 17, 2000}) {
        CAPTURE(dataset);
        CAPTURE(layers.size());
        CAPTURE(batch_size);
        ExperimentConfig experiment;
        experiment.data = {{dataset}, 1, layers.empty() ? 2000.0 : 300.0, 0, 0.1, {}};
        experiment.network.layers = layers;
        experiment.network.bias = layers.size() != 1;
        experiment.training.loss.id = dataset == "spiral"     ? "binaryCrossEntropy"
                                      : dataset == "penguins" ? "softmaxCrossEntropy"
                                                              : "meanSquared";
        experiment.training.schedule = {"inverseTime"};
        experiment.training.regularizer = {"l1"};
        experiment.training.batch_size = batch_size;
        check_epochs_allocate_nothing(experiment);
      }
    }
  }
}

TEST_CASE("the widest network on the most samples at once allocates nothing") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 2000;
  experiment.data.test_share = 0;
  experiment.network.layers = {dense_layer(256, {"relu"}), dense_layer(256, {"tanh"})};
  experiment.training.batch_size = 2000;
  check_epochs_allocate_nothing(experiment);
}

TEST_CASE("a run has room for its batches, and images lie in memory as numbers once") {
  constexpr std::size_t numbers = std::size_t{784} * 2000 * sizeof(Scalar);
  ExperimentConfig experiment;
  experiment.data.dataset = {"mnist"};
  experiment.network.layers = {dense_layer(4, {"relu"})};
  experiment.training.loss = {"softmaxCrossEntropy"};
  experiment.training.batch_size = 32;
  std::vector<std::uint8_t> bytes = made_up_mnist();
  const AllocationCounter counter;
  experiment.data.provided = provide_data("mnist", std::move(bytes));
  CHECK(counter.bytes() < numbers / 100);
  const auto data = prepare_data(experiment);
  CHECK(counter.bytes() < numbers + numbers / 10);
  const std::size_t before = counter.bytes();
  const Run run(experiment, *data);
  CHECK(counter.bytes() - before < numbers / 5);
}

#endif
