#include "core/inspection/gradient_check.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

#include "core/inspection/network_copy.h"
#include "core/training/run.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

TEST_CASE("in float, derivatives of a smooth network agree to 2e-3, early and late in training") {
  for (const std::int64_t epochs : {0, 10, 200, 1000}) {
    CAPTURE(epochs);
    const ExperimentConfig experiment = default_experiment();
    Run run(experiment);
    run.trainer().advance(1'000'000, static_cast<Index>(epochs));
    Network network = copy_network(experiment.network, run.network());
    const DataPart& part = run.data().training();
    GradientChecker checker(network, run.loss(), part.inputs, part.targets);
    for (Index i = 0; i < network.parameters().size(); ++i) {
      CAPTURE(i);
      CHECK(checker.check(static_cast<double>(i)).relative_error < 2e-3);
    }
  }
}

TEST_CASE("a linear unit's check by hand, and the weight is put back to the bit") {
  // L = (w - 1)^2 at w = 3: derivative 4, and the difference of a parabola is exact.
  const auto loss = mean_squared();
  const Matrix inputs{{1}};
  const Matrix targets{{1}};
  Network network = linear_unit(1, 1);
  network.parameters().values() << 3;
  GradientChecker checker(network, *loss, inputs, targets);
  const GradientCheck check = checker.check(0);
  CHECK(check.derivative == 4);
  CHECK(check.step == 0x3p-10);
  CHECK(check.loss_above == doctest::Approx(std::pow(2 + 0x3p-10, 2)).epsilon(1e-6));
  CHECK(check.loss_below == doctest::Approx(std::pow(2 - 0x3p-10, 2)).epsilon(1e-6));
  CHECK(check.difference == doctest::Approx(4).epsilon(1e-4));
  CHECK(check.relative_error == std::fabs(check.derivative - check.difference) / 4);
  CHECK(network.parameters().values()(0) == 3);
}

TEST_CASE("no parameter is changed in the end, not even the sign of a zero") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 4, 1);
  const Matrix targets = random_matrix(2, 4, 2);
  Network network = sample_network("tanh", 4);
  network.parameters().values()(5) = Scalar(-0.0);
  const Vector kept = network.parameters().values();
  GradientChecker checker(network, *loss, inputs, targets);
  for (Index i = 0; i < kept.size(); ++i)
    checker.check(static_cast<double>(i));
  CHECK(std::memcmp(kept.data(), network.parameters().values().data(),
                    static_cast<std::size_t>(kept.size()) * sizeof(Scalar)) == 0);
}

TEST_CASE("where nothing depends on the weight there is no error") {
  const auto loss = mean_squared();
  const Matrix inputs = Matrix::Zero(1, 1);
  const Matrix targets = Matrix::Zero(1, 1);
  Network network = linear_unit(1, 1);
  GradientChecker checker(network, *loss, inputs, targets);
  CHECK(checker.check(0).relative_error == 0);
}

TEST_CASE("a parameter that does not exist is refused") {
  const auto loss = mean_squared();
  const Matrix samples = Matrix::Zero(1, 1);
  Network network = linear_unit(1, 1);
  GradientChecker checker(network, *loss, samples, samples);
  CHECK_THROWS_WITH(checker.check(1),
                    "gradientCheck.parameter: 1 is not allowed (0 to 0, whole numbers)");
}

TEST_CASE("a statistic is refused, and every other parameter around it is checked") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 8, 1);
  const Matrix targets = random_matrix(1, 8, 2);
  NetworkConfig config;
  config.layers = {dense_layer(3, {"tanh"}), {{"batchNormalization"}, {"linear"}}};
  config.layers[0].frozen = true;  // frozen weights stand among the last numbers, too
  Network network(config, 2, 1);
  network.reserve(8);
  network.initialize(7);
  GradientChecker checker(network, *loss, inputs, targets);
  Index refused = 0;
  for (const ParameterSegment& segment : network.parameters().segments()) {
    for (Index number = segment.offset; number < segment.offset + segment.size(); ++number) {
      CAPTURE(number);
      if (segment.kind == ParameterKind::statistic) {
        const std::string message = "gradientCheck.parameter: " + std::to_string(number) +
                                    " is not allowed (a statistic, which is measured, not trained)";
        CHECK_THROWS_WITH_AS(checker.check(static_cast<double>(number)), message.c_str(),
                             std::invalid_argument);
        ++refused;
      } else {
        CHECK(checker.check(static_cast<double>(number)).relative_error < 2e-3);
      }
    }
  }
  CHECK(refused == 2 * 3);
}
