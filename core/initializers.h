#pragma once

#include "core/catalog.h"
#include "core/random.h"
#include "core/types.h"

/// Starting values of weights.
namespace descent {

/// One initializer of a layer's weights (O x I, a row for each unit); fan_in and fan_out are a
/// unit's incoming and outgoing links.
struct InitializerEntry : CatalogEntry {
  /// Draws every weight; `values` are its hyperparameters in the order of its table.
  void (*fill)(MatrixView weights, Index fan_in, Index fan_out, Random& random,
               std::span<const double> values);
};

/// All initializers, in menu order, with U(-r, r) uniform and N(s) normal of mean 0 and deviation
/// s:
///   uniform       U(-limit, limit)              normal        N(deviation)
///   leCunUniform  U, r = sqrt(3 / fan_in)       leCunNormal   N, s = sqrt(1 / fan_in)
///   xavierUniform U, r = sqrt(6 / (fan_in + fan_out))
///   xavierNormal  N, s = sqrt(2 / (fan_in + fan_out))
///   heUniform     U, r = sqrt(6 / fan_in)       heNormal      N, s = sqrt(2 / fan_in)
///   constant      value                         zero          0
///   truncatedNormal  N(deviation), drawn again beyond 2 deviations
///   orthogonal       gain Q with Q^T Q = I, or Q Q^T = I where rows are fewer than columns
/// Sources: LeCun, Bottou, Orr and Müller (1998), section 4.6; Glorot and Bengio (2010), equations
/// 16 and 12; He, Zhang, Ren and Sun (2015), equation 10; Abadi et al. (2016), TensorFlow's
/// function truncated_normal, for truncatedNormal; Saxe, McClelland and Ganguli (2014), sections 3
/// and 4, and Mezzadri (2007), section 5, for orthogonal.
std::span<const InitializerEntry> initializers();

/// Fills the weights of one layer, (O x I), column by column as they lie in the block.
/// Throws std::invalid_argument for an unknown id or a value out of range.
void initialize(std::string_view field, const Choice& choice, MatrixView weights, Index fan_in,
                Index fan_out, Random& random);

}  // namespace descent
