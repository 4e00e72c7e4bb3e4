#include <emscripten/bind.h>

#include "wasm_bindings/catalog_json.h"

/// What the build asks; the page has the answer in web/src/generated/catalog.ts.
EMSCRIPTEN_BINDINGS(descent_catalog) {
  emscripten::function("catalogJson", &descent::catalog_json);
}
