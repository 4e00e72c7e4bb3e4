#pragma once

#include "core/datasets/prepared_data.h"
#include "core/experiment.h"
#include "core/losses/loss.h"

namespace descent {

/// Checks every number, id and combination of an experiment; throws std::invalid_argument naming
/// the field as a path ("training.learningRate"), the value received and what is allowed.
void validate_experiment(const ExperimentConfig& experiment);

/// How this experiment's classes become targets. Losses on logits and multiclass tasks take 0 and
/// 1; squared error on a binary task takes -1 and 1 where the output activation can be negative.
TargetEncoding target_encoding(const ExperimentConfig& experiment);

}  // namespace descent
