#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/inspection/grids.h"
#include "core/training/run.h"

namespace descent {

/// What the page holds of the core: one experiment and its run. Plain C++, so that native tests
/// drive the same path as the page; bind_session.cpp gives it to JavaScript.
class Session {
 public:
  /// Throws std::invalid_argument naming field, value and what is allowed.
  explicit Session(const ExperimentConfig& experiment);

  /// Takes another experiment. When only optimizer, learning rate, schedule, regularizer or batch
  /// size differ, weights and epoch stay and the answer is false; else training starts anew (true).
  /// Throws std::invalid_argument as the constructor does and then changes nothing.
  bool configure(const ExperimentConfig& experiment);

  /// The same start again, to the bit.
  void reset();

  [[nodiscard]] const ExperimentConfig& experiment() const { return experiment_; }
  [[nodiscard]] const Run& run() const { return *run_; }

  /// See Trainer::advance.
  Index train(Index maximum_batches, Index maximum_epochs);
  [[nodiscard]] std::int64_t epoch() const { return run_->trainer().epoch(); }
  [[nodiscard]] bool diverged() const { return run_->trainer().diverged(); }
  /// Reports since the last call, seven numbers each in the order of EpochReport.
  std::vector<double> take_reports();

  [[nodiscard]] const Vector& parameters() const { return run_->network().parameters().values(); }
  /// FNV-1a over the parameters' bytes, 16 hexadecimal digits.
  /// Source: Fowler, Noll and Vo (1991), 64 bits.
  [[nodiscard]] std::string parameters_hash() const;

  Vector prediction_grids(const GridRequest& request);
  Vector unit_grids(const GridRequest& request);
  /// See descent::linear_form.
  [[nodiscard]] Eigen::VectorXd linear_form() const;

  [[nodiscard]] std::vector<std::uint8_t> save_state() const;
  /// Throws std::invalid_argument when the bytes do not belong to this experiment.
  void restore_state(std::span<const std::uint8_t> bytes);

 private:
  ExperimentConfig experiment_;
  std::unique_ptr<Run> run_;
};

}  // namespace descent
