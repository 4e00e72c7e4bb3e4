#include "core/datasets/parity.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples, double noise_level, double bits) {
  Random points(5, RandomStream::data);
  Random noise(5, RandomStream::noise);
  const double values[] = {bits};
  return generator({samples, noise_level, values}, points, noise);
}

}  // namespace

TEST_CASE("parity: positive where the number of ones is odd, every pattern as often as another") {
  for (const Generate generator : {generate_noisy_parity, generate_bit_parity}) {
    const Dataset dataset = generate(generator, 8000, 0, 3);
    double counts[8] = {};
    for (Index i = 0; i < 8000; ++i) {
      int ones = 0;
      int pattern = 0;
      for (Index bit = 0; bit < 3; ++bit) {
        REQUIRE(std::abs(dataset.columns(bit, i)) == 1);
        const int one = dataset.columns(bit, i) > 0 ? 1 : 0;
        ones += one;
        pattern = 2 * pattern + one;
      }
      CHECK(dataset.classes[static_cast<std::size_t>(i)] == ones % 2);
      counts[pattern] += 1;
    }
    // 1000 expected, deviation sqrt(8000 * 1/8 * 7/8) = 30: four of them.
    for (const double count : counts)
      CHECK(std::abs(count - 1000) < 120);
  }
}

TEST_CASE("noisy parity: noise turns over the share of labels that it says, and moves no bit") {
  const Dataset clean = generate(generate_noisy_parity, 40000, 0, 8);
  for (const double noise_level : {0.1, 0.5}) {
    const Dataset noisy = generate(generate_noisy_parity, 40000, noise_level, 8);
    CHECK(clean.columns == noisy.columns);
    double turned = 0;
    for (std::size_t i = 0; i < 40000; ++i)
      turned += clean.classes[i] != noisy.classes[i];
    // Four deviations of a share counted over 40000 labels.
    const double tolerance = 4 * std::sqrt(noise_level * (1 - noise_level) / 40000);
    CHECK(std::abs(turned / 40000 - noise_level) < tolerance);
  }
}
