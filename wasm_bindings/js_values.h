#pragma once

#include <string>
#include <string_view>

#include <emscripten/val.h>

#include "core/types.h"

namespace descent {

/// Throws std::invalid_argument "<field>: <value> is not allowed (<wanted>)". Lists and objects are
/// only called so, as their text may be endless or code of their own; long texts are cut.
[[noreturn]] void throw_wrong_type(const std::string& field, const emscripten::val& value,
                                   const char* wanted);

/// A limit from JavaScript; one beyond what an Index counts, infinity included, is no limit.
Index limit_from_js(std::string_view field, double value);

}  // namespace descent
