#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/datasets/own_table.h"
#include "core/experiment.h"

namespace descent {

/// Samples that come from outside, for a dataset that cannot make its own.
struct ProvidedData {
  /// The id of the dataset they are for.
  std::string dataset;
  /// The samples in that dataset's own form.
  std::vector<std::uint8_t> bytes = {};
  /// The reader's table for `ownTable`; others have none.
  std::shared_ptr<const OwnTable> table = {};
};

/// Bytes for an external dataset of the catalogue, read once to see that they are well formed.
/// Throws std::invalid_argument for any other dataset ("provideData.dataset") or as its reader
/// does.
std::shared_ptr<const ProvidedData> provide_data(const std::string& dataset,
                                                 std::vector<std::uint8_t> bytes);

/// A reader's table for the dataset `ownTable`, which is in no menu. Throws as OwnTable does.
std::shared_ptr<const ProvidedData> provide_table(const TableRequest& request);

/// The table row of the chosen dataset, valid as long as `data.provided` and the catalogue.
/// Throws std::invalid_argument ("data.dataset") when there is none, or its samples are missing.
const DatasetEntry& dataset_entry(const DataConfig& data);

}  // namespace descent
