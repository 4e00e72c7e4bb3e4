#include "core/initializers.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <map>
#include <string>

#include "tests/core/bits.h"

namespace descent {
namespace {

Vector weights_of(const Choice& choice, Index count, Index fan_in, Index fan_out) {
  Random random(1, RandomStream::weights);
  Vector weights = Vector::Constant(count, 9);
  initialize("network.initializer", choice, weights, fan_in, fan_out, random);
  return weights;
}

struct Expected {
  const char* id;
  double deviation;
  /// Largest size of a weight; 0 for none.
  double limit;
};

TEST_CASE("every initializer has the deviation and the bounds of its source") {
  const Expected table[] = {
      {"uniform", 0.5 / std::sqrt(3.0), 0.5},
      {"xavierUniform", std::sqrt(2.0 / (30 + 50)), std::sqrt(6.0 / (30 + 50))},
      {"xavierNormal", std::sqrt(2.0 / (30 + 50)), 0.0},
      {"heUniform", std::sqrt(2.0 / 30), std::sqrt(6.0 / 30)},
      {"heNormal", std::sqrt(2.0 / 30), 0.0},
  };
  for (const Expected& expected : table) {
    CAPTURE(expected.id);
    const Vector weights = weights_of({expected.id}, 20000, 30, 50);
    const double mean = weights.cast<double>().mean();
    const double deviation = std::sqrt(weights.cast<double>().squaredNorm() / 20000);
    CHECK(std::fabs(mean) < 0.02 * expected.deviation);
    CHECK(deviation == doctest::Approx(expected.deviation).epsilon(0.02));
    const double largest = weights.cwiseAbs().maxCoeff();
    if (expected.limit > 0.0) {
      CHECK(largest <= expected.limit * (1 + 1e-6));
      CHECK(largest > 0.99 * expected.limit);
    } else {
      CHECK(largest > 3.0 * expected.deviation);
    }
  }
}

TEST_CASE("zero is zero and a limit scales the uniform weights") {
  CHECK(weights_of({"zero"}, 10, 2, 5).isZero(0));
  const Vector half = weights_of({"uniform"}, 10, 2, 5);
  const Vector whole = weights_of({"uniform", {{"limit", 1}}}, 10, 2, 5);
  CHECK((whole - 2 * half).cwiseAbs().maxCoeff() < 1e-6F);
  CHECK(weights_of({"uniform", {{"limit", 0}}}, 10, 2, 5).isZero(0));
}

TEST_CASE("an initializer refuses unknown ids and limits out of range") {
  CHECK_THROWS_WITH_AS(
      weights_of({"constructor"}, 1, 1, 1),
      doctest::Contains("network.initializer: 'constructor' is not known (allowed: uniform, "),
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(weights_of({"uniform", {{"limit", 6}}}, 1, 1, 1),
                       "network.initializer.limit: 6 is not allowed (0 to 5)",
                       std::invalid_argument);
}

// Made by running this natively (g++ 12, x86-64), an initializer at a time.
TEST_CASE("starting weights have the same bits as on every other machine") {
  const std::map<std::string_view, std::uint64_t> recorded = {
      {"uniform", 8324896673605497793U},       {"xavierUniform", 11101136401843124117U},
      {"xavierNormal", 12681198555847860257U}, {"heUniform", 17468158524517334703U},
      {"heNormal", 8833903233732059933U},      {"zero", 3178296529499931237U},
  };
  for (const InitializerEntry& entry : initializers()) {
    CAPTURE(entry.id);
    Hash hash;
    for (const Scalar weight : weights_of({std::string(entry.id)}, 100, 7, 8))
      hash.add(weight);
    CHECK(hash.value() == recorded.at(entry.id));
  }
}

}  // namespace
}  // namespace descent
