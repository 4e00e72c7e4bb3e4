#include "core/datasets/sequences.h"

#include <numbers>

#include "core/kernels/elementary.h"

namespace descent {

Dataset generate_sine_wave(const DatasetRequest& request, Random& points, Random& noise) {
  const auto steps = static_cast<Index>(request.values[0]);
  Dataset dataset;
  dataset.columns.resize(steps, request.samples);
  dataset.values.resize(1, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    const double phase = points.uniform(0, 2 * std::numbers::pi);
    const double angle = points.uniform(0.3, 0.9);
    for (Index step = 0; step <= steps; ++step) {
      const double clean = exact_sin(phase + angle * static_cast<double>(step));
      const auto value = static_cast<Scalar>(clean + request.noise * noise.normal());
      (step < steps ? dataset.columns(step, i) : dataset.values(0, i)) = value;
    }
  }
  return dataset;
}

Dataset generate_adding_problem(const DatasetRequest& request, Random& points, Random& /*noise*/) {
  const auto steps = static_cast<std::uint32_t>(request.values[0]);
  Dataset dataset;
  dataset.columns.setZero(2 * static_cast<Index>(steps), request.samples);
  dataset.values.resize(1, request.samples);
  for (Index i = 0; i < request.samples; ++i) {
    for (Index step = 0; step < static_cast<Index>(steps); ++step) {
      dataset.columns(2 * step, i) = static_cast<Scalar>(points.uniform(0, 1));
    }
    const Index first = points.below(steps / 2);
    const Index second = steps / 2 + points.below(steps - steps / 2);
    dataset.columns(2 * first + 1, i) = 1;
    dataset.columns(2 * second + 1, i) = 1;
    dataset.values(0, i) = dataset.columns(2 * first, i) + dataset.columns(2 * second, i);
  }
  return dataset;
}

}  // namespace descent
