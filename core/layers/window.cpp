#include "core/layers/window.h"

#include <algorithm>

namespace descent {

Shape window_shape(const std::string& field, std::string_view size_name, const Shape& image,
                   const Window& window, Index channels) {
  const Index largest = std::min(image.rows, image.columns) + 2 * window.padding;
  check_range(field + "." + std::string(size_name), static_cast<double>(window.size),
              {size_name, 1, 1, static_cast<double>(largest), Scale::integer});
  return Shape::image(channels, window.places(image.rows), window.places(image.columns));
}

}  // namespace descent
