#include "core/training/run.h"

#include <algorithm>
#include <utility>

#include "core/training/validate_experiment.h"

namespace descent {
namespace {

/// Samples that evaluations send through the network at once, or a whole batch where that is more.
constexpr Index evaluation_batch = 256;

const ExperimentConfig& validated(const ExperimentConfig& experiment) {
  validate_experiment(experiment);
  return experiment;
}

/// Classes: the two target numbers. Regression: the targets' range, made symmetric around 0 when
/// they have both signs, so that 0 keeps the neutral colour.
PredictionRange range_of(const PreparedData& data, const TargetEncoding& encoding) {
  if (data.entry().task != Task::regression) return {encoding.low, encoding.high};
  const Matrix& targets = data.training().targets;
  const double lowest = targets.minCoeff();
  const double highest = targets.maxCoeff();
  if (lowest >= 0 || highest <= 0) return {lowest, highest};
  const double largest = std::max(-lowest, highest);
  return {-largest, largest};
}

}  // namespace

std::unique_ptr<const PreparedData> prepare_data(const ExperimentConfig& experiment) {
  validate_experiment(experiment);
  return std::make_unique<const PreparedData>(experiment.data, target_encoding(experiment));
}

Run::Run(const ExperimentConfig& experiment) : Run(experiment, prepare_data(experiment)) {}

Run::Run(const ExperimentConfig& experiment, std::unique_ptr<const PreparedData> data)
    : Run(experiment, *data) {
  own_data_ = std::move(data);
}

Run::Run(const ExperimentConfig& experiment, const PreparedData& data)
    : data_(data),
      network_(validated(experiment).network, data.input_shape(), data.output_count()),
      loss_(make_loss("training.loss", experiment.training.loss)),
      range_(range_of(data, target_encoding(experiment))) {
  const auto seed = static_cast<std::uint64_t>(experiment.network.seed);
  network_.initialize(seed);
  const Index training_samples = data.training().size();
  const Index largest_batch =
      std::min(static_cast<Index>(experiment.training.batch_size), training_samples);
  network_.reserve(std::max(largest_batch, evaluation_batch));
  trainer_ =
      std::make_unique<Trainer>(network_, data, *loss_, threshold(), experiment.training, seed);
}

}  // namespace descent
