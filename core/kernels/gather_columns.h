#pragma once

#include <cstdint>
#include <span>

#include "core/types.h"

namespace descent {

/// Copies the columns with these numbers, one behind the other, to the first ones of `to`, (rows x
/// at least as many columns).
void gather_columns(const Matrix& from, std::span<const std::uint32_t> numbers, Matrix& to);

}  // namespace descent
