#include <emscripten/val.h>

#include "core/number_text.h"

namespace descent {

/// By JavaScript, whose form differs for some numbers. They stand in refusals alone, of which the
/// full module is asked again before a reader sees them.
std::string number_text(double value) {
  return emscripten::val(value).call<std::string>("toString");
}

}  // namespace descent
