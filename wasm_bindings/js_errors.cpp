#include "wasm_bindings/js_errors.h"

#include <cstdlib>

#include <emscripten/emscripten.h>

// clang-format off
EM_JS(void, descent_throw, (const char* message, int out_of_memory), {
  const text = UTF8ToString(message);
  if (!out_of_memory) throw new RangeError(text);
  throw Object.assign(new Error(text), { name: 'OutOfMemory' });
});
// clang-format on

namespace descent {

void throw_range_error(const char* message) {
  descent_throw(message, 0);
  std::abort();
}

void throw_out_of_memory() {
  descent_throw("out of memory: the module may use at most 256 MB", 1);
  std::abort();
}

}  // namespace descent
