#pragma once

#include <new>
#include <stdexcept>

namespace descent {

/// Throws a JavaScript RangeError from inside a call that came from JavaScript. JavaScript errors
/// leave the shadow stack where it stood, so the caller puts it back (stackSave and stackRestore).
[[noreturn]] void throw_range_error(const char* message);

/// Throws a JavaScript Error named "OutOfMemory", in the same way.
[[noreturn]] void throw_out_of_memory();

/// Runs a call from JavaScript; std::invalid_argument becomes a RangeError with the same text, and
/// std::bad_alloc an Error named "OutOfMemory".
template <class Call>
auto with_js_errors(Call call) {
  try {
    return call();
  } catch (const std::invalid_argument& error) {
    throw_range_error(error.what());
  } catch (const std::bad_alloc&) {
    throw_out_of_memory();
  }
}

/// Guarded<function>::call is the function with its errors turned into JavaScript's, to be bound.
template <auto function>
struct Guarded;

/// Of a free function.
template <class Result, class... Arguments, Result (*function)(Arguments...)>
struct Guarded<function> {
  /// The function, run by with_js_errors.
  static Result call(Arguments... arguments) {
    return with_js_errors([&] { return function(arguments...); });
  }
};

}  // namespace descent
