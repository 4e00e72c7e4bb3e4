#pragma once
// Eigen's SSE code asks for <mmintrin.h>; clang's own refuses wasm, and xmmintrin.h has all of it.
#include <xmmintrin.h>
