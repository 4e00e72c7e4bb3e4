#pragma once

#include "core/datasets/dataset.h"

/// What the generators of classes in the plane have in common.
namespace descent {

/// Room for so many points (x1, x2) and their class ids.
inline Dataset empty_plane(Index samples) {
  Dataset dataset;
  dataset.columns.resize(2, samples);
  dataset.classes.resize(static_cast<std::size_t>(samples));
  return dataset;
}

/// Writes one point and its class.
inline void set_point(Dataset& dataset, Index sample, double x1, double x2, Index id) {
  dataset.columns(0, sample) = static_cast<Scalar>(x1);
  dataset.columns(1, sample) = static_cast<Scalar>(x2);
  dataset.classes[static_cast<std::size_t>(sample)] = static_cast<int>(id);
}

}  // namespace descent
