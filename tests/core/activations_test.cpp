#include "core/activations.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace descent {
namespace {

std::vector<float> forward(const Choice& choice, const std::vector<float>& z) {
  std::vector<float> a(z.size());
  Activation("network.activation", choice).forward(z, a);
  return a;
}

std::vector<float> derivative(const Choice& choice, const std::vector<float>& z) {
  const std::vector<float> a = forward(choice, z);
  std::vector<float> d(z.size(), 1.0F);
  Activation("network.activation", choice).backward(z, a, d);
  return d;
}

TEST_CASE("activations have their known values") {
  const std::vector<float> z = {-2.0F, -0.5F, 0.0F, 3.0F};
  CHECK(forward({"linear"}, z) == z);
  CHECK(forward({"relu"}, z) == std::vector<float>{0, 0, 0, 3});
  CHECK(forward({"leakyRelu"}, z) == std::vector<float>{-0.02F, -0.005F, 0, 3});
  CHECK(forward({"leakyRelu", {{"slope", 0.5}}}, z) == std::vector<float>{-1, -0.25F, 0, 3});
  const std::vector<float> tangent = forward({"tanh"}, z);
  const std::vector<float> logistic = forward({"sigmoid"}, z);
  for (std::size_t i = 0; i < z.size(); ++i) {
    CHECK(tangent[i] == doctest::Approx(std::tanh(z[i])).epsilon(1e-6));
    CHECK(logistic[i] == doctest::Approx(1 / (1 + std::exp(-z[i]))).epsilon(1e-6));
  }
}

TEST_CASE("at their kink the derivative is the one of the left side") {
  CHECK(derivative({"relu"}, {0.0F}) == std::vector<float>{0});
  CHECK(derivative({"leakyRelu", {{"slope", 0.25}}}, {0.0F}) == std::vector<float>{0.25F});
}

TEST_CASE("a leaky ReLU without slope is a ReLU and one with slope 1 is linear") {
  const std::vector<float> z = {-2.0F, -0.5F, 3.0F};
  CHECK(derivative({"leakyRelu", {{"slope", 0}}}, z) == derivative({"relu"}, z));
  CHECK(derivative({"leakyRelu", {{"slope", 1}}}, z) == derivative({"linear"}, z));
}

TEST_CASE("every activation stays within its bounds, works in place and passes NaN on") {
  for (const ActivationEntry& entry : activations()) {
    CAPTURE(entry.id);
    const Choice choice{std::string(entry.id)};
    std::vector<float> z;
    for (int i = -400; i <= 400; ++i)
      z.push_back(static_cast<float>(i) * 0.25F);
    const std::vector<float> a = forward(choice, z);
    for (const float value : a) {
      CHECK(value >= entry.lowest);
      CHECK(value <= entry.highest);
    }
    std::vector<float> in_place = z;
    Activation("field", choice).forward(in_place, in_place);
    CHECK(in_place == a);
    CHECK(std::isnan(forward(choice, {std::numeric_limits<float>::quiet_NaN()})[0]));
  }
}

TEST_CASE("an activation refuses unknown ids and slopes out of range") {
  CHECK_THROWS_WITH_AS(
      Activation("network.outputActivation", {"constructor"}),
      doctest::Contains("network.outputActivation: 'constructor' is not known (allowed: linear, "),
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(Activation("network.outputActivation", {"leakyRelu", {{"slope", 2}}}),
                       "network.outputActivation.slope: 2 is not allowed (0 to 1)",
                       std::invalid_argument);
}

}  // namespace
}  // namespace descent
