#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>
#include <typeinfo>

#include "wasm_bindings/js_errors.h"

// The lean module has no code to unwind its stack, which would make it a tenth larger: `throw` goes
// straight to JavaScript, as the error that with_js_errors makes of it in the full module. What the
// calls in between hold is never freed, which matters little: the page gives the module up with the
// first experiment that it refuses.

extern "C" {

void* __cxa_allocate_exception(std::size_t size) noexcept {
  void* memory = std::malloc(size);
  if (!memory) descent::throw_out_of_memory();
  return memory;
}

/// All that core throws begins with a std::exception.
[[noreturn]] void __cxa_throw(void* thrown, std::type_info*, void (*)(void*)) {
  const std::string_view what = static_cast<std::exception*>(thrown)->what();
  if (what == std::bad_alloc().what()) descent::throw_out_of_memory();
  descent::throw_range_error(what.data());
}
}

namespace descent {
namespace {

/// What operator new calls instead of throwing.
[[maybe_unused]] const std::new_handler previous_handler =
    std::set_new_handler([] { throw_out_of_memory(); });

}  // namespace
}  // namespace descent
