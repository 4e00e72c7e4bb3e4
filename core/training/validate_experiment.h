#pragma once

#include "core/datasets/prepared_data.h"
#include "core/experiment.h"
#include "core/losses/loss.h"

namespace descent {

/// Checks every number, id and combination of an experiment; throws std::invalid_argument naming
/// the field as a path ("training.learningRate"), the value received and what is allowed.
void validate_experiment(const ExperimentConfig& experiment);

/// How this experiment's classes become targets: 0 and 1 in multiclass tasks, as the loss's
/// TargetCoding says in binary ones.
TargetEncoding target_encoding(const ExperimentConfig& experiment);

}  // namespace descent
