#pragma once

#include "core/datasets/dataset.h"

namespace descent {

/// Grey images of 14 x 14 pixels: a filled disc, square, triangle or upright cross, in turn. Its
/// centre is shifted by U(-2, 2) pixels per axis, its size s is U(3, 4.5) pixels; a pixel is
/// 1/2 - d cut to 0 to 1, with d its distance in pixels from the outline, negative inside, plus
/// N(0, 1) noise, which is drawn at every noise level. Rows are the image's rows from the top, each
/// from the left. Formula of this project.
Dataset generate_shapes(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
