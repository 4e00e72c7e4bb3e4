#include "core/inspection/layer_statistics.h"

#include <algorithm>
#include <string>

#include "core/inspection/layer_segments.h"
#include "core/inspection/pieces.h"
#include "core/inspection/sums.h"

namespace descent {
namespace {

constexpr Hyperparameter bins_limits{"bins", 30, 1, 1000, Scale::integer};

Index checked_bins(double bins) {
  check_range("statistics.bins", bins, bins_limits);
  return static_cast<Index>(bins);
}

Histogram histogram_around_zero(const Eigen::VectorXd& values, Index bins) {
  ValueRange range;
  for (const double value : values)
    range.add(value);
  Histogram histogram(range.symmetric(), bins);
  for (const double value : values)
    histogram.add(value);
  return histogram;
}

}  // namespace

LayerStatistics::LayerStatistics(Network network, const Loss& loss, ConstMatrixView inputs,
                                 ConstMatrixView targets, double bins,
                                 const Vector& previous_parameters)
    : network_(std::move(network)),
      mean_loss_(network_, loss, inputs, targets),
      bins_(checked_bins(bins)),
      layers_(network_.layers().size()),
      output_ranges_(layers_.size()) {
  compare_with(previous_parameters);
  for (const auto& layer : network_.layers()) {
    alive_.emplace_back(static_cast<std::size_t>(layer.output_count()), false);
    derivatives_.emplace_back(layer.output_count(), network_.largest_batch());
  }
  mean_loss_.begin_gradient();
}

void LayerStatistics::compare_with(const Vector& previous_parameters) {
  const ParameterBlock& parameters = network_.parameters();
  if (previous_parameters.size() == 0) return;
  if (previous_parameters.size() != parameters.size()) {
    throw std::invalid_argument(
        "statistics.previousParameters: " + std::to_string(previous_parameters.size()) +
        " numbers are not allowed (" + std::to_string(parameters.size()) + ")");
  }
  for (std::size_t number = 0; number < layers_.size(); ++number) {
    const Eigen::VectorXd previous = weights_of_layer(previous_parameters, parameters, number);
    const Eigen::VectorXd present = weights_of_layer(parameters.values(), parameters, number);
    const double size = norm_in_order(previous);
    if (size > 0) layers_[number].update_ratio = norm_in_order(present - previous) / size;
  }
}

Index LayerStatistics::advance(Index maximum_pieces) {
  return advance_pieces(
      maximum_pieces, [this] { return step(); }, [this] { return done(); });
}

Index LayerStatistics::step() {
  const Index work = mean_loss_.advance();
  if (mean_loss_.batch_forwarded()) {
    if (sweep_ == Sweep::ranges) {
      look_at_outputs();
    } else {
      count_outputs();
    }
  }
  if (!mean_loss_.done()) return work;
  if (sweep_ == Sweep::ranges) {
    finish_ranges();
  } else {
    sweep_ = Sweep::none;
  }
  return work;
}

void LayerStatistics::look_at_outputs() {
  for (std::size_t number = 0; number < layers_.size(); ++number) {
    const NetworkLayer& layer = network_.layers()[number];
    const ConstMatrixView outputs = layer.outputs();
    MatrixView derivatives = derivatives_[number].leftCols(outputs.cols());
    derivatives.setOnes();
    layer.multiply_by_derivative(derivatives);
    for (Index sample = 0; sample < outputs.cols(); ++sample) {
      for (Index unit = 0; unit < outputs.rows(); ++unit) {
        output_ranges_[number].add(static_cast<double>(outputs(unit, sample)));
        if (derivatives(unit, sample) != 0) alive_[number][static_cast<std::size_t>(unit)] = true;
      }
    }
  }
}

void LayerStatistics::count_outputs() {
  for (std::size_t number = 0; number < layers_.size(); ++number) {
    const ConstMatrixView outputs = network_.layers()[number].outputs();
    for (Index sample = 0; sample < outputs.cols(); ++sample) {
      for (Index unit = 0; unit < outputs.rows(); ++unit)
        layers_[number].outputs.add(static_cast<double>(outputs(unit, sample)));
    }
  }
}

void LayerStatistics::finish_ranges() {
  const ParameterBlock& parameters = network_.parameters();
  for (std::size_t number = 0; number < layers_.size(); ++number) {
    LayerNumbers& layer = layers_[number];
    layer.outputs = Histogram(output_ranges_[number], bins_);
    const auto& alive = alive_[number];
    const auto dead = std::count(alive.begin(), alive.end(), false);
    layer.dead_share = static_cast<double>(dead) / static_cast<double>(alive.size());
    const Eigen::VectorXd values = weights_of_layer(parameters.values(), parameters, number);
    if (values.size() == 0) continue;
    const Eigen::VectorXd gradients = weights_of_layer(mean_loss_.gradient(), parameters, number);
    layer.weight_norm = norm_in_order(values);
    layer.gradient_norm = norm_in_order(gradients);
    layer.weights = histogram_around_zero(values, bins_);
    layer.gradients = histogram_around_zero(gradients, bins_);
  }
  sweep_ = Sweep::counts;
  mean_loss_.begin_loss();
}

}  // namespace descent
