#include <doctest/doctest.h>

#include "core/inspection/gradient_check.h"
#include "core/inspection/pass_trace.h"
#include "tests/core/inspection/sample_network.h"

using namespace descent;
using namespace descent::testing;

namespace {

Network random_network(Index samples, bool frozen_normalization = false) {
  NetworkConfig config;
  for (const char* id : {"dense", "batchNormalization", "dropout", "dense", "layerNormalization"}) {
    LayerConfig layer = dense_layer(6, {"tanh"});
    if (std::string_view(id) != "dense") {
      layer = {};
      layer.kind = {id};
      layer.frozen = frozen_normalization && layer.kind.id == "batchNormalization";
    }
    config.layers.push_back(layer);
  }
  Network network(config, 2, 2);
  network.reserve(samples);
  network.initialize(7);
  network.parameters().values() +=
      random_matrix(network.parameters().size(), 1, 3) * static_cast<Scalar>(0.2);
  return network;
}

}  // namespace

TEST_CASE("in double, derivatives of a training pass agree with differences of the same pass") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 9, 1);
  const Matrix targets = random_matrix(2, 9, 2);
  Network network = random_network(9);
  const Vector kept = network.parameters().values();
  GradientChecker checker(network, *loss, inputs, targets, Pass::training, 5);
  Vector derivatives = Vector::Zero(kept.size());
  for (const ParameterSegment& segment : network.parameters().segments()) {
    if (segment.kind == ParameterKind::statistic) continue;
    for (Index i = segment.offset; i < segment.offset + segment.size(); ++i) {
      CAPTURE(i);
      const GradientCheck check = checker.check(static_cast<double>(i));
      CHECK(check.relative_error < 1e-6);
      derivatives(i) = static_cast<Scalar>(check.derivative);
    }
  }
  CHECK(network.parameters().values() == kept);

  // They are those that the trace of this pass shows, and not those of another chance.
  const auto differs = [&](std::uint64_t chance) {
    const PassTrace trace =
        trace_pass(network, *loss, inputs, targets, chance, [](ParameterBlock&) {});
    bool found = false;
    for (const LayerTrace& layer : trace.layers) {
      for (const SegmentTrace& part : layer.segments) {
        if (part.gradient.size() == 0) continue;
        const ConstParameterMap checked(derivatives.data() + part.segment.offset, part.segment.rows,
                                        part.segment.columns);
        found = found || part.gradient != checked;
      }
    }
    return found;
  };
  CHECK_FALSE(differs(5));
  CHECK(differs(6));
}

TEST_CASE(
    "in double, nothing but a frozen batch normalisation's own statistics moves what is below") {
  const auto loss = mean_squared();
  const Matrix inputs = random_matrix(2, 9, 1);
  const Matrix targets = random_matrix(2, 9, 2);
  Network network = random_network(9, true);
  GradientChecker checker(network, *loss, inputs, targets, Pass::training, 5);
  for (const ParameterSegment& segment : network.parameters().segments()) {
    if (segment.layer != 0 && segment.layer != 1) continue;
    if (segment.kind == ParameterKind::statistic) continue;
    for (Index i = segment.offset; i < segment.offset + segment.size(); ++i) {
      CAPTURE(i);
      CHECK(checker.check(static_cast<double>(i)).relative_error < 1e-6);
    }
  }
}
