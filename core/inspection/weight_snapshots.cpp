#include "core/inspection/weight_snapshots.h"

#include <algorithm>

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
