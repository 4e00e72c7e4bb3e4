#pragma once

#include <cstdint>
#include <vector>

#include "core/types.h"

namespace descent {

/// Everything that WeightSnapshots keeps, so that others can go on from there.
struct SnapshotsState {
  std::int64_t interval = 1;
  std::int64_t next_epoch = 0;
  std::vector<std::int64_t> epochs = {};
  /// The weights of one epoch after those of another.
  std::vector<Scalar> weights = {};
};

/// Snapshots of the weights along a run, for trajectory_plane: one every `interval` epochs, and
/// when there are too many every second one goes and the interval doubles, so that they always lie
/// evenly over the whole run. They depend on epochs alone, never on how the work was cut into
/// pieces. Room for all is made at the start, so that recording allocates nothing.
class WeightSnapshots {
 public:
  /// Most snapshots, and most numbers in all of them (4 MiB of floats): large networks keep fewer.
  static constexpr Index most_snapshots = 100;
  static constexpr Index most_numbers = Index{1} << 20;

  /// Forgets all and begins with the weights of this epoch.
  void start(std::int64_t epoch, const Vector& parameters);
  /// The epoch whose weights are to be recorded next.
  [[nodiscard]] std::int64_t next_epoch() const { return next_epoch_; }
  /// Keeps the weights when their epoch has come.
  void record(std::int64_t epoch, const Vector& parameters);

  /// The epochs of the snapshots, ascending.
  [[nodiscard]] const std::vector<std::int64_t>& epochs() const { return epochs_; }
  /// The snapshots of epochs before this one, one per column, and then these weights (P x S). One
  /// column is too few for a plane.
  [[nodiscard]] Matrix until(std::int64_t epoch, const Vector& parameters) const;

  /// What restore goes on from.
  [[nodiscard]] SnapshotsState state() const;
  /// After start, takes over those of a run with as many parameters that has come to this epoch.
  /// Throws std::invalid_argument ("snapshots: ...") when they cannot be, and then changes nothing.
  void restore(const SnapshotsState& state, std::int64_t epoch);

 private:
  void thin();

  std::vector<std::int64_t> epochs_;
  /// One per column, as many columns as there may be snapshots.
  Matrix snapshots_;
  std::int64_t interval_ = 1;
  std::int64_t next_epoch_ = 0;
};

}  // namespace descent
