#include "core/inspection/hessian.h"

#include <doctest/doctest.h>

#include <Eigen/Eigenvalues>
#include <cmath>

#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

namespace {

/// The eigenvalue of the largest magnitude of a symmetric matrix.
double largest_eigenvalue(const Matrix& matrix) {
  const Vector values = Eigen::SelfAdjointEigenSolver<Matrix>(matrix).eigenvalues();
  const double lowest = values(0);
  const double highest = values(values.size() - 1);
  return -lowest > highest ? lowest : highest;
}

/// The whole Hessian, column by column from gradients of one batch.
Matrix hessian_of(Network& network, const Loss& loss, const Matrix& inputs, const Matrix& targets) {
  Vector& values = network.parameters().values();
  const auto gradient_at = [&](Index parameter, double change) {
    const double kept = values(parameter);
    values(parameter) = kept + change;
    Matrix d_outputs(targets.rows(), targets.cols());
    loss.gradient(network.forward(inputs), targets, d_outputs);
    network.backward(inputs, d_outputs);
    values(parameter) = kept;
    return network.parameters().gradients();
  };
  constexpr double h = 1e-5;
  Matrix hessian(values.size(), values.size());
  for (Index i = 0; i < values.size(); ++i)
    hessian.col(i) = (gradient_at(i, h) - gradient_at(i, -h)) / (2 * h);
  return hessian;
}

}  // namespace

TEST_CASE("linear regression: the largest eigenvalue of 2 X X^T / N, to 1e-8") {
  const auto loss = mean_squared();
  for (const Index inputs_count : {2, 3, 6}) {
    const Matrix inputs = random_matrix(inputs_count, 30, 1);
    const Matrix targets = random_matrix(1, 30, 2);
    Network network = linear_unit(inputs_count, 8);  // in batches, too
    network.parameters().values() = random_matrix(inputs_count, 1, 3) * 5;
    HessianPowerIteration hessian(std::move(network), *loss, inputs, targets, {1, 1e-5, 5000});
    finish(hessian);
    const double expected = largest_eigenvalue(2 * inputs * inputs.transpose() / 30);
    CHECK(hessian.converged());
    CHECK(hessian.eigenvalue() == doctest::Approx(expected).epsilon(1e-8));
  }
}

TEST_CASE("a tanh network: the largest eigenvalue of the whole Hessian, to 1e-7") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 20, 1);
  const Matrix targets = random_matrix(2, 20, 2);
  Network network = sample_network("tanh", 20);
  const double expected = largest_eigenvalue(hessian_of(network, *loss, inputs, targets));
  HessianPowerIteration hessian(std::move(network), *loss, inputs, targets, {1, 1e-5, 5000});
  finish(hessian);
  CHECK(hessian.converged());
  CHECK(hessian.eigenvalue() == doctest::Approx(expected).epsilon(1e-7));
  CHECK(sample_eigenvalue == doctest::Approx(expected).epsilon(1e-6));
}

TEST_CASE("frozen weights and statistics: the largest eigenvalue of the trained weights' Hessian") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 20, 1);
  const Matrix targets = random_matrix(2, 20, 2);
  const LayerConfig normalization{{"batchNormalization"}, {"linear"}};
  for (const std::size_t frozen : {0U, 2U}) {
    CAPTURE(frozen);
    NetworkConfig config;
    config.layers = {dense_layer(5, {"tanh"}), normalization, dense_layer(3, {"tanh"})};
    config.layers[frozen].frozen = true;
    Network network(config, 2, 2);
    network.reserve(20);
    network.initialize(7);
    const Index trained = network.parameters().trainable_size();
    const Matrix whole = hessian_of(network, *loss, inputs, targets);
    REQUIRE(whole.rows() == network.parameters().size());
    const double expected = largest_eigenvalue(whole.topLeftCorner(trained, trained));
    // The others are what would make it another number.
    REQUIRE(std::fabs(largest_eigenvalue(whole) - expected) > 0.01 * std::fabs(expected));
    HessianPowerIteration hessian(std::move(network), *loss, inputs, targets, {1, 1e-5, 5000});
    finish(hessian);
    CHECK(hessian.converged());
    CHECK(std::fabs(hessian.eigenvalue() - expected) < 1e-6 * std::fabs(expected));
    CHECK(hessian.direction().tail(whole.rows() - trained).isZero(0));
  }
}
