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

/// `spare` with a copy of these numbers, where it is a Float32Array of so many; else a new one.
/// Memory that is used again is not cleared and not collected.
inline emscripten::val copied_into(const emscripten::val& spare, const float* numbers,
                                   std::size_t count) {
  using emscripten::val;
  const bool fits = spare.instanceof
      (val::global("Float32Array")) && spare["length"].as<double>() == static_cast<double>(count);
  if (!fits) return copied_array(numbers, count);
  spare.call<void>("set", val(emscripten::typed_memory_view(count, numbers)));
  return spare;
}

}  // namespace descent
