#pragma once

#include <span>

#include "core/datasets/dataset.h"

namespace descent {

/// Images and labels in bytes: "dmn1", then the number of images, of rows and of columns (4 bytes
/// each, the least significant first), then for each image its label and its grey bytes row by row.
/// Gives (rows columns x N) grey values from 0 (paper) to 1 (ink), stored in these bytes, and the
/// labels as classes.
/// Throws std::invalid_argument ("mnist...") unless they are 2000 images of 28 x 28, labels 0 to 9.
Dataset read_mnist(std::span<const std::uint8_t> bytes);

/// MNIST: handwritten digits, 200 of each, from the bytes that were provided. Always all of them.
/// Source: LeCun, Bottou, Bengio and Haffner (1998), section III-A; The MNIST database of
/// handwritten digits, of LeCun and Cortes, CC BY-SA 3.0.
Dataset generate_mnist(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
