#include "core/activations.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace descent {
namespace {

std::vector<float> forward(const Choice& choice, const std::vector<float>& z) {
  std::vector<float> a(z.size());
  Activation("network.activation", choice).forward(z, a, 1);
  return a;
}

std::vector<float> derivative(const Choice& choice, const std::vector<float>& z) {
  const std::vector<float> a = forward(choice, z);
  std::vector<float> d(z.size(), 1.0F);
  Activation("network.activation", choice).backward(z, a, d, 1);
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

TEST_CASE("at a kink at 0 the derivative is the one of the left side, and of hard tanh 0") {
  CHECK(derivative({"hardTanh"}, {-1.0F, 1.0F}) == std::vector<float>{0, 0});
  CHECK(derivative({"relu"}, {0.0F}) == std::vector<float>{0});
  CHECK(derivative({"leakyRelu", {{"slope", 0.25}}}, {0.0F}) == std::vector<float>{0.25F});
}

TEST_CASE("a leaky ReLU without slope is a ReLU and one with slope 1 is linear") {
  const std::vector<float> z = {-2.0F, -0.5F, 3.0F};
  CHECK(derivative({"leakyRelu", {{"slope", 0}}}, z) == derivative({"relu"}, z));
  CHECK(derivative({"leakyRelu", {{"slope", 1}}}, z) == derivative({"linear"}, z));
}

/// Value and derivative of an activation in double, from the C library.
struct Truth {
  Choice choice;
  double (*value)(double);
  double (*slope)(double);
};

double normal(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }
double logistic(double z) { return 1 / (1 + std::exp(-z)); }
double softplus(double z) { return std::log1p(std::exp(z)); }

const Truth truths[] = {
    {{"elu", {{"alpha", 0.5}}},
     [](double z) { return z > 0 ? z : 0.5 * std::expm1(z); },
     [](double z) { return z > 0 ? 1 : 0.5 * std::exp(z); }},
    {{"selu"},
     [](double z) { return 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * std::expm1(z)); },
     [](double z) { return 1.0507009873554805 * (z > 0 ? 1 : 1.6732632423543772 * std::exp(z)); }},
    {{"gelu"},
     [](double z) { return z * normal(z); },
     [](double z) { return normal(z) + z * std::exp(-0.5 * z * z) / std::sqrt(2 * M_PI); }},
    {{"softplus"}, softplus, logistic},
    {{"swish"},
     [](double z) { return z * logistic(z); },
     [](double z) { return logistic(z) * (1 + z * (1 - logistic(z))); }},
    {{"mish"},
     [](double z) { return z * std::tanh(softplus(z)); },
     [](double z) {
       const double t = std::tanh(softplus(z));
       return t + z * (1 - t * t) * logistic(z);
     }},
    {{"hardTanh"},
     [](double z) { return std::fmin(1, std::fmax(-1, z)); },
     [](double z) { return std::fabs(z) < 1 ? 1.0 : 0.0; }},
    {{"sine"}, [](double z) { return std::sin(z); }, [](double z) { return std::cos(z); }},
    {{"gaussian"},
     [](double z) { return std::exp(-z * z); },
     [](double z) { return -2 * z * std::exp(-z * z); }},
};

TEST_CASE("activations and their derivatives are those of double, to 1e-6") {
  std::vector<float> z;
  for (int i = -2000; i <= 2000; ++i)
    z.push_back(static_cast<float>(i) * 0.0173F);
  for (const Truth& truth : truths) {
    const std::vector<float> a = forward(truth.choice, z);
    const std::vector<float> d = derivative(truth.choice, z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      CAPTURE(truth.choice.id);
      CAPTURE(z[i]);
      const double value = truth.value(z[i]);
      const double slope = truth.slope(z[i]);
      CHECK(std::fabs(a[i] - value) <= 1e-6 * std::fmax(1, std::fabs(value)));
      CHECK(std::fabs(d[i] - slope) <= 1e-6);
    }
  }
}

TEST_CASE("softmax makes shares of each sample's units") {
  const std::vector<float> z = {0, 0, 1, 3, -50, 100};
  std::vector<float> a(z.size());
  const Activation softmax("network.outputActivation", {"softmax"});
  softmax.forward(z, a, 2);
  const auto share = static_cast<float>(1 / (1 + std::exp(2.0)));
  CHECK(a[0] == 0.5F);
  CHECK(a[1] == 0.5F);
  CHECK(a[2] == doctest::Approx(share).epsilon(1e-6));
  CHECK(a[3] == doctest::Approx(1 - share).epsilon(1e-6));
  CHECK(a[4] == 0);
  CHECK(a[5] == 1);
  // d_z = a * (d_a - sum of a * d_a).
  std::vector<float> d = {1, 0, 2, 1, 5, 7};
  softmax.backward(z, a, d, 2);
  CHECK(d[0] == 0.25F);
  CHECK(d[1] == -0.25F);
  CHECK(d[2] == doctest::Approx(share * (1 - share)).epsilon(1e-6));
  CHECK(d[3] == doctest::Approx(-share * (1 - share)).epsilon(1e-6));
  CHECK(d[4] == 0);
  CHECK(d[5] == 0);
}

TEST_CASE("activations give the same bits alone and at every position of a vector") {
  std::vector<float> z;
  for (int i = 0; i < 37; ++i)
    z.push_back(static_cast<float>(i) * 0.37F - 7.0F);
  for (const ActivationEntry& entry : activations()) {
    CAPTURE(entry.id);
    const Choice choice{std::string(entry.id)};
    const std::vector<float> a = forward(choice, z);
    const std::vector<float> d = derivative(choice, z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      CHECK(forward(choice, {z[i]})[0] == a[i]);
      CHECK(derivative(choice, {z[i]})[0] == d[i]);
    }
  }
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
    Activation("field", choice).forward(in_place, in_place, 1);
    CHECK(in_place == a);
    std::vector<float> several(z.size());
    Activation("field", choice).forward(z, several, 9);
    for (const float value : several) {
      CHECK(value >= entry.lowest);
      CHECK(value <= entry.highest);
    }
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
