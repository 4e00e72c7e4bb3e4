#pragma once

#include <string>

#include <emscripten/val.h>

#include "wasm_bindings/session.h"

/// Predictions for samples as JavaScript has them; descent_module.d.ts describes the methods.
namespace descent {

void begin_samples(Session& session, const std::string& part, double first, double count);
emscripten::val take_samples(Session& session);

}  // namespace descent
