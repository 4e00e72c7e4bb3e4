#include "core/initializers.h"

#include <doctest/doctest.h>

#include <Eigen/LU>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "tests/core/starting_weights.h"

namespace descent {
namespace {

struct Expected {
  const char* id;
  double deviation;
  /// Largest size of a weight; 0 for none.
  double limit;
};

TEST_CASE("every initializer has the deviation and the bounds of its source") {
  const Expected table[] = {
      {"uniform", 0.5 / std::sqrt(3.0), 0.5},
      {"normal", 0.05, 0.0},
      // Of what lies within 2 deviations: 1 - 4 phi(2) / (2 Phi(2) - 1) of the variance is left.
      {"truncatedNormal", 0.05 * 0.87962566, 0.1},
      {"leCunUniform", std::sqrt(1.0 / 30), std::sqrt(3.0 / 30)},
      {"leCunNormal", std::sqrt(1.0 / 30), 0.0},
      {"xavierUniform", std::sqrt(2.0 / (30 + 50)), std::sqrt(6.0 / (30 + 50))},
      {"xavierNormal", std::sqrt(2.0 / (30 + 50)), 0.0},
      {"heUniform", std::sqrt(2.0 / 30), std::sqrt(6.0 / 30)},
      {"heNormal", std::sqrt(2.0 / 30), 0.0},
  };
  for (const Expected& expected : table) {
    CAPTURE(expected.id);
    const Matrix weights = weights_of({expected.id}, 100, 200, 30, 50);
    const double mean = weights.cast<double>().mean();
    const double deviation = std::sqrt(weights.cast<double>().squaredNorm() / 20000);
    CHECK(std::fabs(mean) < 0.02 * expected.deviation);
    // Four standard errors of a normal deviation over 20,000 draws, for each kind of weight alike.
    CHECK(deviation == doctest::Approx(expected.deviation).epsilon(0.02).scale(0));
    const double largest = weights.cwiseAbs().maxCoeff();
    if (expected.limit > 0.0) {
      CHECK(largest <= expected.limit * (1 + 1e-6));
      CHECK(largest > 0.99 * expected.limit);
    } else {
      CHECK(largest > 3.0 * expected.deviation);
    }
  }
}

TEST_CASE("zero is zero, constant is constant, and hyperparameters scale the weights") {
  CHECK(weights_of({"zero"}, 2, 5, 5, 2).isZero(0));
  CHECK(weights_of({"constant"}, 2, 5, 5, 2) == Matrix::Constant(2, 5, Scalar(0.1)));
  CHECK(weights_of({"constant", {{"value", -2}}}, 2, 5, 5, 2) == Matrix::Constant(2, 5, -2));
  const auto check_scaled_by = [](const std::string& id, const std::string& name) {
    CAPTURE(id);
    const Matrix one = weights_of({id, {{name, 1}}}, 3, 4, 4, 3);
    const Matrix three = weights_of({id, {{name, 3}}}, 3, 4, 4, 3);
    CHECK_FALSE(one.isZero(0));
    CHECK((three - 3 * one).cwiseAbs().maxCoeff() < 1e-6F);
    CHECK(weights_of({id, {{name, 0}}}, 3, 4, 4, 3).isZero(0));
  };
  check_scaled_by("uniform", "limit");
  check_scaled_by("normal", "deviation");
  check_scaled_by("truncatedNormal", "deviation");
  check_scaled_by("orthogonal", "gain");
}

TEST_CASE("orthogonal weights have orthonormal rows, or columns where there are more units") {
  for (const auto& [units, inputs] : {std::pair<Index, Index>{1, 1},
                                      {1, 7},
                                      {7, 1},
                                      {5, 9},
                                      {9, 5},
                                      {8, 8},
                                      {33, 33},
                                      {256, 256},
                                      {256, 30}}) {
    CAPTURE(units);
    CAPTURE(inputs);
    const Matrix weights = weights_of({"orthogonal"}, units, inputs, inputs, units);
    const Matrix vectors = units <= inputs ? Matrix(weights.transpose()) : weights;
    const Matrix identity = Matrix::Identity(vectors.cols(), vectors.cols());
    CHECK((vectors.transpose() * vectors - identity).cwiseAbs().maxCoeff() < 1e-6F);
  }
}

TEST_CASE("orthogonal weights point into every direction, with either sign") {
  int positive = 0;
  double sum_of_first = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed, RandomStream::weights);
    Matrix weights(3, 3);
    initialize("network.initializer", {"orthogonal"}, weights, 3, 3, random);
    const double turned = weights.cast<double>().determinant();
    if (turned > 0) ++positive;
    sum_of_first += weights(0, 0) * weights(0, 0);
  }
  CHECK(positive > 160);
  CHECK(positive < 240);
  // Three standard errors: a square of U(-1, 1) has the variance 4 / 45.
  CHECK(std::fabs(sum_of_first / 400 - 1.0 / 3) < 3 * std::sqrt(4.0 / 45 / 400));
}

TEST_CASE("an initializer refuses unknown ids and limits out of range") {
  CHECK_THROWS_WITH_AS(
      weights_of({"constructor"}, 1, 1, 1, 1),
      doctest::Contains("network.initializer: 'constructor' is not known (allowed: uniform, "),
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(weights_of({"uniform", {{"limit", 6}}}, 1, 1, 1, 1),
                       "network.initializer.limit: 6 is not allowed (0 to 5)",
                       std::invalid_argument);
}

TEST_CASE("starting weights have the same bits as on every other machine") {
  for (const InitializerEntry& entry : initializers()) {
    CAPTURE(entry.id);
    CHECK(starting_hash(entry.id) == recorded_starts.at(entry.id));
  }
}

}  // namespace
}  // namespace descent
