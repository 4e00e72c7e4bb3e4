#pragma once

#include "wasm_bindings/js_class.h"
#include "wasm_bindings/session.h"

/// Methods of the session's class that the lean module does not have; descent_module.d.ts describes
/// them all.
namespace descent {

/// Its errors, summed up.
void bind_errors(JsClass<Session>& session);
/// Predictions for its samples.
void bind_samples(JsClass<Session>& session);
/// Going on from what was saved.
void bind_restoring(JsClass<Session>& session);
/// Close looks at its weights.
void bind_inspection(JsClass<Session>& session);

}  // namespace descent
