#pragma once

#include "core/experiment.h"
#include "wasm_bindings/json_writer.h"

namespace descent {

/// Writes an experiment as the object that js_experiment.h reads.
void write_experiment(JsonWriter& json, const ExperimentConfig& experiment);

}  // namespace descent
