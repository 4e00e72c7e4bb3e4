#include "core/optimizers/optimizer.h"

#include <string>

namespace descent {

[[gnu::cold]] void Optimizer::reset(Index parameter_count) {
  parameter_count_ = parameter_count;
  state_.setZero(state_vectors() * parameter_count);
  step_count_ = 0;
}

void Optimizer::step(ConstVectorView gradients, Scalar learning_rate, VectorView parameters) {
  ++step_count_;
  update(gradients, learning_rate, step_count_, parameters);
}

[[gnu::cold]] void Optimizer::restore(const Vector& state, std::int64_t step_count) {
  if (state.size() != state_.size()) {
    throw std::invalid_argument("optimizer.state: " + std::to_string(state.size()) +
                                " numbers are not allowed (" + std::to_string(state_.size()) + ")");
  }
  state_ = state;
  step_count_ = step_count;
}

}  // namespace descent
