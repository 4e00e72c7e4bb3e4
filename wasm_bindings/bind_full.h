#pragma once

#include <emscripten/bind.h>

#include "wasm_bindings/session.h"

/// Methods of the session's class that the lean module does not have; descent_module.d.ts describes
/// them all.
namespace descent {

/// Its errors, summed up.
void bind_errors(emscripten::class_<Session>& session);
/// Predictions for its samples.
void bind_samples(emscripten::class_<Session>& session);
/// Going on from what was saved.
void bind_restoring(emscripten::class_<Session>& session);
/// Close looks at its weights.
void bind_inspection(emscripten::class_<Session>& session);

}  // namespace descent
