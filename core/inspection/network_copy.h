#pragma once

#include "core/models/network.h"

namespace descent {

/// A network of the same description with the same parameters and the same largest batch, so that
/// it gives the same bits: what inspections work on while training goes on with the original.
Network copy_network(const NetworkConfig& config, const Network& original);

}  // namespace descent
