#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/datasets/prepared_data.h"
#include "core/losses/loss.h"
#include "core/metrics.h"
#include "core/models/network.h"
#include "core/training/divergence.h"
#include "core/training/epoch_report.h"
#include "core/training/evaluation.h"
#include "core/training/learning_rate.h"
#include "core/training/stopping.h"
#include "core/training/update_step.h"

/// The loop over epochs and mini-batches.
namespace descent {

/// Everything a run needs to go on as if it had not stopped: what the epoch under way began with,
/// or its rest after settings were changed. All its numbers are finite.
struct TrainerState {
  Vector parameters;
  /// Those of the last finite epoch, where settings were changed since; else empty.
  Vector last_finite_parameters;
  Vector optimizer_state;
  std::int64_t optimizer_steps;
  Random::State order_random;
  /// The present epoch's order, and how many of its samples were trained before.
  std::vector<std::uint32_t> order;
  std::int64_t position;
  std::int64_t epoch;
  LearningRate::State learning_rate;
  Stopping::State stopping;
  std::optional<Divergence> divergence;
};

/// What one step sees.
struct NextBatch {
  /// Samples of the training part, in the order of the batch.
  std::vector<std::uint32_t> samples;
  /// The number that Network::begin_forward draws its chance from.
  std::uint64_t chance;
};

/// Mini-batch training of a network on the training part. Each epoch visits every sample once in a
/// newly shuffled order; the last batch of an epoch is short when the batch size does not divide
/// the samples, and its gradient is the mean over the samples it has. The penalty's gradient is
/// added to the loss's, the sum is clipped, and the optimizer takes a step on it. After every
/// evaluation_interval epochs, and where a rule ends training, both parts are scored.
/// Source: Goodfellow, Bengio and Courville (2016), algorithm 8.1.
class Trainer {
 public:
  /// The network, data and loss must outlive the trainer; `threshold` is Evaluation's, `order_seed`
  /// fixes the order of the batches.
  Trainer(Network& network, const PreparedData& data, const Loss& loss, Scalar threshold,
          const TrainingConfig& config, std::uint64_t order_seed);

  /// Takes other settings but keeps weights and epoch; another optimizer starts with empty state,
  /// and so does any after a divergence, which this ends, as it does a stop: see
  /// Stopping::configure. A batch that is under way starts again; another batch size counts from
  /// its first sample on. Where weights or the optimizer's state are infinite or NaN, the weights
  /// of the last finite epoch come back, with empty state.
  void configure(const TrainingConfig& config);

  /// Does at most so many pieces of work, and trains at most to the end of so many epochs, less
  /// when it diverges or a rule stops it; returns the pieces done. Appends a report of the weights
  /// it starts from, then one per evaluated epoch. A piece is one batch, with the evaluation after
  /// an epoch's last, or where that is long a part of it (see piece_work). With 0 epochs it does
  /// what is left of the first report.
  Index advance(Index maximum_pieces, Index maximum_epochs);

  /// Completed epochs.
  [[nodiscard]] std::int64_t epoch() const { return epoch_; }
  /// True after a loss, a parameter or the optimizer's state became infinite or NaN; the parameters
  /// are those of the last finite epoch, with the optimizer's state that belongs to them or an
  /// empty one, and advance() trains no more. The loss of an epoch that is not evaluated may be
  /// infinite unseen.
  [[nodiscard]] bool diverged() const { return divergence_.has_value(); }
  /// The first number that was not finite. Only epochs are checked; one that ends badly is trained
  /// again from where it began, each batch checked, before diverged() is true.
  [[nodiscard]] const std::optional<Divergence>& divergence() const { return divergence_; }
  /// The rule that has stopped training, after which advance() does nothing more. The last report
  /// is then of the weights in place, with the epoch at which it stopped.
  [[nodiscard]] const std::optional<Stop>& stopped() const { return stopping_.stopped(); }
  /// Samples per update, at most those of the training part.
  [[nodiscard]] Index batch_size() const { return batch_size_; }
  /// Reports not cleared yet, oldest first; the first after a start is epoch 0's, once advance has
  /// come to it.
  [[nodiscard]] std::span<const EpochReport> reports() const { return reports_; }
  /// Forgets the reports but keeps their room, so that taking them often costs no allocation.
  void clear_reports() { reports_.clear(); }

  /// The batch of the next step: the one that is under way, or else the one that comes.
  [[nodiscard]] NextBatch next_batch() const;
  /// Changes the values of a block like the network's as the next step would, from the gradients of
  /// the loss that it holds: with copies of the penalty, the clipping, the learning rate and the
  /// optimizer as they are now, so that training may go on meanwhile and every call makes the same
  /// step. Only a schedule that watches the loss, asked while an epoch's last evaluation is under
  /// way, may still take another rate.
  [[nodiscard]] std::function<void(ParameterBlock& parameters)> next_update() const;

  /// The state at the start of the epoch under way, or where settings were changed in it. What was
  /// trained since comes again to the same bits, as order and chance go by the place in the run.
  [[nodiscard]] TrainerState state() const;
  /// Goes on from a saved state; reports start again with one of the restored weights. Throws
  /// std::invalid_argument when sizes or positions do not fit this trainer, and then changes
  /// nothing.
  void restore(const TrainerState& state);

 private:
  /// What a piece of work belongs to; batch_start stands before every batch.
  enum class Stage { batch_start, forward, backward, evaluation };

  /// What an epoch, or its rest under other settings, is trained again from.
  struct Mark {
    Vector parameters;
    Vector optimizer_state;
    std::int64_t optimizer_steps;
    Index position;
    Stopping::GradientSum gradients;
  };

  void reserve_batch();
  void draw_order();
  [[nodiscard]] std::uint64_t place_in_run() const;
  void set_parameters(const Vector& values);
  void set_mark();
  void return_to_mark();
  void return_to_last_finite();
  void begin_stage();
  void advance_piece();
  Index advance_stage(Index enough);
  void begin_batch();
  void begin_backward();
  void finish_batch();
  void finish_evaluation();
  void finish_epoch();
  void finish_epoch_unevaluated();
  [[nodiscard]] bool evaluation_due() const;
  void begin_epoch();
  [[nodiscard]] bool is_finite(const EpochReport& latest) const;
  [[nodiscard]] bool numbers_are_finite() const;
  void check_forward();
  void check_number(NumberKind kind, std::optional<Index> layer, std::int64_t step);
  void diverge(NumberKind kind, Index layer, std::int64_t step);
  Index advance_evaluation();
  [[nodiscard]] bool evaluated() const;
  [[nodiscard]] EpochReport report() const;
  [[nodiscard]] double watched_loss() const;
  /// Whether the batch is the training part as it lies in memory.
  [[nodiscard]] bool is_whole_part() const {
    return is_in_order_ && batch_ == data_.training().size();
  }
  [[nodiscard]] ConstMatrixView batch_inputs() const {
    return is_whole_part() ? ConstMatrixView(data_.training().inputs)
                           : ConstMatrixView(batch_inputs_.leftCols(batch_));
  }
  [[nodiscard]] ConstMatrixView batch_targets() const {
    return is_whole_part() ? ConstMatrixView(data_.training().targets)
                           : batch_targets_.leftCols(batch_);
  }
  [[nodiscard]] auto d_outputs() { return d_outputs_.leftCols(batch_); }

  Network& network_;
  const PreparedData& data_;
  const Loss& loss_;
  Evaluation training_evaluation_;
  Evaluation test_evaluation_;
  TrainingConfig config_;
  LearningRate learning_rate_;
  UpdateStep update_;
  Random order_random_;
  std::vector<std::uint32_t> order_;
  /// Whether the order is that in which the samples lie.
  bool is_in_order_ = false;
  Index position_ = 0;
  Index batch_size_ = 1;
  std::int64_t evaluation_interval_ = 1;
  Stage stage_ = Stage::batch_start;
  /// Samples of the batch under way.
  Index batch_ = 0;
  std::int64_t epoch_ = 0;
  /// Whether the weights it starts from are reported, and the epoch of the last report.
  bool start_reported_ = false;
  std::int64_t reported_epoch_ = 0;
  /// Whether the epoch is trained again to find where its numbers ceased to be finite.
  bool searching_ = false;
  std::optional<Divergence> divergence_;
  Stopping stopping_;
  Matrix batch_inputs_;
  Matrix batch_targets_;
  Matrix d_outputs_;
  Vector last_finite_parameters_;
  Mark mark_ = {};
  std::vector<EpochReport> reports_;
};

}  // namespace descent
