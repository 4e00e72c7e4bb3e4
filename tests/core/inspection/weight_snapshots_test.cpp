#include "core/inspection/weight_snapshots.h"

#include <doctest/doctest.h>

using namespace descent;

namespace {

/// Weights that tell their epoch.
Vector weights_of(std::int64_t epoch, Index count = 3) {
  return Vector::Constant(count, static_cast<Scalar>(epoch));
}

}  // namespace

TEST_CASE("snapshots lie evenly over the run, however long it gets") {
  WeightSnapshots snapshots;
  snapshots.start(0, weights_of(0));
  std::int64_t epoch = 0;
  for (const std::int64_t end : {50, 99, 100, 101, 250, 5000}) {
    while (epoch < end) {
      ++epoch;
      snapshots.record(epoch, weights_of(epoch));
    }
    const auto& epochs = snapshots.epochs();
    CHECK(epochs.size() <= 100);
    CHECK(epochs.size() >= static_cast<std::size_t>(std::min<std::int64_t>(50, end)));
    CHECK(epochs.front() == 0);
    const std::int64_t interval = epochs[1] - epochs[0];
    for (std::size_t i = 0; i < epochs.size(); ++i)
      CHECK(epochs[i] == static_cast<std::int64_t>(i) * interval);
    CHECK(end - epochs.back() < interval);
    CHECK(snapshots.next_epoch() > end);
    CHECK(snapshots.next_epoch() % interval == 0);

    const Matrix all = snapshots.until(end + 1, weights_of(-7));
    REQUIRE(all.cols() == static_cast<Index>(epochs.size()) + 1);
    for (std::size_t i = 0; i < epochs.size(); ++i)
      CHECK(all.col(static_cast<Index>(i)) == weights_of(epochs[i]));
    CHECK(all.col(all.cols() - 1) == weights_of(-7));
    CHECK(snapshots.until(epochs.back(), weights_of(-7)).cols() ==
          static_cast<Index>(epochs.size()));
  }
}

TEST_CASE("only the epochs asked for are kept, and a start forgets the others") {
  WeightSnapshots snapshots;
  snapshots.start(7, weights_of(7));
  CHECK(snapshots.next_epoch() == 8);
  snapshots.record(7, weights_of(8));
  CHECK(snapshots.epochs().size() == 1);
  snapshots.record(8, weights_of(8));
  CHECK(snapshots.epochs().size() == 2);
  snapshots.start(3, weights_of(3));
  CHECK(snapshots.epochs() == std::vector<std::int64_t>{3});
}

TEST_CASE("large networks keep fewer snapshots, the largest none") {
  WeightSnapshots snapshots;
  const Index large = WeightSnapshots::most_numbers / 4;
  snapshots.start(0, weights_of(0, large));
  for (std::int64_t epoch = 1; epoch < 30; ++epoch)
    snapshots.record(epoch, weights_of(epoch, large));
  CHECK(snapshots.epochs().size() <= 4);
  CHECK(snapshots.epochs().size() >= 2);
  const Index huge = WeightSnapshots::most_numbers + 1;
  snapshots.start(0, weights_of(0, huge));
  snapshots.record(1, weights_of(1, huge));
  CHECK(snapshots.epochs().empty());
  CHECK(snapshots.until(2, weights_of(2, huge)).cols() == 1);
}

TEST_CASE("snapshots taken over are recorded further as if they had never been moved") {
  WeightSnapshots unmoved;
  WeightSnapshots moved;
  unmoved.start(0, weights_of(0));
  for (std::int64_t epoch = 1; epoch <= 900; ++epoch) {
    unmoved.record(epoch, weights_of(epoch));
    if (epoch == 133) {
      moved.start(epoch, weights_of(epoch));
      moved.restore(unmoved.state(), epoch);
    }
    if (epoch > 133) moved.record(epoch, weights_of(epoch));
  }
  CHECK(moved.epochs() == unmoved.epochs());
  CHECK(moved.next_epoch() == unmoved.next_epoch());
  CHECK(moved.until(900, weights_of(900)) == unmoved.until(900, weights_of(900)));
}

TEST_CASE("snapshots that cannot be of the run are refused, and nothing changes") {
  WeightSnapshots snapshots;
  snapshots.start(0, weights_of(0));
  snapshots.record(1, weights_of(1));
  const SnapshotsState good = snapshots.state();
  const auto refused = [&](auto change) {
    SnapshotsState state = good;
    change(state);
    CHECK_THROWS_WITH_AS(snapshots.restore(state, 1), "snapshots: do not belong to this run",
                         std::invalid_argument);
  };
  refused([](SnapshotsState& state) { state.interval = 0; });
  refused([](SnapshotsState& state) { state.next_epoch = 1; });
  refused([](SnapshotsState& state) { state.weights.pop_back(); });
  refused([](SnapshotsState& state) { std::swap(state.epochs[0], state.epochs[1]); });
  CHECK(snapshots.epochs() == good.epochs);
  CHECK_NOTHROW(snapshots.restore(good, 1));
}
