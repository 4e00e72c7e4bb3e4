#include <emscripten/bind.h>

#include <memory>

#include "wasm_bindings/js_errors.h"
#include "wasm_bindings/js_table.h"
#include "wasm_bindings/js_values.h"
#include "wasm_bindings/provided_samples.h"

/// Data that comes from outside the core.
namespace descent {
namespace {

using emscripten::val;

void provide_samples(const std::string& dataset, const val& bytes) {
  if (!bytes.instanceof (val::global("Uint8Array")))
    throw_wrong_type("provideData.bytes", bytes, "a Uint8Array");
  // Embind's own way fills the vector with zeros first, byte by byte.
  const auto length = bytes["length"].as<std::size_t>();
  const std::unique_ptr<std::uint8_t[]> copy(new std::uint8_t[length]);
  val(emscripten::typed_memory_view(length, copy.get())).call<void>("set", bytes);
  keep_provided(provide_data(dataset, {copy.get(), copy.get() + length}));
}

val provide_own_table(const val& table) {
  const auto provided = provide_table(table_from_js(table));
  keep_provided(provided);
  return describe_table(*provided->table);
}

}  // namespace

EMSCRIPTEN_BINDINGS(descent_data) {
  emscripten::function("provideTable", &Guarded<provide_own_table>::call);
  emscripten::function("provideData", &Guarded<provide_samples>::call);
}

}  // namespace descent
