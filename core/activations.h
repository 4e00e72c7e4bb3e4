#pragma once

#include <span>
#include <vector>

#include "core/catalog.h"
#include "core/types.h"

/// Activations a = f(z), applied to every pre-activation z on its own.
namespace descent {

/// One activation; `values` are its hyperparameters in the order of its table.
struct ActivationEntry : CatalogEntry {
  /// a = f(z) for every element; the arrays have equal length and may be the same.
  void (*forward)(std::span<const Scalar> z, std::span<Scalar> a, std::span<const Scalar> values);
  /// d_z = d_a * f'(z) in place: `d` holds d_a on entry and d_z on return. Takes f' from a where
  /// that is exact and cheaper.
  void (*backward)(std::span<const Scalar> z, std::span<const Scalar> a, std::span<Scalar> d,
                   std::span<const Scalar> values);
  /// Smallest and largest value f can take, possibly infinite.
  double lowest;
  double highest;
  /// Whether f has a kink at 0, where central differences say nothing.
  bool has_kink;
};

/// All activations, in menu order.
std::span<const ActivationEntry> activations();

/// An activation with its hyperparameters fixed.
class Activation {
 public:
  /// Throws std::invalid_argument for an unknown id or a value out of range; `field` names the
  /// setting in the message.
  Activation(std::string_view field, const Choice& choice);

  void forward(std::span<const Scalar> z, std::span<Scalar> a) const {
    entry_->forward(z, a, values_);
  }
  void backward(std::span<const Scalar> z, std::span<const Scalar> a, std::span<Scalar> d) const {
    entry_->backward(z, a, d, values_);
  }
  [[nodiscard]] const ActivationEntry& entry() const { return *entry_; }

 private:
  const ActivationEntry* entry_;
  std::vector<Scalar> values_;
};

}  // namespace descent
