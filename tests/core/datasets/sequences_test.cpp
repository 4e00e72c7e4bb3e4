#include "core/datasets/sequences.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace descent;

namespace {

using Generate = Dataset (*)(const DatasetRequest&, Random&, Random&);

Dataset generate(Generate generator, Index samples, double noise_level, double steps) {
  Random points(6, RandomStream::data);
  Random noise(6, RandomStream::noise);
  const double values[] = {steps};
  return generator({samples, noise_level, values}, points, noise);
}

}  // namespace

TEST_CASE("sine wave: three values of a sequence give the next, and the last the target") {
  const Dataset dataset = generate(generate_sine_wave, 500, 0, 8);
  CHECK(dataset.columns.rows() == 8);
  for (Index i = 0; i < 500; ++i) {
    // x(t+1) + x(t-1) = 2 cos(w) x(t) at every t, with one w between 0.3 and 0.9: where x(t) is
    // large enough to divide by, the ratio is the same.
    double ratio = 0;
    for (Index t = 1; t < 8; ++t) {
      const double next = t < 7 ? dataset.columns(t + 1, i) : dataset.values(0, i);
      const double sum = next + double(dataset.columns(t - 1, i));
      if (std::abs(dataset.columns(t, i)) < 0.2) continue;
      if (ratio == 0) ratio = sum / double(dataset.columns(t, i));
      CHECK(std::abs(sum - ratio * double(dataset.columns(t, i))) < 5e-6);
    }
    CHECK(ratio > 2 * std::cos(0.9) - 1e-5);
    CHECK(ratio < 2 * std::cos(0.3) + 1e-5);
  }
}

TEST_CASE("sine wave: noise is a normal deviation of every value and of the target") {
  const Dataset clean = generate(generate_sine_wave, 20000, 0, 4);
  const Dataset noisy = generate(generate_sine_wave, 20000, 0.3, 4);
  const Eigen::ArrayXXd values = (noisy.columns - clean.columns).cast<double>().array();
  const Eigen::ArrayXXd targets = (noisy.values - clean.values).cast<double>().array();
  CHECK(std::abs(std::sqrt(values.square().mean()) - 0.3) < 0.004);
  CHECK(std::abs(std::sqrt(targets.square().mean()) - 0.3) < 0.006);
  CHECK(std::abs(targets.mean()) < 0.01);
}

TEST_CASE("adding problem: the target is the sum of the two marked values, one in each half") {
  for (const Index steps : {Index{2}, Index{7}, Index{32}}) {
    const Dataset dataset = generate(generate_adding_problem, 500, 0, double(steps));
    REQUIRE(dataset.columns.rows() == 2 * steps);
    for (Index i = 0; i < 500; ++i) {
      Scalar sum = 0;
      Index marked_first = 0;
      Index marked_second = 0;
      for (Index step = 0; step < steps; ++step) {
        const Scalar marker = dataset.columns(2 * step + 1, i);
        CHECK((marker == 0 || marker == 1));
        if (marker == 0) continue;
        sum += dataset.columns(2 * step, i);
        (step < steps / 2 ? marked_first : marked_second) += 1;
      }
      CHECK(marked_first == 1);
      CHECK(marked_second == 1);
      CHECK(dataset.values(0, i) == sum);
    }
    CHECK(std::abs(dataset.values.cast<double>().mean() - 1) < 0.08);
  }
}
