#include "core/activations.h"

#include <algorithm>
#include <limits>
#include <string>

#include "core/activations/bounded.h"
#include "core/activations/rectifiers.h"
#include "core/kernels/elementary.h"
#include "core/kernels/map_array.h"

namespace descent {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Kinks of most activations that have one.
constexpr double zero[] = {0.0};
constexpr double both_ones[] = {-1.0, 1.0};

constexpr Hyperparameter leaky_relu_hyperparameters[] = {{"slope", 0.01, 0.0, 1.0, Scale::linear}};
constexpr Hyperparameter elu_hyperparameters[] = {{"alpha", 1.0, 0.0, 5.0, Scale::linear}};

void linear_forward(ConstArrayArgument z, ArrayArgument a, Index, ConstArrayArgument) {
  if (z.data() != a.data()) std::copy(z.begin(), z.end(), a.begin());
}

void linear_backward(ConstArrayArgument, ConstArrayArgument, ArrayArgument, Index,
                     ConstArrayArgument) {}

// Comparisons below are written so that NaN goes through: a diverged run must show as one.

void relu_forward(ConstArrayArgument z, ArrayArgument a, Index, ConstArrayArgument) {
  map_packets(
      a, [](Packet x) { return at_least(x, Packet{}); }, z.data());
}

void relu_backward(ConstArrayArgument, ConstArrayArgument a, ArrayArgument d, Index,
                   ConstArrayArgument) {
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] = choose(a[i] <= 0, Scalar{0}, d[i]);
}

void leaky_relu_forward(ConstArrayArgument z, ArrayArgument a, Index, ConstArrayArgument values) {
  map_array(z, a, [slope = values[0]](Scalar x) { return x < 0 ? slope * x : x; });
}

void leaky_relu_backward(ConstArrayArgument, ConstArrayArgument a, ArrayArgument d, Index,
                         ConstArrayArgument values) {
  const Scalar slope = values[0];
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] = choose(a[i] <= 0, slope * d[i], d[i]);
}

void tanh_forward(ConstArrayArgument z, ArrayArgument a, Index, ConstArrayArgument) {
  tanh_array(z, a);
}

void tanh_backward(ConstArrayArgument, ConstArrayArgument a, ArrayArgument d, Index,
                   ConstArrayArgument) {
  const auto slope_times = [](Packet y, Packet d_y) { return d_y * (1 - y * y); };
  map_packets(d, slope_times, a.data(), d.data());
}

void sigmoid_forward(ConstArrayArgument z, ArrayArgument a, Index, ConstArrayArgument) {
  sigmoid_array(z, a);
}

void sigmoid_backward(ConstArrayArgument, ConstArrayArgument a, ArrayArgument d, Index,
                      ConstArrayArgument) {
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] *= a[i] * (1 - a[i]);
}

/// The formula's one hyperparameter, or nothing of use.
Scalar parameter_of(ConstArrayArgument values) { return values.empty() ? Scalar{0} : values[0]; }

/// Copied first, then in place: one loop of a long formula instead of map_array's two.
template <class Formula>
void forward(ConstArrayArgument z, ArrayArgument a, Index units, ConstArrayArgument values) {
  linear_forward(z, a, units, values);
  const Scalar parameter = parameter_of(values);
  for (Scalar& value : a)
    value = Formula::value(value, parameter);
}

template <class Formula>
void backward(ConstArrayArgument z, ConstArrayArgument a, ArrayArgument d, Index,
              ConstArrayArgument values) {
  const Scalar parameter = parameter_of(values);
  for (std::size_t i = 0; i < d.size(); ++i)
    d[i] *= Formula::slope(z[i], a[i], parameter);
}

void softmax_forward(ConstArrayArgument z, ArrayArgument a, Index units, ConstArrayArgument) {
  softmax_columns(z, a, units);
}

void softmax_backward(ConstArrayArgument, ConstArrayArgument a, ArrayArgument d, Index units,
                      ConstArrayArgument) {
  // d_z = a * (d_a - sum of a * d_a over the sample's units).
  const auto count = static_cast<std::size_t>(units);
  for (std::size_t start = 0; start < d.size(); start += count) {
    double sum = 0.0;
    for (std::size_t unit = start; unit < start + count; ++unit)
      sum += double{a[unit]} * double{d[unit]};
    const auto mean = static_cast<Scalar>(sum);
    for (std::size_t unit = start; unit < start + count; ++unit)
      d[unit] = a[unit] * (d[unit] - mean);
  }
}

// The columns: forward, backward, bounds, kinks, for outputs only. Bounds are rounded outwards.
const ActivationEntry table[] = {
    {{"linear", {}, "Widrow and Hoff (1960), pages 96-104: a = z"},
     linear_forward,
     linear_backward,
     -infinity,
     infinity},
    {{"relu", {}, "Nair and Hinton (2010), pages 807-814: a = max(0, z)"},
     relu_forward,
     relu_backward,
     0.0,
     infinity,
     zero},
#ifndef DESCENT_LEAN
    {{"leakyRelu", leaky_relu_hyperparameters,
      "Maas, Hannun and Ng (2013), section 2: a = z for z > 0, slope z otherwise"},
     leaky_relu_forward,
     leaky_relu_backward,
     -infinity,
     infinity,
     zero},
#endif
    {{"tanh", {}, "LeCun, Bottou, Orr and Müller (1998), section 4.4: a = tanh(z)"},
     tanh_forward,
     tanh_backward,
     -1.0,
     1.0},
    {{"sigmoid",
      {},
      "Rumelhart, Hinton and Williams (1986), Nature 323, equation 2: a = 1 / (1 + e^-z)"},
     sigmoid_forward,
     sigmoid_backward,
     0.0,
     1.0},
#ifndef DESCENT_LEAN
    {{"elu", elu_hyperparameters,
      "Clevert, Unterthiner and Hochreiter (2016), section 3: a = z for z > 0, alpha (e^z - 1) "
      "otherwise"},
     forward<Elu>,
     backward<Elu>,
     -5.0,
     infinity},
    {{"selu", {}, "Klambauer, Unterthiner, Mayr and Hochreiter (2017), equation 2"},
     forward<Selu>,
     backward<Selu>,
     -1.7581,
     infinity,
     zero},
    {{"gelu", {}, "Hendrycks and Gimpel (2016), section 2: a = z F(z), F the normal distribution"},
     forward<Gelu>,
     backward<Gelu>,
     -0.16998,
     infinity},
    {{"softplus",
      {},
      "Dugas, Bengio, Bélisle, Nadeau and Garcia (2001), pages 472-478: a = log(1 + e^z)"},
     forward<Softplus>,
     backward<Softplus>,
     0.0,
     infinity},
    {{"swish", {}, "Ramachandran, Zoph and Le (2017), section 4: a = z / (1 + e^-z)"},
     forward<Swish>,
     backward<Swish>,
     -0.27847,
     infinity},
    {{"mish", {}, "Misra (2019), abstract: a = z tanh(log(1 + e^z))"},
     forward<Mish>,
     backward<Mish>,
     -0.30885,
     infinity},
    {{"hardTanh",
      {},
      "Bishop and Bishop (2024), equation 6.15, after Collobert's thesis: a = z, kept within -1 "
      "and 1"},
     forward<HardTanh>,
     backward<HardTanh>,
     -1.0,
     1.0,
     both_ones},
    {{"sine",
      {},
      "Sitzmann, Martel, Bergman, Lindell and Wetzstein (2020), equation 4: a = sin(z)"},
     forward<Sine>,
     backward<Sine>,
     -1.0,
     1.0},
    {{"gaussian",
      {},
      "Broomhead and Lowe (1988), pages 321-355, radial basis functions: a = e^(-z^2)"},
     forward<Gaussian>,
     backward<Gaussian>,
     0.0,
     1.0},
    {{"softmax", {}, "Bridle (1990), pages 227-236: a = e^z / sum of e^z over the units"},
     softmax_forward,
     softmax_backward,
     0.0,
     1.0,
     {},
     true},
#endif
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
