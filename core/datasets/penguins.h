#pragma once

#include "core/datasets/dataset.h"

namespace descent {

/// Palmer penguins: three species told apart by bill length, bill depth, flipper length (mm) and
/// body mass (g). Always the whole table; rows with a missing measurement are left out and counted.
/// Source: Gorman, Williams and Fraser (2014), "Ecological Sexual Dimorphism and Environmental
/// Variability within a Community of Antarctic Penguins (Genus Pygoscelis)", PLoS ONE 9(3), article
/// e90081.
Dataset generate_penguins(const DatasetRequest& request, Random& points, Random& noise);

}  // namespace descent
