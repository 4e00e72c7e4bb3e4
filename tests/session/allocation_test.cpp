#include <doctest/doctest.h>

#include "tests/core/allocation_counter.h"
#include "wasm_bindings/session.h"

using namespace descent;
using descent::testing::AllocationCounter;

#ifdef DESCENT_COUNTS_ALLOCATIONS

namespace {

template <class Action>
long allocations_of(Action action) {
  const AllocationCounter counter;
  action();
  return counter.count();
}

}  // namespace

TEST_CASE("training allocates nothing, whatever its snapshots and reports") {
  Session session(default_experiment());
  const long allocations = allocations_of([&] {
    for (int round = 0; round < 30; ++round) {
      session.train(100, 10);
      session.clear_reports();
    }
  });
  CHECK(allocations == 0);
  CHECK(session.epoch() > 100);  // the snapshots have been thinned
}

TEST_CASE("a picture like the last allocates nothing") {
  Session session(default_experiment());
  const auto draw = [&] {
    session.begin_picture({100, 32, 0, 1});
    session.advance_picture(1'000'000);
    CHECK(session.take_picture() != nullptr);
    return session.reports().size();
  };
  draw();
  session.train(100, 10);
  CHECK(allocations_of(draw) == 0);
}

#endif
