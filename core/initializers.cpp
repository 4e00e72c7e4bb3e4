#include "core/initializers.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace descent {
namespace {

using Values = std::span<const double>;

constexpr Hyperparameter uniform_hyperparameters[] = {{"limit", 0.5, 0.0, 5.0, Scale::linear}};
constexpr Hyperparameter normal_hyperparameters[] = {{"deviation", 0.05, 0.0, 5.0, Scale::linear}};
constexpr Hyperparameter constant_hyperparameters[] = {{"value", 0.1, -5.0, 5.0, Scale::linear}};
constexpr Hyperparameter orthogonal_hyperparameters[] = {{"gain", 1.0, 0.0, 5.0, Scale::linear}};

// Numbers are drawn in double and then rounded, so that both builds start from the same weights.

/// Every weight from the next number, in the order of the block.
template <class Draw>
void fill(MatrixView weights, Draw draw) {
  for (Index column = 0; column < weights.cols(); ++column) {
    for (Index row = 0; row < weights.rows(); ++row)
      weights(row, column) = static_cast<Scalar>(draw());
  }
}

void fill_uniform(MatrixView weights, double limit, Random& random) {
  fill(weights, [&] { return random.uniform(-limit, limit); });
}

void fill_normal(MatrixView weights, double deviation, Random& random) {
  fill(weights, [&] { return deviation * random.normal(); });
}

void constant(MatrixView weights, Index, Index, Random&, Values values) {
  weights.setConstant(static_cast<Scalar>(values[0]));
}

void uniform(MatrixView weights, Index, Index, Random& random, Values values) {
  fill_uniform(weights, values[0], random);
}

void normal(MatrixView weights, Index, Index, Random& random, Values values) {
  fill_normal(weights, values[0], random);
}

void truncated_normal(MatrixView weights, Index, Index, Random& random, Values values) {
  fill(weights, [&] {
    double number = random.normal();
    while (std::fabs(number) > 2.0)
      number = random.normal();
    return values[0] * number;
  });
}

void lecun_uniform(MatrixView weights, Index fan_in, Index, Random& random, Values) {
  fill_uniform(weights, std::sqrt(3.0 / static_cast<double>(fan_in)), random);
}

void lecun_normal(MatrixView weights, Index fan_in, Index, Random& random, Values) {
  fill_normal(weights, std::sqrt(1.0 / static_cast<double>(fan_in)), random);
}

void xavier_uniform(MatrixView weights, Index fan_in, Index fan_out, Random& random, Values) {
  fill_uniform(weights, std::sqrt(6.0 / static_cast<double>(fan_in + fan_out)), random);
}

void xavier_normal(MatrixView weights, Index fan_in, Index fan_out, Random& random, Values) {
  fill_normal(weights, std::sqrt(2.0 / static_cast<double>(fan_in + fan_out)), random);
}

void he_uniform(MatrixView weights, Index fan_in, Index, Random& random, Values) {
  fill_uniform(weights, std::sqrt(6.0 / static_cast<double>(fan_in)), random);
}

void he_normal(MatrixView weights, Index fan_in, Index, Random& random, Values) {
  fill_normal(weights, std::sqrt(2.0 / static_cast<double>(fan_in)), random);
}

void zero(MatrixView weights, Index, Index, Random&, Values) { weights.setZero(); }

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += a[i] * b[i];
  return sum;
}

/// Takes out of `vector` what lies along the unit vectors that stand one after the other in `basis`
/// (modified Gram-Schmidt), and makes its length 1.
void orthonormalize(std::span<double> vector, std::span<const double> basis) {
  // Twice is enough: the second pass takes out what rounding left of the first.
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t start = 0; start < basis.size(); start += vector.size()) {
      const auto direction = basis.subspan(start, vector.size());
      const double along = dot(vector, direction);
      for (std::size_t i = 0; i < vector.size(); ++i)
        vector[i] -= along * direction[i];
    }
  }
  const double length = std::sqrt(dot(vector, vector));
  for (double& number : vector)
    number /= length;
}

/// The Q of a QR decomposition of normal numbers. Gram-Schmidt's R has a positive diagonal, which
/// makes every Q equally likely (Mezzadri, 2007, section 5).
void orthogonal(MatrixView weights, Index, Index, Random& random, Values values) {
  const bool is_wide = weights.rows() <= weights.cols();
  const auto count = static_cast<std::size_t>(is_wide ? weights.rows() : weights.cols());
  const auto length = static_cast<std::size_t>(is_wide ? weights.cols() : weights.rows());
  std::vector<double> vectors(count * length);
  const std::span<double> all(vectors);
  for (std::size_t number = 0; number < count; ++number) {
    const auto vector = all.subspan(number * length, length);
    std::generate(vector.begin(), vector.end(), [&] { return random.normal(); });
    orthonormalize(vector, all.first(number * length));
  }
  for (Index column = 0; column < weights.cols(); ++column) {
    for (Index row = 0; row < weights.rows(); ++row) {
      const auto vector = static_cast<std::size_t>(is_wide ? row : column);
      const auto place = static_cast<std::size_t>(is_wide ? column : row);
      weights(row, column) = static_cast<Scalar>(values[0] * vectors[vector * length + place]);
    }
  }
}

const InitializerEntry table[] = {
    {{"uniform", uniform_hyperparameters,
      "Smilkov et al. (2017), TensorFlow Playground's file nn.ts: U(-limit, limit), its limit "
      "being 0.5"},
     uniform},
    {{"normal", normal_hyperparameters,
      "Rumelhart, Hinton and Williams (1986), Parallel Distributed Processing, "
      "chapter 8, small weights: N(0, deviation)"},
     normal},
    {{"truncatedNormal", normal_hyperparameters,
      "Abadi et al. (2016), TensorFlow's function truncated_normal: N(0, deviation), redrawn "
      "beyond 2 deviations"},
     truncated_normal},
    {{"leCunUniform",
      {},
      "LeCun, Bottou, Orr and Müller (1998), section 4.6: U(-r, r) with variance 1 / fan_in"},
     lecun_uniform},
    {{"leCunNormal",
      {},
      "LeCun, Bottou, Orr and Müller (1998), section 4.6: N(0, s), s^2 = 1 / fan_in"},
     lecun_normal},
    {{"xavierUniform",
      {},
      "Glorot and Bengio (2010), equation 16: U(-r, r), r = sqrt(6 / (fan_in + fan_out))"},
     xavier_uniform},
    {{"xavierNormal",
      {},
      "Glorot and Bengio (2010), equation 12: N(0, s), s^2 = 2 / (fan_in + fan_out)"},
     xavier_normal},
    {{"heUniform",
      {},
      "He, Zhang, Ren and Sun (2015), equation 10: U(-r, r) with variance 2 / fan_in"},
     he_uniform},
    {{"heNormal", {}, "He, Zhang, Ren and Sun (2015), equation 10: N(0, s), s^2 = 2 / fan_in"},
     he_normal},
#ifndef DESCENT_LEAN
    {{"orthogonal", orthogonal_hyperparameters,
      "Saxe, McClelland and Ganguli (2014), sections 3 and 4: W W^T or W^T W = gain^2 I"},
     orthogonal},
#endif
    {{"constant", constant_hyperparameters,
      "Rumelhart, Hinton and Williams (1986), Parallel Distributed Processing, "
      "chapter 8: w = value, units stay equal"},
     constant},
    {{"zero",
      {},
      "Rumelhart, Hinton and Williams (1986), Parallel Distributed Processing, "
      "chapter 8: w = 0, units stay equal"},
     zero},
};

}  // namespace

std::span<const InitializerEntry> initializers() { return table; }

void initialize(std::string_view field, const Choice& choice, MatrixView weights, Index fan_in,
                Index fan_out, Random& random) {
  const InitializerEntry& entry = find_entry(field, initializers(), choice.id);
  entry.fill(weights, fan_in, fan_out, random, resolve_values(field, entry, choice));
}

}  // namespace descent
