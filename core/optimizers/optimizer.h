#pragma once

#include <cstdint>
#include <memory>

#include "core/catalog.h"
#include "core/types.h"

/// Optimizers: how a gradient becomes a change of the parameters.
namespace descent {

/// An optimizer over one flat block of parameters. The step is counted here and only here.
class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// Makes room for the state of `parameter_count` parameters, all zero, and counts from 0.
  void reset(Index parameter_count);

  /// One update of all P parameters from their gradients, both (P), with P as reset was told;
  /// allocates nothing.
  void step(ConstVectorView gradients, Scalar learning_rate, VectorView parameters);

  /// Updates done since reset.
  [[nodiscard]] std::int64_t step_count() const { return step_count_; }
  /// All state vectors one after the other, for saving and restoring a run.
  [[nodiscard]] const Vector& state() const { return state_; }
  /// Continues from a saved state; throws std::invalid_argument if its size is another.
  void restore(const Vector& state, std::int64_t step_count);

 protected:
  /// How many vectors of the parameters' length (P) the algorithm keeps.
  [[nodiscard]] virtual Index state_vectors() const = 0;
  /// The update of the step numbered `step`, counted from 1.
  virtual void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
                      VectorView parameters) = 0;
  /// The state vector with this number.
  auto state_vector(Index number) {
    return state_.segment(number * parameter_count_, parameter_count_);
  }

 private:
  Vector state_;
  Index parameter_count_ = 0;
  std::int64_t step_count_ = 0;
};

/// One optimizer; `values` are its hyperparameters in the order of its table.
struct OptimizerEntry : CatalogEntry {
  /// An optimizer with these values, already checked.
  std::unique_ptr<Optimizer> (*make)(std::span<const double> values);
  /// A learning rate to begin with on standardised or small inputs.
  double usual_learning_rate;
  /// Whether every step must see all training samples, and none may be left to chance (see
  /// LayerEntry::chance).
  bool full_batch_only = false;
};

/// All optimizers, in menu order.
std::span<const OptimizerEntry> optimizers();

/// The chosen optimizer, before its first reset.
/// Throws std::invalid_argument for an unknown id or a value out of range.
std::unique_ptr<Optimizer> make_optimizer(std::string_view field, const Choice& choice);

}  // namespace descent
