#include "core/activations.h"

#include <algorithm>
#include <limits>
#include <string>

#include "core/kernels/elementary.h"
#include "core/kernels/map_array.h"

namespace descent {
namespace {

using Values = std::span<const Scalar>;

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr Hyperparameter leaky_relu_hyperparameters[] = {{"slope", 0.01, 0.0, 1.0, Scale::linear}};

void linear_forward(Values z, std::span<Scalar> a, Values) {
  if (z.data() != a.data()) std::copy(z.begin(), z.end(), a.begin());
}

void linear_backward(Values, Values, std::span<Scalar>, Values) {}

// Comparisons below are written so that NaN goes through: a diverged run must show as one.

void relu_forward(Values z, std::span<Scalar> a, Values) {
  map_array(z, a, [](Scalar x) { return x < 0 ? Scalar{0} : x; });
}

void relu_backward(Values, Values a, std::span<Scalar> d, Values) {
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] = a[i] <= 0 ? Scalar{0} : d[i];
}

void leaky_relu_forward(Values z, std::span<Scalar> a, Values values) {
  map_array(z, a, [slope = values[0]](Scalar x) { return x < 0 ? slope * x : x; });
}

void leaky_relu_backward(Values, Values a, std::span<Scalar> d, Values values) {
  const Scalar slope = values[0];
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] = a[i] <= 0 ? slope * d[i] : d[i];
}

void tanh_forward(Values z, std::span<Scalar> a, Values) { tanh_array(z, a); }

void tanh_backward(Values, Values a, std::span<Scalar> d, Values) {
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] *= 1 - a[i] * a[i];
}

void sigmoid_forward(Values z, std::span<Scalar> a, Values) { sigmoid_array(z, a); }

void sigmoid_backward(Values, Values a, std::span<Scalar> d, Values) {
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] *= a[i] * (1 - a[i]);
}

const ActivationEntry table[] = {
    {{"linear", {}, "Widrow and Hoff (1960): a = z"},
     linear_forward,
     linear_backward,
     -infinity,
     infinity,
     false},
    {{"relu", {}, "Nair and Hinton (2010): a = max(0, z)"},
     relu_forward,
     relu_backward,
     0.0,
     infinity,
     true},
    {{"leakyRelu", leaky_relu_hyperparameters,
      "Maas, Hannun and Ng (2013), section 2: a = z for z > 0, slope z otherwise"},
     leaky_relu_forward,
     leaky_relu_backward,
     -infinity,
     infinity,
     true},
    {{"tanh", {}, "LeCun, Bottou, Orr and Müller (1998), section 4.4: a = tanh(z)"},
     tanh_forward,
     tanh_backward,
     -1.0,
     1.0,
     false},
    {{"sigmoid", {}, "Rumelhart, Hinton and Williams (1986), equation 2: a = 1 / (1 + e^-z)"},
     sigmoid_forward,
     sigmoid_backward,
     0.0,
     1.0,
     false},
};

}  // namespace

std::span<const ActivationEntry> activations() { return table; }

Activation::Activation(std::string_view field, const Choice& choice)
    : entry_(&find_entry(field, activations(), choice.id)) {
  for (const double value : resolve_values(field, *entry_, choice)) {
    values_.push_back(static_cast<Scalar>(value));
  }
}

}  // namespace descent
