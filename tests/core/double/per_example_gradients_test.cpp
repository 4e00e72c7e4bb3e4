#include <doctest/doctest.h>

#include "core/inspection/per_example_gradients.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

TEST_CASE("in double, the mean of the samples' gradients is the batch's to 1e-14") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 9, 1);
  const Matrix targets = random_matrix(2, 9, 2);
  Network network = sample_network("tanh", 9);
  Matrix d_outputs(2, 9);
  loss->gradient(network.forward(inputs), targets, d_outputs);
  network.backward(inputs, d_outputs);
  const Vector expected = network.parameters().gradients();
  PerExampleGradients examples(std::move(network), *loss, inputs, targets);
  finish(examples);
  CHECK((examples.mean() - expected).cwiseAbs().maxCoeff() < 1e-14);
}
