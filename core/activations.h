#pragma once

#include <span>
#include <vector>

#include "core/catalog.h"
#include "core/types.h"

/// Activations a = f(z) of pre-activations z: of each on its own, or of all units of a sample.
namespace descent {

/// Arrays to read and to write. By reference, as WebAssembly copies arguments like a View.
using ConstArrayArgument = const std::span<const Scalar>&;
using ArrayArgument = const std::span<Scalar>&;

/// One activation; arrays hold the columns of (units x B) matrices one after the other, and
/// `values` are its hyperparameters in the order of its table.
struct ActivationEntry : CatalogEntry {
  /// a = f(z) for every element; the arrays have equal length and may be the same.
  void (*forward)(ConstArrayArgument z, ArrayArgument a, Index units, ConstArrayArgument values);
  /// d_z = d_a * f'(z) in place: `d` holds d_a on entry and d_z on return. Takes f' from a where
  /// that is exact and cheaper.
  void (*backward)(ConstArrayArgument z, ConstArrayArgument a, ArrayArgument d, Index units,
                   ConstArrayArgument values);
  /// Lower and upper bound of f over all hyperparameters, possibly infinite.
  double lowest;
  double highest;
  /// Where f has kinks with its default hyperparameters; central differences say nothing there.
  std::span<const double> kinks = {};
  /// Whether f makes shares of all units, which only outputs of a multiclass task are.
  bool output_only = false;
};

/// All activations, in menu order:
///   linear     z                                 relu     max(0, z)
///   leakyRelu  z for z > 0, else slope z         tanh     (e^z - e^-z) / (e^z + e^-z)
///   sigmoid    1 / (1 + e^-z)                    softmax  e^z / sum of e^z over the units
/// and elu, selu, gelu, softplus, swish, mish (activations/rectifiers.h), hardTanh, sine and
/// gaussian (activations/bounded.h). At z = 0 relu has slope 0, and leakyRelu its `slope`.
/// Sources: Widrow and Hoff (1960), pages 96-104, for linear; Nair and Hinton (2010), pages
/// 807-814, for relu; Maas, Hannun and Ng (2013), section 2, for leakyRelu; LeCun, Bottou, Orr and
/// Müller (1998), section 4.4, for tanh; Rumelhart, Hinton and Williams (1986), Nature 323,
/// equation 2, for sigmoid; Bridle (1990), pages 227-236, for softmax.
std::span<const ActivationEntry> activations();

/// An activation with its hyperparameters fixed.
class Activation {
 public:
  /// Throws std::invalid_argument for an unknown id or a value out of range; `field` names the
  /// setting in the message.
  Activation(std::string_view field, const Choice& choice);

  /// a = f(z) of the columns of (units x B) matrices, one after the other; the arrays have equal
  /// length and may be the same.
  void forward(ConstArrayArgument z, ArrayArgument a, Index units) const {
    entry_->forward(z, a, units, values_);
  }
  /// d_z = d_a * f'(z) of matrices as in forward, given its z and a: `d` holds d_a on entry and d_z
  /// on return. For softmax d_z = a * (d_a - sum of a * d_a over the sample's units).
  void backward(ConstArrayArgument z, ConstArrayArgument a, ArrayArgument d, Index units) const {
    entry_->backward(z, a, d, units, values_);
  }
  /// Its row of the table.
  [[nodiscard]] const ActivationEntry& entry() const { return *entry_; }

 private:
  const ActivationEntry* entry_;
  std::vector<Scalar> values_;
};

}  // namespace descent
