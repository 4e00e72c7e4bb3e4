#include "core/initializers.h"

#include <cmath>

namespace descent {
namespace {

using Values = std::span<const double>;

constexpr Hyperparameter uniform_hyperparameters[] = {{"limit", 0.5, 0.0, 5.0, Scale::linear}};

// Numbers are drawn in double and then rounded, so that both builds start from the same weights.

void fill_uniform(VectorView weights, double limit, Random& random) {
  for (Scalar& weight : weights)
    weight = static_cast<Scalar>(random.uniform(-limit, limit));
}

void fill_normal(VectorView weights, double deviation, Random& random) {
  for (Scalar& weight : weights)
    weight = static_cast<Scalar>(deviation * random.normal());
}

void uniform(VectorView weights, Index, Index, Random& random, Values values) {
  fill_uniform(weights, values[0], random);
}

void xavier_uniform(VectorView weights, Index fan_in, Index fan_out, Random& random, Values) {
  fill_uniform(weights, std::sqrt(6.0 / static_cast<double>(fan_in + fan_out)), random);
}

void xavier_normal(VectorView weights, Index fan_in, Index fan_out, Random& random, Values) {
  fill_normal(weights, std::sqrt(2.0 / static_cast<double>(fan_in + fan_out)), random);
}

void he_uniform(VectorView weights, Index fan_in, Index, Random& random, Values) {
  fill_uniform(weights, std::sqrt(6.0 / static_cast<double>(fan_in)), random);
}

void he_normal(VectorView weights, Index fan_in, Index, Random& random, Values) {
  fill_normal(weights, std::sqrt(2.0 / static_cast<double>(fan_in)), random);
}

void zero(VectorView weights, Index, Index, Random&, Values) { weights.setZero(); }

const InitializerEntry table[] = {
    {{"uniform", uniform_hyperparameters,
      "Smilkov et al. (2017), TensorFlow Playground: U(-limit, limit), its limit being 0.5"},
     uniform},
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
    {{"zero",
      {},
      "Rumelhart, Hinton and Williams (1986), on breaking symmetry: w = 0, units stay equal"},
     zero},
};

}  // namespace

std::span<const InitializerEntry> initializers() { return table; }

void initialize(std::string_view field, const Choice& choice, VectorView weights, Index fan_in,
                Index fan_out, Random& random) {
  const InitializerEntry& entry = find_entry(field, initializers(), choice.id);
  entry.fill(weights, fan_in, fan_out, random, resolve_values(field, entry, choice));
}

}  // namespace descent
