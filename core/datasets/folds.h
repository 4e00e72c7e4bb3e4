#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/datasets/split.h"

/// Folds: the samples parted into k groups, each of which is held out once.
/// Source: Stone (1974), pages 111-133; Geisser (1975), pages 320-328.
namespace descent {

/// The fold of every sample, from 0 to k - 1.
using Folds = std::vector<std::uint32_t>;

/// k folds of N samples that follow one another; the first N mod k have one sample more. Throws
/// std::invalid_argument ("selection.folds") unless k is a whole number from 2 to N.
Folds ordered_folds(Index sample_count, double fold_count);

/// k folds with each class in the same share as in all N samples, as near as whole samples allow;
/// within a class the samples keep their order. Sizes of folds differ by at most one, and so does
/// each class's number in them. Throws std::invalid_argument ("selection.folds") unless k is a
/// whole number from 2 to the number of samples of the largest class.
/// Source: Kohavi (1995), section 2.2.
Folds stratified_folds(std::span<const int> classes, double fold_count);

/// ordered_folds over the samples in a shuffled order; throws as it does.
Folds shuffled_folds(Index sample_count, double fold_count, Random& random);
/// stratified_folds over the samples in a shuffled order; throws as it does.
Folds shuffled_stratified_folds(std::span<const int> classes, double fold_count, Random& random);

/// The samples of one fold as the test part, all others as the training part, in their order.
Split hold_out(const Folds& folds, std::uint32_t fold);

}  // namespace descent
