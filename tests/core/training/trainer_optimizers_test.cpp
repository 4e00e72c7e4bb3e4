// What every optimizer of the catalogue must do in a whole run: leave frozen layers alone, and keep
// or forget its state when settings change.

#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "core/training/run.h"

using namespace descent;

namespace {

constexpr Index no_limit = std::numeric_limits<Index>::max() / 2;

/// The optimizer, with as much decay as it has.
Choice with_decay(const OptimizerEntry& entry) {
  Choice choice{std::string(entry.id)};
  for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
    if (hyperparameter.name == "weightDecay") choice.values = {{"weightDecay", 1}};
  }
  return choice;
}

LayerConfig frozen(LayerConfig layer) {
  layer.frozen = true;
  return layer;
}

/// Twenty training samples.
ExperimentConfig experiment_with(const OptimizerEntry& entry) {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 40;
  experiment.training.optimizer = with_decay(entry);
  experiment.training.learning_rate = 0.01;
  experiment.training.batch_size = entry.full_batch_only ? 2000 : 6;
  return experiment;
}

bool same_bits(const Vector& one, const Vector& other, const ParameterSegment& segment) {
  return std::memcmp(one.data() + segment.offset, other.data() + segment.offset,
                     static_cast<std::size_t>(segment.size()) * sizeof(Scalar)) == 0;
}

/// A run that has trained some epochs, then is given other settings.
TrainerState state_after_change(const OptimizerEntry& entry, void (*change)(TrainingConfig&)) {
  ExperimentConfig experiment = experiment_with(entry);
  Run run(experiment);
  run.trainer().advance(no_limit, 3);
  REQUIRE(run.trainer().state().optimizer_steps > 0);
  const Vector before = run.trainer().state().optimizer_state;
  if (before.size() > 0) REQUIRE((before.array() != 0).any());
  change(experiment.training);
  run.trainer().configure(experiment.training);
  const TrainerState state = run.trainer().state();
  const bool kept = state.optimizer_state == before;
  const bool empty = (state.optimizer_state.array() == 0).all();
  CHECK((state.optimizer_steps > 0 ? kept : empty));
  run.trainer().advance(no_limit, 1);
  CHECK_FALSE(run.trainer().diverged());
  return state;
}

}  // namespace

TEST_CASE("frozen layers stay as they start, to the bit, under every optimizer") {
  for (const OptimizerEntry& entry : optimizers()) {
    CAPTURE(entry.id);
    ExperimentConfig experiment = experiment_with(entry);
    experiment.training.regularizer = {"l2", {{"rate", 0.1}}};
    experiment.training.gradient_clipping = {"byNorm"};
    LayerConfig penalised = frozen(dense_layer(4, {"tanh"}));
    penalised.regularizer = Choice{"l1", {{"rate", 0.5}}};
    experiment.network.layers = {penalised,
                                 frozen({{"batchNormalization"}, {"linear"}}),
                                 dense_layer(5, {"tanh"}),
                                 {{"batchNormalization"}, {"linear"}},
                                 frozen({{"layerNormalization"}, {"linear"}}),
                                 frozen(dense_layer(3, {"tanh"}))};
    Run run(experiment);
    const ParameterBlock& parameters = run.network().parameters();
    const Vector start = parameters.values();
    run.trainer().advance(no_limit, 4);
    REQUIRE(run.trainer().epoch() == 4);
    for (const ParameterSegment& segment : parameters.segments()) {
      CAPTURE(segment.layer);
      const bool learns = segment.layer == 2 || segment.layer == 3 || segment.layer == 6;
      CHECK(same_bits(parameters.values(), start, segment) == !learns);
    }
  }
}

TEST_CASE("an optimizer that needs one loss forgets its steps when the loss becomes another") {
  using Change = void (*)(TrainingConfig&);
  const Change other_loss[] = {
      [](TrainingConfig& config) {
        config.regularizer = {"l2", {{"rate", 0.01}}};
      },
      [](TrainingConfig& config) {
        config.gradient_clipping = {"byNorm", {{"limit", 0.1}}};
      },
      [](TrainingConfig& config) { config.gradient_clipping = {"byValue"}; },
  };
  const Change same_loss[] = {
      [](TrainingConfig& config) { config.learning_rate = 0.02; },
      [](TrainingConfig& config) { config.schedule = {"exponential"}; },
      [](TrainingConfig& config) {
        config.stop_rules = {{"epochs", {{"count", 100}}}};
      },
  };
  int one_loss = 0;
  for (const OptimizerEntry& entry : optimizers()) {
    CAPTURE(entry.id);
    one_loss += entry.full_batch_only ? 1 : 0;
    for (const Change change : other_loss)
      CHECK((state_after_change(entry, change).optimizer_steps == 0) == entry.full_batch_only);
    for (const Change change : same_loss)
      CHECK(state_after_change(entry, change).optimizer_steps > 0);
  }
  CHECK(one_loss > 0);
}
