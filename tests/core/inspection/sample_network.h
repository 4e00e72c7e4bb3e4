#pragma once

#include "core/losses/loss.h"
#include "core/models/network.h"
#include "core/random.h"

/// Small networks and data for the tests of inspections, the same in both number types.
namespace descent::testing {

inline Matrix random_matrix(Index rows, Index columns, std::uint64_t seed) {
  Random random(seed, RandomStream::data);
  Matrix matrix(rows, columns);
  for (Index i = 0; i < matrix.size(); ++i)
    matrix(i) = static_cast<Scalar>(random.normal());
  return matrix;
}

/// Two inputs, five and three hidden units of this activation, two linear outputs; biases are not
/// 0.
inline Network sample_network(const char* activation, Index largest_batch) {
  NetworkConfig config;
  config.layers = {dense_layer(5, {activation}), dense_layer(3, {activation})};
  Network network(config, 2, 2);
  network.reserve(largest_batch);
  network.initialize(7);
  network.parameters().values() +=
      random_matrix(network.parameters().size(), 1, 3) * static_cast<Scalar>(0.2);
  return network;
}

/// One linear unit without bias or hidden layers.
inline Network linear_unit(Index inputs, Index largest_batch) {
  NetworkConfig config;
  config.bias = false;
  Network network(config, inputs, 1);
  network.reserve(largest_batch);
  return network;
}

inline std::unique_ptr<Loss> mean_squared() { return make_loss("loss", {"meanSquared"}); }

/// Largest eigenvalue of the Hessian of sample_network("tanh", 20) with random_matrix(2, 20, 1) as
/// inputs, random_matrix(2, 20, 2) as targets and squared error: the double build takes it from the
/// whole matrix.
inline constexpr double sample_eigenvalue = 5.464153;

/// Runs an inspection to its end, one piece at a time.
template <class Inspection>
void finish(Inspection& inspection) {
  while (!inspection.done())
    inspection.advance(1);
}

}  // namespace descent::testing
