#pragma once

#include <string>

#include <emscripten/val.h>

#include "wasm_bindings/session.h"

/// Predictions for samples as JavaScript has them; descent_module.d.ts describes the methods.
namespace descent {

/// Session::begin_samples with its request as JavaScript has it; throws as it does.
void begin_samples(Session& session, const std::string& part, double first, double count,
                   double shown);
/// When done, an object { predictions, targets, classes, answers, answerCounts } of copied arrays;
/// else null.
emscripten::val take_samples(Session& session);

}  // namespace descent
