#pragma once

#include <cstring>
#include <type_traits>

namespace descent {

/// The same bits read as another type of the same size; std::bit_cast is missing from older
/// standard libraries, Emscripten 3.1.6's among them.
template <class To, class From>
To bit_cast(const From& from) noexcept {
  static_assert(sizeof(To) == sizeof(From));
  static_assert(std::is_trivially_copyable_v<To> && std::is_trivially_copyable_v<From>);
  To to;
  std::memcpy(&to, &from, sizeof(to));
  return to;
}

}  // namespace descent
