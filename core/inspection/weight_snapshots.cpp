#include "core/inspection/weight_snapshots.h"

#include <algorithm>
#include <stdexcept>

namespace descent {

void WeightSnapshots::start(std::int64_t epoch, const Vector& parameters) {
  const Index numbers = std::max(Index{1}, parameters.size());
  const Index room = std::min(most_snapshots, most_numbers / numbers);
  epochs_.clear();
  epochs_.reserve(static_cast<std::size_t>(room));
  snapshots_.resize(parameters.size(), room);
  interval_ = 1;
  next_epoch_ = epoch;
  record(epoch, parameters);
}

void WeightSnapshots::record(std::int64_t epoch, const Vector& parameters) {
  if (epoch < next_epoch_) return;
  const auto count = [&] { return static_cast<Index>(epochs_.size()); };
  if (count() >= snapshots_.cols()) thin();
  if (epoch % interval_ == 0 && count() < snapshots_.cols()) {
    snapshots_.col(count()) = parameters;
    epochs_.push_back(epoch);
  }
  next_epoch_ = (epoch / interval_ + 1) * interval_;
}

Matrix WeightSnapshots::until(std::int64_t epoch, const Vector& parameters) const {
  const auto end = std::lower_bound(epochs_.begin(), epochs_.end(), epoch);
  const Index count = end - epochs_.begin();
  Matrix matrix(parameters.size(), count + 1);
  matrix.leftCols(count) = snapshots_.leftCols(count);
  matrix.col(count) = parameters;
  return matrix;
}

SnapshotsState WeightSnapshots::state() const {
  const std::size_t numbers = epochs_.size() * static_cast<std::size_t>(snapshots_.rows());
  SnapshotsState state{interval_, next_epoch_, epochs_, std::vector<Scalar>(numbers)};
  std::copy_n(snapshots_.data(), numbers, state.weights.data());
  return state;
}

void WeightSnapshots::restore(const SnapshotsState& state, std::int64_t epoch) {
  const std::size_t count = state.epochs.size();
  const std::size_t numbers = count * static_cast<std::size_t>(snapshots_.rows());
  if (state.interval < 1 || state.next_epoch <= epoch || state.weights.size() != numbers ||
      count > static_cast<std::size_t>(snapshots_.cols()) ||
      !std::is_sorted(state.epochs.begin(), state.epochs.end()))
    throw std::invalid_argument("snapshots: do not belong to this run");
  interval_ = state.interval;
  next_epoch_ = state.next_epoch;
  epochs_.assign(state.epochs.begin(), state.epochs.end());
  std::copy(state.weights.begin(), state.weights.end(), snapshots_.data());
}

void WeightSnapshots::thin() {
  interval_ *= 2;
  Index kept = 0;
  for (std::size_t i = 0; i < epochs_.size(); ++i) {
    if (epochs_[i] % interval_ != 0) continue;
    epochs_[static_cast<std::size_t>(kept)] = epochs_[i];
    snapshots_.col(kept) = snapshots_.col(static_cast<Index>(i));
    ++kept;
  }
  epochs_.resize(static_cast<std::size_t>(kept));
}

}  // namespace descent
