#pragma once

#include "core/models/network.h"

namespace descent {

/// Does at most so many pieces of work (see piece_work) of an inspection and returns how many:
/// step() does a part of a pass and returns its multiply-adds, until done().
template <class Step, class Done>
Index advance_pieces(Index maximum_pieces, Step step, Done done) {
  Index pieces = 0;
  for (; pieces < maximum_pieces && !done(); ++pieces) {
    for (Index work = 0; work < piece_work && !done();)
      work += step();
  }
  return pieces;
}

}  // namespace descent
