#pragma once

#include <optional>

#include "core/random.h"
#include "core/training/run.h"
#include "core/training/update_step.h"

namespace descent {

/// How rates grow. Numbers are doubles as they come from outside; each is checked.
struct RangeTestOptions {
  /// The range lies in that of training.learningRate; its ends are at least a factor of 1.5 apart.
  double lowest_rate = 1e-5;
  double highest_rate = 10;
  /// Mini-batches, one rate each; 2 to 100000.
  double steps = 100;
  /// Share that the smoothed loss keeps of itself in a step, 0 to 0.99; 0 leaves the loss as it is.
  double smoothing = 0;
  /// The test stops where the smoothed loss is more than so many times its least; 1.1 to 1000.
  double divergence_factor = 4;
};

/// One step of the test.
struct RatePoint {
  /// The rate of the step.
  double rate;
  /// Mean loss of the next mini-batch, in its training pass, after a step with this rate.
  double loss;
  /// s = v / (1 - smoothing^n) after n losses, where v = smoothing v + (1 - smoothing) loss
  /// starts at 0.
  double smoothed;
};

/// Learning rate range test: trains with a rate that grows from step to step,
///   rate_i = lowest (highest / lowest)^(i / (steps - 1)),  i = 0 ... steps - 1,
/// and records the loss, until it diverges: the smoothed loss exceeds divergence_factor times its
/// least so far, the start's loss included and no less than a thousandth of that, or the loss is no
/// longer finite. Optimizer, regularizer, clipping, loss and batches are the experiment's; its
/// schedule and warm-up have no part in it. On a quadratic, plain gradient descent over the full
/// batch makes the loss grow from the rate 2 / largest curvature on, though visibly only once the
/// error that vanished below has grown back. It owns its network, works one piece at a time and can
/// be dropped between two. Source: Smith (2017), "Cyclical Learning Rates for Training Neural
/// Networks", section 3.3, where the rate grows linearly; Howard and Gugger (2020), chapter 5,
/// fastai's learning rate finder, for its exponential growth; smoothing as in Kingma and Ba (2015),
/// section 3.
class LearningRateRangeTest {
 public:
  /// Starts from these parameters of the experiment's network, with an optimizer of empty state.
  /// Throws std::invalid_argument as Run does, and naming "rangeTest.<option>" or, for parameters
  /// of another network, "rangeTest.parameters".
  LearningRateRangeTest(const ExperimentConfig& experiment, const Vector& parameters,
                        const RangeTestOptions& options);

  /// Does at most so many pieces of work (one step, or where that is long a part of it; see
  /// piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether all steps are done or it has diverged.
  [[nodiscard]] bool done() const { return stage_ == Stage::done; }
  /// Share of the steps that are done, from 0 to 1.
  [[nodiscard]] double progress() const;

  /// Loss of the first mini-batch, before any step.
  [[nodiscard]] double start_loss() const { return start_loss_; }
  /// What was recorded so far; every loss is finite.
  [[nodiscard]] std::span<const RatePoint> points() const { return points_; }
  /// The rate of the step after which the test stopped early; none when it did not.
  [[nodiscard]] std::optional<double> divergence_rate() const { return divergence_rate_; }

  /// The rate at which the smoothed loss falls most steeply over the logarithm of the rate, up to
  /// its least; none when it never falls. A good rate to start with. The slope at a point is taken
  /// between its two neighbours.
  [[nodiscard]] std::optional<double> steepest_rate() const;
  /// A tenth of the rate at which the smoothed loss is least, which small batches shift less than
  /// they do the steepest fall, but no less than training.learningRate may be; none when it never
  /// falls below its first value.
  /// Source: Howard and Gugger (2020), chapter 5, where the minimum's rate is divided by 10.
  [[nodiscard]] std::optional<double> tenth_of_least_rate() const;
  /// A tenth of the rate of divergence, a rule of thumb with a margin; none without divergence.
  [[nodiscard]] std::optional<double> tenth_of_divergence_rate() const;

 private:
  enum class Stage { batch_start, forward, backward, done };

  Index advance_stage();
  void begin_batch();
  void finish_forward();
  void begin_backward();
  void finish_backward();
  [[nodiscard]] double rate(std::size_t step) const;
  [[nodiscard]] bool record(double loss);
  [[nodiscard]] std::size_t least_point() const;
  [[nodiscard]] auto inputs() { return inputs_.leftCols(batch_); }
  [[nodiscard]] auto targets() { return targets_.leftCols(batch_); }
  [[nodiscard]] auto d_outputs() { return d_outputs_.leftCols(batch_); }

  Run run_;
  RangeTestOptions options_;
  std::size_t steps_;
  UpdateStep update_;
  Random order_random_;
  std::vector<std::uint32_t> order_;
  /// Samples of this epoch's order that are behind it, of a batch, and of the batch under way.
  Index position_ = 0;
  Index batch_size_;
  Index batch_ = 0;
  /// By which the trainer numbers the passes' chances, too.
  std::uint64_t samples_taken_ = 0;
  Matrix inputs_;
  Matrix targets_;
  Matrix d_outputs_;
  Stage stage_ = Stage::batch_start;
  std::size_t steps_done_ = 0;
  double start_loss_ = 0;
  /// v of RatePoint, smoothing^n, and the least of the smoothed losses.
  double average_ = 0;
  double decay_ = 1;
  double least_ = 0;
  std::vector<RatePoint> points_;
  std::optional<double> divergence_rate_;
};

}  // namespace descent
