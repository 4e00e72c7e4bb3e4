#include "core/inspection/weight_snapshots.h"

#include <algorithm>

namespace descent {

void WeightSnapshots::start(std::int64_t epoch, const Vector& parameters) {
  epochs_.clear();
  snapshots_.clear();
  interval_ = 1;
  next_epoch_ = epoch;
  record(epoch, parameters);
}

void WeightSnapshots::record(std::int64_t epoch, const Vector& parameters) {
  if (epoch < next_epoch_) return;
  const Index room = capacity(parameters.size());
  if (static_cast<Index>(epochs_.size()) >= room) thin();
  if (epoch % interval_ == 0 && static_cast<Index>(epochs_.size()) < room) {
    epochs_.push_back(epoch);
    snapshots_.push_back(parameters);
  }
  next_epoch_ = (epoch / interval_ + 1) * interval_;
}

Matrix WeightSnapshots::until(std::int64_t epoch, const Vector& parameters) const {
  const auto end = std::lower_bound(epochs_.begin(), epochs_.end(), epoch);
  const Index count = end - epochs_.begin();
  Matrix matrix(parameters.size(), count + 1);
  for (Index i = 0; i < count; ++i)
    matrix.col(i) = snapshots_[static_cast<std::size_t>(i)];
  matrix.col(count) = parameters;
  return matrix;
}

Index WeightSnapshots::capacity(Index parameters) const {
  return std::min(most_snapshots, most_numbers / std::max(Index{1}, parameters));
}

void WeightSnapshots::thin() {
  interval_ *= 2;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < epochs_.size(); ++i) {
    if (epochs_[i] % interval_ != 0) continue;
    epochs_[kept] = epochs_[i];
    snapshots_[kept].swap(snapshots_[i]);
    ++kept;
  }
  epochs_.resize(kept);
  snapshots_.resize(kept);
}

}  // namespace descent
