#include "core/datasets/split.h"

#include <cmath>
#include <numeric>

#include "core/catalog.h"

namespace descent {

double training_sample_count(double sample_count, double test_share) {
  return sample_count - std::floor(test_share * sample_count + 0.5);
}

Split split_samples(Index sample_count, double test_share, Random& random) {
  const auto count = static_cast<double>(sample_count);
  const double test_count = count - training_sample_count(count, test_share);
  // Written so that NaN fails: every comparison with it is false.
  if (!(test_share >= 0 && test_count <= count - 1)) {
    check_range("data.testShare", test_share,
                {"testShare", 0, 0, (count - 1) / count, Scale::linear});
  }
  std::vector<std::uint32_t> order(static_cast<std::size_t>(sample_count));
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);
  const auto first_training = order.begin() + static_cast<std::ptrdiff_t>(test_count);
  return {.training = {first_training, order.end()}, .test = {order.begin(), first_training}};
}

}  // namespace descent
