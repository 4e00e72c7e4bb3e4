#pragma once

#include "core/layers/layer.h"

namespace descent {

/// A square window that moves over the rows and columns of an image, as convolution and pooling do.
struct Window {
  /// Pixels on a side.
  Index size;
  /// Pixels between neighbouring places.
  Index stride;
  /// Rows and columns of zeros around the image.
  Index padding;

  /// Places along a side of so many pixels: floor((side + 2 padding - size) / stride) + 1.
  [[nodiscard]] Index places(Index side) const { return (side + 2 * padding - size) / stride + 1; }
};

/// The image that a window over another one gives, with so many channels. Throws
/// std::invalid_argument naming "<field>.<size_name>" when the window is larger than the image with
/// its padding.
Shape window_shape(const std::string& field, std::string_view size_name, const Shape& image,
                   const Window& window, Index channels);

}  // namespace descent
