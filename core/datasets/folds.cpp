#include "core/datasets/folds.h"

#include <algorithm>
#include <numeric>

#include "core/catalog.h"

namespace descent {
namespace {

/// Samples of one class, in their order.
using Members = std::vector<std::uint32_t>;

void check_fold_count(double fold_count, std::size_t largest) {
  check_range("selection.folds", fold_count,
              {"folds", 5, 2, static_cast<double>(largest), Scale::integer});
}

std::vector<std::uint32_t> shuffled_order(std::size_t sample_count, Random& random) {
  std::vector<std::uint32_t> order(sample_count);
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);
  return order;
}

/// The samples of each class, classes in the order in which they first appear.
std::vector<Members> members_of_classes(std::span<const int> classes) {
  std::vector<int> ids;
  std::vector<Members> members;
  for (std::size_t sample = 0; sample < classes.size(); ++sample) {
    const auto found = std::find(ids.begin(), ids.end(), classes[sample]);
    const auto number = static_cast<std::size_t>(found - ids.begin());
    if (found == ids.end()) {
      ids.push_back(classes[sample]);
      members.emplace_back();
    }
    members[number].push_back(static_cast<std::uint32_t>(sample));
  }
  return members;
}

}  // namespace

Folds ordered_folds(Index sample_count, double fold_count) {
  const auto samples = static_cast<std::size_t>(sample_count);
  check_fold_count(fold_count, samples);
  const auto count = static_cast<std::size_t>(fold_count);
  Folds folds;
  folds.reserve(samples);
  for (std::uint32_t fold = 0; fold < count; ++fold) {
    const std::size_t size = samples / count + (fold < samples % count ? 1 : 0);
    folds.insert(folds.end(), size, fold);
  }
  return folds;
}

Folds stratified_folds(std::span<const int> classes, double fold_count) {
  const std::vector<Members> members = members_of_classes(classes);
  std::size_t largest = 0;
  for (const Members& samples : members)
    largest = std::max(largest, samples.size());
  check_fold_count(fold_count, largest);
  const auto count = static_cast<std::size_t>(fold_count);

  // Dealt out like cards, class after class, the samples would go to the folds in turn. Each fold
  // gets so many of a class as that deals to it, but neighbours in the order instead.
  Folds folds(classes.size());
  std::size_t dealt_to = 0;
  for (const Members& samples : members) {
    std::vector<std::size_t> shares(count, 0);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      ++shares[dealt_to];
      dealt_to = dealt_to + 1 < count ? dealt_to + 1 : 0;
    }
    std::size_t next = 0;
    for (std::uint32_t fold = 0; fold < count; ++fold) {
      for (std::size_t i = 0; i < shares[fold]; ++i)
        folds[samples[next++]] = fold;
    }
  }
  return folds;
}

Folds shuffled_folds(Index sample_count, double fold_count, Random& random) {
  const Folds ordered = ordered_folds(sample_count, fold_count);
  const std::vector<std::uint32_t> order = shuffled_order(ordered.size(), random);
  Folds folds(ordered.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    folds[order[i]] = ordered[i];
  return folds;
}

Folds shuffled_stratified_folds(std::span<const int> classes, double fold_count, Random& random) {
  const std::vector<std::uint32_t> order = shuffled_order(classes.size(), random);
  std::vector<int> shuffled;
  shuffled.reserve(order.size());
  for (const std::uint32_t sample : order)
    shuffled.push_back(classes[sample]);
  const Folds ordered = stratified_folds(shuffled, fold_count);
  Folds folds(ordered.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    folds[order[i]] = ordered[i];
  return folds;
}

Split hold_out(const Folds& folds, std::uint32_t fold) {
  Split split;
  for (std::size_t sample = 0; sample < folds.size(); ++sample) {
    std::vector<std::uint32_t>& part = folds[sample] == fold ? split.test : split.training;
    part.push_back(static_cast<std::uint32_t>(sample));
  }
  return split;
}

}  // namespace descent
