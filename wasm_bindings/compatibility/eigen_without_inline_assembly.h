#pragma once
// Included before every source of the wasm modules. Eigen 3.4 takes x86 inline assembly for its SSE
// minimum and maximum whenever EIGEN_COMP_GNUC is set; wasm has none. Macros.h sets it once, so it
// is cleared between Macros.h and the rest of Eigen.
#include <Eigen/src/Core/util/Macros.h>
#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0
