#pragma once

#include <cstdint>
#include <vector>

/// Seeded random numbers with the same sequence on every machine.
namespace descent {

/// The purposes numbers are drawn for; each has a stream of its own, so that changing how many
/// numbers one purpose takes leaves the others as they were.
enum class RandomStream : std::uint64_t {
  data = 1,
  noise = 2,
  split = 3,
  weights = 4,
  order = 5,
  dropout = 6,
  folds = 7,
  inspection = 8,
};

/// PCG32 generator with distributions of our own, since the standard library's differ between
/// implementations.
/// Source: O'Neill (2014), "PCG: A Family of Simple Fast Space-Efficient Statistically Good
/// Algorithms for Random Number Generation", section 6.3.1, variant XSH RR 64/32.
class Random {
 public:
  /// The stream of this purpose under this seed, at its beginning.
  Random(std::uint64_t seed, RandomStream stream);

  /// 32 uniformly distributed bits.
  std::uint32_t next();

  /// Uniform whole number in [0, bound), without bias; bound > 0.
  /// Source: Lemire (2019), "Fast Random Integer Generation in an Interval", algorithm 5.
  std::uint32_t below(std::uint32_t bound);

  /// Uniform number in [minimum, maximum), a multiple of 2^-53 of the width.
  double uniform(double minimum, double maximum);

  /// Standard normal number, mean 0 and variance 1.
  /// Source: Marsaglia and Bray (1964), pages 260-264, the polar method.
  double normal();

  /// Shuffles in place; all orders are equally likely.
  /// Source: Durstenfeld (1964), algorithm 235.
  void shuffle(std::vector<std::uint32_t>& values);

  /// The whole state, so that a saved run continues with the same numbers.
  struct State {
    std::uint64_t state;
    std::uint64_t increment;
    double spare_normal;
    bool has_spare_normal;
  };
  /// What a saved run keeps.
  [[nodiscard]] State state() const { return state_; }
  /// Continues where the state was taken.
  void set_state(const State& state) { state_ = state; }

 private:
  State state_;
};

}  // namespace descent
