#pragma once

#include "core/datasets/dataset.h"

namespace descent {

/// Iris flowers: three species told apart by the length and width of sepals and petals (cm). Always
/// the whole table of 150 flowers. Sources: Anderson (1935), "The Irises of the Gaspe Peninsula",
/// pages 2-5; Fisher (1936), "The Use of Multiple Measurements in Taxonomic Problems", table I.
Dataset generate_iris(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
