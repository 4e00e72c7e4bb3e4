#pragma once

#include "core/models/network.h"

namespace descent {

/// A network of the same description with the same parameters, largest batch and seed, so that its
/// passes give the same bits, those of training too: what inspections work on while training goes
/// on with the original.
Network copy_network(const NetworkConfig& config, const Network& original);

}  // namespace descent
