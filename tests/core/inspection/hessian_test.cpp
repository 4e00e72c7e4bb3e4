#include "core/inspection/hessian.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/inspection/network_copy.h"
#include "core/training/run.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

TEST_CASE("in float, linear regression's largest eigenvalue is right to 1e-5") {
  // H = 2 X X^T / N = diag(1, 4).
  const auto loss = mean_squared();
  const Matrix inputs{{1, -1, 0, 0}, {0, 0, 2, -2}};
  const Matrix targets{{1, 0, 3, -1}};
  for (const double seed : {1, 2, 3, 4, 5}) {
    Network network = linear_unit(2, 4);
    network.parameters().values() << Scalar(0.7), Scalar(-1.9);
    HessianPowerIteration hessian(std::move(network), *loss, inputs, targets, {seed, 1e-3, 200});
    finish(hessian);
    CHECK(hessian.converged());
    CHECK(hessian.residual() < 1e-3 * hessian.eigenvalue());
    CHECK(std::fabs(hessian.eigenvalue() - 4) < 4e-5);
    CHECK(std::fabs(hessian.direction()(1)) == doctest::Approx(1).epsilon(1e-3));
  }
}

TEST_CASE("in float, a network's largest eigenvalue is the double build's to 1e-4") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 20, 1);
  const Matrix targets = random_matrix(2, 20, 2);
  HessianPowerIteration hessian(sample_network("tanh", 20), *loss, inputs, targets, {});
  finish(hessian);
  CHECK(hessian.converged());
  CHECK(hessian.eigenvalue() == doctest::Approx(sample_eigenvalue).epsilon(1e-4));
}

TEST_CASE("in float, it converges early and late in training") {
  const ExperimentConfig experiment = default_experiment();
  for (const Index epochs : {0, 50, 500}) {
    CAPTURE(epochs);
    Run run(experiment);
    run.trainer().advance(1'000'000, epochs);
    const DataPart& part = run.data().training();
    HessianPowerIteration hessian(copy_network(experiment.network, run.network()), run.loss(),
                                  part.inputs, part.targets, {});
    finish(hessian);
    CHECK(hessian.converged());
    CHECK(hessian.eigenvalue() > 0);
  }
}

TEST_CASE("a negative eigenvalue keeps its sign") {
  // L = (a + 1)^2 with a = tanh(w x): L'' = x^2 (1 - a^2) (2 (1 - a^2) - 4 a (a + 1)), < 0 at a =
  // 0.8.
  NetworkConfig config;
  config.output_activation = {"tanh"};
  config.bias = false;
  Network network(config, 2, 1);
  network.reserve(1);
  network.parameters().values() << Scalar(1.0986122886681098), Scalar(5);  // atanh(0.8)
  const Matrix inputs{{1}, {0}};
  const Matrix targets{{-1}};
  const auto loss = mean_squared();
  HessianPowerIteration hessian(std::move(network), *loss, inputs, targets, {});
  finish(hessian);
  CHECK(hessian.converged());
  CHECK(hessian.eigenvalue() == doctest::Approx(0.36 * (0.72 - 3.2 * 1.8)).epsilon(1e-3));
}

TEST_CASE("a loss without curvature has the eigenvalue 0") {
  const auto loss = mean_squared();
  const Matrix inputs = Matrix::Zero(2, 1);
  const Matrix targets = Matrix::Zero(1, 1);
  HessianPowerIteration hessian(linear_unit(2, 1), *loss, inputs, targets, {});
  finish(hessian);
  CHECK(hessian.converged());
  CHECK(hessian.eigenvalue() == 0);
  CHECK(hessian.iterations() == 1);
}

TEST_CASE("two eigenvalues of one magnitude and different signs do not converge") {
  // f = w2 w1 x at w = 0 and x = t = 1: H = [[0, -2], [-2, 0]].
  NetworkConfig config;
  config.layers = {dense_layer(1, {"linear"})};
  config.bias = false;
  Network network(config, 1, 1);
  network.reserve(1);
  const Matrix one{{1}};
  const auto loss = mean_squared();
  HessianPowerIteration hessian(std::move(network), *loss, one, one, {1, 1e-3, 30});
  finish(hessian);
  CHECK_FALSE(hessian.converged());
  CHECK(hessian.iterations() == 30);
  CHECK(hessian.residual() > 0.1);
}

TEST_CASE("weights that are not finite end it at once, without a number") {
  const auto loss = mean_squared();
  const Matrix inputs{{1}, {2}};
  const Matrix targets{{0}};
  Network network = linear_unit(2, 1);
  network.parameters().values() << std::numeric_limits<Scalar>::infinity(), Scalar(0);
  HessianPowerIteration hessian(std::move(network), *loss, inputs, targets, {});
  finish(hessian);
  CHECK(std::isnan(hessian.eigenvalue()));
  CHECK(hessian.iterations() == 1);
  CHECK_FALSE(hessian.converged());
}

TEST_CASE("the way it is cut into pieces changes no bit, and the original is not touched") {
  ExperimentConfig experiment = default_experiment();
  Run run(experiment);
  run.trainer().advance(1'000'000, 2);
  const Vector weights = run.network().parameters().values();
  const DataPart& part = run.data().training();
  const auto eigenvalue = [&](Index pieces) {
    HessianPowerIteration hessian(copy_network(experiment.network, run.network()), run.loss(),
                                  part.inputs, part.targets, {});
    while (!hessian.done())
      hessian.advance(pieces);
    return hessian.eigenvalue();
  };
  CHECK(eigenvalue(1) == eigenvalue(1000));
  CHECK(run.network().parameters().values() == weights);
}

TEST_CASE("options out of range are refused by name") {
  const auto loss = mean_squared();
  const Matrix samples(2, 0);
  const auto make = [&](const PowerIterationOptions& options) {
    HessianPowerIteration(linear_unit(2, 1), *loss, samples, samples, options);
  };
  CHECK_THROWS_WITH(make({-1, 1e-3, 10}),
                    "hessian.seed: -1 is not allowed (0 to 4294967295, whole numbers)");
  CHECK_THROWS_WITH(make({1, 0, 10}), "hessian.tolerance: 0 is not allowed (1e-12 to 0.5)");
  CHECK_THROWS_WITH(make({1, 1e-3, 0}),
                    "hessian.maximumIterations: 0 is not allowed (1 to 10000, whole numbers)");
}
