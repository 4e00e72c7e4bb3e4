#include "core/datasets/folds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "tests/core/reference.h"

using namespace descent;

namespace {

/// Classes 0 to class_count - 1, the later the more often.
std::vector<int> mixed_classes(Index samples, int class_count, std::uint64_t seed) {
  Random random(seed, RandomStream::data);
  std::vector<int> classes;
  for (Index i = 0; i < samples; ++i) {
    const double draw = random.uniform(0, 1);
    classes.push_back(static_cast<int>((1 - draw * draw) * class_count));
  }
  return classes;
}

std::vector<std::size_t> sizes_of(const Folds& folds, std::size_t count) {
  std::vector<std::size_t> sizes(count, 0);
  for (const std::uint32_t fold : folds) {
    REQUIRE(fold < count);
    ++sizes[fold];
  }
  return sizes;
}

bool within_one(const std::vector<std::size_t>& sizes) {
  const auto [smallest, largest] = std::minmax_element(sizes.begin(), sizes.end());
  return *largest - *smallest <= 1;
}

/// Every fold is held out once, and by turns every sample is, beside all others for training.
void check_partition(const Folds& folds, std::size_t count) {
  CHECK(within_one(sizes_of(folds, count)));
  std::vector<int> held_out(folds.size(), 0);
  for (std::uint32_t fold = 0; fold < count; ++fold) {
    const Split split = hold_out(folds, fold);
    CHECK_FALSE(split.test.empty());
    CHECK_FALSE(split.training.empty());
    std::vector<std::uint32_t> all = split.training;
    all.insert(all.end(), split.test.begin(), split.test.end());
    std::sort(all.begin(), all.end());
    REQUIRE(all.size() == folds.size());
    for (std::size_t i = 0; i < all.size(); ++i)
      CHECK(all[i] == i);
    for (const std::uint32_t sample : split.test)
      ++held_out[sample];
  }
  CHECK(std::all_of(held_out.begin(), held_out.end(), [](int times) { return times == 1; }));
}

}  // namespace

TEST_CASE("folds: unshuffled ones are scikit-learn's") {
  const auto cases = testing::reference_cases("folds");
  for (const testing::ReferenceCase& one : cases) {
    CAPTURE(one.choice.id);
    CAPTURE(one.name);
    const double count = one.choice.values.at(0).value;
    CAPTURE(count);
    const std::vector<double>& folds = one.array("fold").values;
    const Folds expected(folds.begin(), folds.end());
    if (one.choice.id == "stratified") {
      const std::vector<double>& numbers = one.array("classes").values;
      const std::vector<int> classes(numbers.begin(), numbers.end());
      CHECK(stratified_folds(classes, count) == expected);
    } else {
      CHECK(ordered_folds(static_cast<Index>(expected.size()), count) == expected);
    }
  }
  CHECK(cases.size() > 100);
}

TEST_CASE("folds: plain ones part the samples exactly, for every k") {
  for (const Index samples : {2, 3, 7, 20, 31}) {
    for (Index count = 2; count <= samples; ++count) {
      CAPTURE(samples);
      CAPTURE(count);
      const auto folds = static_cast<std::size_t>(count);
      Random random(3, RandomStream::folds);
      check_partition(ordered_folds(samples, double(count)), folds);
      check_partition(shuffled_folds(samples, double(count), random), folds);
    }
  }
}

TEST_CASE("folds: stratified ones part samples and each class evenly") {
  for (const Index samples : {6, 17, 50, 101}) {
    for (const int class_count : {1, 2, 3, 7}) {
      const std::vector<int> classes = mixed_classes(samples, class_count, std::uint64_t(samples));
      Index largest = 0;
      for (int id = 0; id < class_count; ++id)
        largest = std::max<Index>(largest, std::count(classes.begin(), classes.end(), id));
      for (Index count = 2; count <= std::min(largest, Index{12}); ++count) {
        CAPTURE(samples);
        CAPTURE(class_count);
        CAPTURE(count);
        Random random(3, RandomStream::folds);
        for (const Folds& folds : {stratified_folds(classes, double(count)),
                                   shuffled_stratified_folds(classes, double(count), random)}) {
          check_partition(folds, static_cast<std::size_t>(count));
          for (int id = 0; id < class_count; ++id) {
            Folds of_class;
            for (std::size_t i = 0; i < classes.size(); ++i)
              if (classes[i] == id) of_class.push_back(folds[i]);
            CHECK(within_one(sizes_of(of_class, static_cast<std::size_t>(count))));
          }
        }
      }
    }
  }
}

TEST_CASE("folds: the seed of the shuffle decides") {
  const std::vector<int> classes = mixed_classes(40, 3, 1);
  const auto plain = [](std::uint64_t seed) {
    Random random(seed, RandomStream::folds);
    return shuffled_folds(40, 5, random);
  };
  const auto stratified = [&](std::uint64_t seed) {
    Random random(seed, RandomStream::folds);
    return shuffled_stratified_folds(classes, 5, random);
  };
  CHECK(plain(1) == plain(1));
  CHECK(plain(1) != plain(2));
  CHECK(plain(1) != ordered_folds(40, 5));
  CHECK(stratified(1) == stratified(1));
  CHECK(stratified(1) != stratified(2));
  CHECK(stratified(1) != stratified_folds(classes, 5));
}

TEST_CASE("folds: a number of folds that the samples do not allow is refused") {
  for (const double count : {1.0, 11.0, 2.5, -3.0, std::numeric_limits<double>::quiet_NaN()})
    CHECK_THROWS_AS(ordered_folds(10, count), std::invalid_argument);
  CHECK_THROWS_WITH_AS(ordered_folds(10, 1),
                       "selection.folds: 1 is not allowed (2 to 10, whole numbers)",
                       std::invalid_argument);
  const std::vector<int> classes = {0, 0, 0, 1, 1};
  CHECK(stratified_folds(classes, 3).size() == 5);
  CHECK_THROWS_WITH_AS(stratified_folds(classes, 4),
                       "selection.folds: 4 is not allowed (2 to 3, whole numbers)",
                       std::invalid_argument);
}
