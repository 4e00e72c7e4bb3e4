#pragma once

#include <cstddef>

#include <emscripten/val.h>

namespace descent {

/// A JavaScript typed array with a copy of these numbers; wasm memory may grow afterwards.
template <class Number>
emscripten::val copied_array(const Number* numbers, std::size_t count) {
  return emscripten::val(emscripten::typed_memory_view(count, numbers))
      .call<emscripten::val>("slice");
}

}  // namespace descent
