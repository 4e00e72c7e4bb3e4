#pragma once

#include "core/experiment.h"

namespace descent::testing {

/// Noisy classes and too many weights: the test loss soon rises again.
inline ExperimentConfig overfitting_experiment() {
  ExperimentConfig experiment = default_experiment();
  experiment.data.dataset = {"gauss"};
  experiment.data.features = {"x1", "x2"};
  experiment.data.sample_count = 60;
  experiment.data.noise = 0.5;
  experiment.training.learning_rate = 0.03;
  experiment.training.batch_size = 7;
  return experiment;
}

}  // namespace descent::testing
