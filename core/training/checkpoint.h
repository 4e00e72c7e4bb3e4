#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/training/trainer.h"

/// A trainer's state as bytes, to go on in another process.
namespace descent {

/// Little-endian bytes: a mark with the format's version, then every field of the state in order,
/// each array behind its length.
std::vector<std::uint8_t> to_bytes(const TrainerState& state);

/// The state that to_bytes wrote; throws std::invalid_argument ("state: ...") when the mark, a
/// length or the end does not fit.
TrainerState from_bytes(std::span<const std::uint8_t> bytes);

}  // namespace descent
