// The products of the core as a module of their own, for `npm run bench`.
#include <emscripten.h>

#include "tests/bench/products_bench.h"

extern "C" EMSCRIPTEN_KEEPALIVE float run_products(int kind, int rows, int inner, int columns,
                                                   int times) {
  return descent::run_products(kind, rows, inner, columns, times);
}
