#include "wasm_bindings/inspection.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace descent;

TEST_CASE("the length of a step over weights that are all 0, or none, is not a number") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 50;
  LayerConfig dropout;
  dropout.kind = {"dropout"};
  experiment.network.layers = {dense_layer(3, {"sigmoid"}), dropout};
  experiment.network.initializer = {"zero"};
  const auto ratios_of = [&] {
    const Run run(experiment);
    LayersInspection layers(experiment.network, run, 10);
    while (!layers.done())
      layers.advance(1'000'000);
    CHECK(layers.statistics().layers()[2].gradient_norm > 0);  // so the step has a length
    return layers.update_ratios();
  };
  const std::vector<double> of_zeros = ratios_of();
  REQUIRE(of_zeros.size() == 3);
  for (const double ratio : of_zeros)
    CHECK(std::isnan(ratio));
  experiment.network.initializer = {"xavierUniform"};
  const std::vector<double> ratios = ratios_of();
  CHECK(ratios[0] > 0);
  CHECK(std::isnan(ratios[1]));
  CHECK(ratios[2] > 0);
}
