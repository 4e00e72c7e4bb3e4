#pragma once

#include <numeric>

#include "core/datasets/provided_data.h"

/// Made-up images in the form of the file of MNIST: tests need no network and no package for them.
/// tests/wasm/provided_samples.ts makes the same bytes.
inline std::vector<std::uint8_t> made_up_mnist() {
  std::vector<std::uint8_t> bytes = {'d', 'm', 'n', '1', 0xd0, 7, 0, 0, 28, 0, 0, 0, 28, 0, 0, 0};
  for (int image = 0; image < 2000; ++image) {
    const int label = image % 10;
    bytes.push_back(static_cast<std::uint8_t>(label));
    for (int pixel = 0; pixel < 784; ++pixel) {
      const bool is_ink = (pixel + image * 7) % (label + 3) == 0;
      bytes.push_back(static_cast<std::uint8_t>(is_ink ? 255 - pixel % 100 : 0));
    }
  }
  return bytes;
}

/// What an experiment with this dataset needs besides itself: null for most.
inline std::shared_ptr<const descent::ProvidedData> made_up_samples(std::string_view dataset) {
  if (dataset != "mnist") return nullptr;
  static const auto mnist = descent::provide_data("mnist", made_up_mnist());
  return mnist;
}

/// (C x N) the raw columns of all samples.
inline descent::Matrix all_columns(const descent::Dataset& dataset) {
  std::vector<std::uint32_t> samples(static_cast<std::size_t>(dataset.sample_count()));
  std::iota(samples.begin(), samples.end(), 0U);
  return dataset.columns_of(samples);
}
