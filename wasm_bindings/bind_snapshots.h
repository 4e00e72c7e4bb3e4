#pragma once

#include <emscripten/val.h>

#include "wasm_bindings/session.h"

namespace descent {

/// The Snapshots of descent_module.d.ts.
emscripten::val save_snapshots(const Session& session);

/// Takes them over; throws std::invalid_argument naming what is wrong.
void restore_snapshots(Session& session, const emscripten::val& snapshots);

}  // namespace descent
