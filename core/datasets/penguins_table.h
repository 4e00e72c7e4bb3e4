#pragma once

#include <cstdint>
#include <span>

namespace descent {

/// One penguin in whole numbers as measured; -1 where a measurement is missing.
struct PenguinRow {
  /// 0 Adelie, 1 Chinstrap, 2 Gentoo.
  std::int16_t species;
  /// Tenths of a millimetre.
  std::int16_t bill_length;
  std::int16_t bill_depth;
  std::int16_t flipper_length;
  /// Grams.
  std::int16_t body_mass;
};

/// All rows as published, those with gaps included.
std::span<const PenguinRow> penguin_rows();

}  // namespace descent
