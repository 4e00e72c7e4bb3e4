#pragma once

#include <string>

namespace descent {

/// The whole catalogue as JSON text: every family's entries with their hyperparameters, the
/// settings' limits and the default experiment. Numbers read back as the same doubles; infinite
/// bounds are null.
std::string catalog_json();

}  // namespace descent
