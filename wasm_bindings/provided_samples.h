#pragma once

#include <memory>
#include <string>

#include "core/datasets/provided_data.h"

namespace descent {

/// Keeps samples for the experiments that are configured from now on, instead of earlier ones for
/// the same dataset; one set for each dataset, as long as the module lives.
void keep_provided(std::shared_ptr<const ProvidedData> data);

/// What is kept for a dataset; null when there is nothing.
std::shared_ptr<const ProvidedData> provided_for(const std::string& dataset);

}  // namespace descent
