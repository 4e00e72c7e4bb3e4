#pragma once

#include <cstdint>
#include <span>

namespace descent {

/// One flower; lengths in millimetres, as measured.
struct IrisRow {
  /// 0 setosa, 1 versicolor, 2 virginica.
  std::int16_t species;
  std::int16_t sepal_length;
  std::int16_t sepal_width;
  std::int16_t petal_length;
  std::int16_t petal_width;
};

/// All rows, fifty of each species.
std::span<const IrisRow> iris_rows();

}  // namespace descent
