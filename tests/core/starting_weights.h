#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/initializers.h"
#include "tests/core/bits.h"

/// Starting weights for the tests of both builds.
namespace descent {

/// Weights (rows x columns) drawn with seed 1, for a layer with these fans.
inline Matrix weights_of(const Choice& choice, Index rows, Index columns, Index fan_in,
                         Index fan_out) {
  Random random(1, RandomStream::weights);
  Matrix weights = Matrix::Constant(rows, columns, 9);
  initialize("network.initializer", choice, weights, fan_in, fan_out, random);
  return weights;
}

/// Hash of the 100 weights (10 x 10) of an initializer, as floats: the double build draws the same.
inline std::uint64_t starting_hash(std::string_view id) {
  Hash hash;
  const Matrix weights = weights_of({std::string(id)}, 10, 10, 7, 8);
  for (const Scalar weight : weights.reshaped())
    hash.add(static_cast<float>(weight));
  return hash.value();
}

/// Made by running starting_hash natively (g++ 12, x86-64), an initializer at a time.
inline const std::map<std::string_view, std::uint64_t> recorded_starts = {
    {"uniform", 8324896673605497793U},         {"normal", 13575073152387753877U},
    {"truncatedNormal", 7185085940279869247U}, {"leCunUniform", 6328120731927735853U},
    {"leCunNormal", 15971418003320810356U},    {"xavierUniform", 11101136401843124117U},
    {"xavierNormal", 12681198555847860257U},   {"heUniform", 17468158524517334703U},
    {"heNormal", 8833903233732059933U},        {"orthogonal", 4238553771067212385U},
    {"constant", 4877282372217353997U},        {"zero", 3178296529499931237U},
};

}  // namespace descent
