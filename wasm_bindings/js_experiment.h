#pragma once

#include <emscripten/val.h>

#include "core/experiment.h"

namespace descent {

/// Reads an Experiment (web/src/experiment/experiment.ts) field by field. Throws
/// std::invalid_argument naming the field when one is missing, unknown or of another type; ranges
/// and ids are the core's to check.
ExperimentConfig experiment_from_js(const emscripten::val& experiment);

}  // namespace descent
