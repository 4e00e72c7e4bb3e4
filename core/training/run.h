#pragma once

#include <memory>

#include "core/experiment.h"
#include "core/training/trainer.h"

namespace descent {

/// Predictions drawn in the full colours of the negative and the positive end.
struct PredictionRange {
  double lowest;
  double highest;
};

/// The experiment's samples. Throws std::invalid_argument as validate_experiment and PreparedData
/// do.
std::unique_ptr<const PreparedData> prepare_data(const ExperimentConfig& experiment);

/// All that is built from one experiment: data, network, loss and trainer.
class Run {
 public:
  /// Throws std::invalid_argument as prepare_data does.
  explicit Run(const ExperimentConfig& experiment);
  /// The same over samples that are prepared already, be they the experiment's own or others that
  /// fit its network and loss.
  Run(const ExperimentConfig& experiment, std::unique_ptr<const PreparedData> data);
  /// The same over samples that others use as well, and that live longer than the run.
  Run(const ExperimentConfig& experiment, const PreparedData& data);
  Run(const ExperimentConfig&, PreparedData&&) = delete;  // they would not live
  /// Stays where it is, since the trainer refers to the other members.
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// The samples, prepared.
  [[nodiscard]] const PreparedData& data() const { return data_; }
  /// The network that is trained; its parameters are the run's weights.
  [[nodiscard]] Network& network() { return network_; }
  [[nodiscard]] const Network& network() const { return network_; }
  /// What training makes small, penalties apart.
  [[nodiscard]] const Loss& loss() const { return *loss_; }
  /// The loop over its epochs.
  [[nodiscard]] Trainer& trainer() { return *trainer_; }
  [[nodiscard]] const Trainer& trainer() const { return *trainer_; }
  /// The targets of the two classes; for regression the range of the training targets, made as wide
  /// on both sides of 0 where it lies between them.
  [[nodiscard]] PredictionRange prediction_range() const { return range_; }
  /// Predictions above it are of a binary task's class 1.
  [[nodiscard]] Scalar threshold() const {
    return static_cast<Scalar>((range_.lowest + range_.highest) / 2);
  }

 private:
  /// Null where they are another's.
  std::unique_ptr<const PreparedData> own_data_;
  const PreparedData& data_;
  Network network_;
  std::unique_ptr<Loss> loss_;
  PredictionRange range_;
  std::unique_ptr<Trainer> trainer_;
};

}  // namespace descent
