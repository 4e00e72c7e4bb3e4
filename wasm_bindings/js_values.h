#pragma once

#include <string>

#include <emscripten/val.h>

namespace descent {

/// Throws std::invalid_argument "<field>: <value> is not allowed (<wanted>)". Lists and objects are
/// only called so, as their text may be endless or code of their own; long texts are cut.
[[noreturn]] void throw_wrong_type(const std::string& field, const emscripten::val& value,
                                   const char* wanted);

}  // namespace descent
