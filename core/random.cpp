#include "core/random.h"

#include <cmath>
#include <utility>

#include "core/kernels/elementary.h"

namespace descent {

Random::Random(std::uint64_t seed, RandomStream stream)
    : state_{0, (static_cast<std::uint64_t>(stream) << 1U) | 1U, 0.0, false} {
  // The paper's own seeding: one step before the seed goes in and one after.
  next();
  state_.state += seed;
  next();
}

std::uint32_t Random::next() {
  const std::uint64_t old = state_.state;
  state_.state = old * 6364136223846793005U + state_.increment;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
  const auto rotation = static_cast<std::uint32_t>(old >> 59U);
  return (shifted >> rotation) | (shifted << ((32U - rotation) & 31U));
}

std::uint32_t Random::below(std::uint32_t bound) {
  std::uint64_t product = std::uint64_t{next()} * bound;
  auto fraction = static_cast<std::uint32_t>(product);
  if (fraction < bound) {
    // 2^32 mod bound: products whose fraction is smaller would come up once too often.
    const std::uint32_t threshold = (0U - bound) % bound;
    while (fraction < threshold) {
      product = std::uint64_t{next()} * bound;
      fraction = static_cast<std::uint32_t>(product);
    }
  }
  return static_cast<std::uint32_t>(product >> 32U);
}

double Random::uniform(double minimum, double maximum) {
  const std::uint64_t high = next() >> 5U;
  const std::uint64_t low = next() >> 6U;
  const double fraction = static_cast<double>((high << 26U) | low) * 0x1p-53;
  const double value = minimum + (maximum - minimum) * fraction;
  // Rounding of the sum can reach the open end.
  return value < maximum ? value : minimum;
}

double Random::normal() {
  if (state_.has_spare_normal) {
    state_.has_spare_normal = false;
    return state_.spare_normal;
  }
  double x = 0.0;
  double y = 0.0;
  double square = 0.0;
  do {
    x = uniform(-1.0, 1.0);
    y = uniform(-1.0, 1.0);
    square = x * x + y * y;
  } while (square >= 1.0 || square == 0.0);
  const double factor = std::sqrt(-2.0 * exact_log(square) / square);
  state_.spare_normal = y * factor;
  state_.has_spare_normal = true;
  return x * factor;
}

void Random::shuffle(std::vector<std::uint32_t>& values) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
  }
}

}  // namespace descent
