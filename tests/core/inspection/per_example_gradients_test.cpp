#include "core/inspection/per_example_gradients.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

namespace {

/// Every sample of the first class.
Matrix first_class(Index samples) {
  Matrix targets = Matrix::Zero(2, samples);
  targets.row(0).setOnes();
  return targets;
}

}  // namespace

TEST_CASE("for every loss the mean of the samples' gradients is the batch's gradient") {
  const Matrix inputs = random_matrix(2, 7, 1);
  const Matrix targets = first_class(7);
  for (const LossEntry& entry : losses()) {
    CAPTURE(entry.id);
    const auto loss = make_loss("loss", {std::string(entry.id)});
    Network network = sample_network("tanh", 7);
    Matrix d_outputs(2, 7);
    loss->gradient(network.forward(inputs), targets, d_outputs);
    network.backward(inputs, d_outputs);
    const Vector expected = network.parameters().gradients();

    PerExampleGradients examples(sample_network("tanh", 7), *loss, inputs, targets);
    finish(examples);
    REQUIRE(examples.gradients().rows() == 41);
    REQUIRE(examples.gradients().cols() == 7);
    const Scalar allowed = Scalar(1e-6) * expected.cwiseAbs().maxCoeff();
    CHECK((examples.mean().cast<Scalar>() - expected).cwiseAbs().maxCoeff() < allowed);
    CHECK((examples.gradients().rowwise().mean() - expected).cwiseAbs().maxCoeff() < allowed);
  }
}

TEST_CASE("a linear unit's by hand: 2 (w x - t) x") {
  const auto loss = mean_squared();
  const Matrix inputs{{1, 3, 0}, {2, 0, 1}};
  const Matrix targets{{0, 1, 5}};
  Network network = linear_unit(2, 1);
  network.parameters().values() << 2, -1;
  PerExampleGradients examples(std::move(network), *loss, inputs, targets);
  finish(examples);
  CHECK(examples.gradients() == Matrix{{0, 30, 0}, {0, 0, -12}});
  CHECK(examples.norms() == Eigen::Vector3d(0, 30, 12));
  CHECK(examples.mean()(0) == doctest::Approx(10));
  CHECK(examples.mean()(1) == doctest::Approx(-4));
}

TEST_CASE("too many numbers leave the norms and the mean") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 7, 1);
  const Matrix targets = first_class(7);
  PerExampleGradients table(sample_network("tanh", 7), *loss, inputs, targets, 41 * 7);
  PerExampleGradients norms(sample_network("tanh", 7), *loss, inputs, targets, 41 * 7 - 1);
  finish(table);
  finish(norms);
  CHECK(table.gradients().size() == 41 * 7);
  CHECK(norms.gradients().size() == 0);
  CHECK(norms.norms() == table.norms());
  CHECK(norms.mean() == table.mean());
  for (Index sample = 0; sample < 7; ++sample) {
    CHECK(norms.norms()(sample) ==
          doctest::Approx(table.gradients().col(sample).cast<double>().norm()));
  }
}
