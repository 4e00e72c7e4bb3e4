#pragma once

#include <vector>

#include "core/inspection/histogram.h"
#include "core/inspection/mean_loss.h"

namespace descent {

/// What the weights, gradients and outputs of one layer are like. Its weights are all numbers that
/// counts_as_weights names, recurrent weights and scales among them; biases and shifts are left
/// out. Weights and gradients have histograms around 0, outputs from their smallest to their
/// largest.
struct LayerNumbers {
  /// |W|, the Euclidean length of the weights; 0 without weights.
  double weight_norm = 0;
  /// |d_W|, that of d(mean loss)/d(weights).
  double gradient_norm = 0;
  /// |weights - previous weights| / |previous weights|; NaN without these or where they are 0.
  double update_ratio = std::numeric_limits<double>::quiet_NaN();
  /// Share of units whose activation has derivative 0 for every sample, so that nothing reaches
  /// their weights; for relu these are the units that never answer.
  double dead_share = 0;
  /// Of every weight, of every d_W, and of every unit's output for every sample.
  Histogram weights;
  Histogram gradients;
  Histogram outputs;
};

/// Statistics of every layer over N samples, computed one piece of work at a time on a network of
/// its own: once forward and backward, and once forward to count the outputs.
/// Source: Glorot and Bengio (2010), sections 3 and 4, who watch layers so; Lu, Shin, Su and
/// Karniadakis (2020), "Dying ReLU and Initialization", pages 1671-1706, for dead units.
class LayerStatistics {
 public:
  /// The network is a copy (copy_network); loss, inputs (I x N) and targets (O x N) must outlive
  /// the statistics. `previous_parameters` are those before the last update, or empty. Throws
  /// std::invalid_argument naming "statistics.bins" or "statistics.previousParameters".
  LayerStatistics(Network network, const Loss& loss, ConstMatrixView inputs,
                  ConstMatrixView targets, double bins, const Vector& previous_parameters = {});
  /// Stays where it is, since its parts refer to each other.
  LayerStatistics(const LayerStatistics&) = delete;
  LayerStatistics& operator=(const LayerStatistics&) = delete;

  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether both ways through the samples are over.
  [[nodiscard]] bool done() const { return sweep_ == Sweep::none; }
  /// When done: one per layer, the output layer last.
  [[nodiscard]] const std::vector<LayerNumbers>& layers() const { return layers_; }
  /// When done: the mean loss over the samples.
  [[nodiscard]] double loss() const { return mean_loss_.loss(); }
  /// When done: d(mean loss)/d(parameters), (P).
  [[nodiscard]] const Eigen::VectorXd& gradient() const { return mean_loss_.gradient(); }

 private:
  /// What the present way through the samples looks for.
  enum class Sweep { ranges, counts, none };

  Index step();
  void look_at_outputs();
  void count_outputs();
  void finish_ranges();
  void compare_with(const Vector& previous_parameters);

  Network network_;
  MeanLoss mean_loss_;
  Index bins_;
  Sweep sweep_ = Sweep::ranges;
  std::vector<LayerNumbers> layers_;
  std::vector<ValueRange> output_ranges_;
  /// Per layer and unit, whether a sample with a derivative was seen.
  std::vector<std::vector<bool>> alive_;
  /// Working space for derivatives, (O x largest batch) per layer.
  std::vector<Matrix> derivatives_;
};

}  // namespace descent
