#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/selection/learning_rate_range_test.h"

/// Quadratics for range tests, whose curvature is known.
namespace descent {

inline constexpr Index all_pieces = 1'000'000'000;

/// One linear unit without bias: a quadratic in its weights, one per column of the dataset.
inline ExperimentConfig linear_experiment(const std::string& dataset) {
  ExperimentConfig experiment;
  experiment.data.dataset = {dataset};
  experiment.data.sample_count = 40;
  experiment.data.test_share = 0;
  experiment.network.bias = false;
  experiment.training.loss = {"meanSquared"};
  experiment.training.optimizer = {"gradientDescent"};
  experiment.training.batch_size = 2000;
  return experiment;
}

/// Largest eigenvalue of the Hessian 2 / N sum x x^T of one or two inputs, in closed form.
inline double largest_curvature(const ExperimentConfig& experiment) {
  const Run run(experiment);
  const Matrix& inputs = run.data().training().inputs;
  REQUIRE(inputs.rows() <= 2);
  const auto mean_product = [&](Index row, Index other) {
    double sum = 0;
    for (Index i = 0; i < inputs.cols(); ++i)
      sum += double{inputs(row, i)} * double{inputs(other, i)};
    return sum / double(inputs.cols());
  };
  const double a = mean_product(0, 0);
  if (inputs.rows() == 1) return 2 * a;
  const double b = mean_product(0, 1);
  const double c = mean_product(1, 1);
  return a + c + std::sqrt((a - c) * (a - c) + 4 * b * b);
}

inline LearningRateRangeTest from_start(const ExperimentConfig& experiment,
                                        const RangeTestOptions& options) {
  return {experiment, Run(experiment).network().parameters().values(), options};
}

}  // namespace descent
