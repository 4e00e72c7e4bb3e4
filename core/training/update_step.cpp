#include "core/training/update_step.h"

namespace descent {

[[gnu::cold]] UpdateStep::UpdateStep(const TrainingConfig& config, const Network& network)
    : penalty_(config.regularizer, network),
      clipping_(&find_entry("training.gradientClipping", gradient_clippings(),
                            config.gradient_clipping.id)),
      clipping_values_(
          resolve_values("training.gradientClipping", *clipping_, config.gradient_clipping)),
      clips_(clipping_->id != "none"),
      optimizer_(make_optimizer("training.optimizer", config.optimizer)) {
  optimizer_->reset(network.parameters().trainable_size());
}

[[gnu::cold]] void UpdateStep::go_on_from(const UpdateStep& other) {
  optimizer_->restore(other.optimizer_->state(), other.optimizer_->step_count());
}

void UpdateStep::take(ParameterBlock& parameters, double learning_rate) {
  if (clips_) clipping_->clip(clipping_values_, parameters.trainable_gradients());
  optimizer_->step(parameters.trainable_gradients(), static_cast<Scalar>(learning_rate),
                   parameters.trainable_values());
}

}  // namespace descent
