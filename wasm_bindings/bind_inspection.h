#pragma once

#include <emscripten/bind.h>

#include "wasm_bindings/session.h"

namespace descent {

/// Gives the session's class its close looks at the weights.
void bind_inspection(emscripten::class_<Session>& session);

}  // namespace descent
