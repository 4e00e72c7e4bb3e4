#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/inspection/picture.h"
#include "core/training/error_summary.h"
#include "core/training/run.h"
#include "core/training/sample_predictions.h"
#include "wasm_bindings/inspection.h"

namespace descent {

/// Numbers of an EpochReport.
inline constexpr std::size_t report_numbers = 7;

/// What the page holds of the core: one experiment and its run. Plain C++, so that native tests
/// drive the same path as the page; bind_session.cpp gives it to JavaScript.
class Session {
 public:
  /// Makes data and network ready at epoch 0. Throws std::invalid_argument naming field, value and
  /// what is allowed.
  explicit Session(const ExperimentConfig& experiment);

  /// Takes another experiment. When only settings of training other than the loss differ, weights
  /// and epoch stay and the answer is false; else training starts anew (true).
  /// Throws std::invalid_argument as the constructor does and then changes nothing.
  bool configure(const ExperimentConfig& experiment);

  /// The same start again, to the bit.
  void reset();

  /// The experiment configured last.
  [[nodiscard]] const ExperimentConfig& experiment() const { return experiment_; }
  /// Its data, network, loss and trainer.
  [[nodiscard]] const Run& run() const { return *run_; }

  /// See Trainer::advance.
  Index train(Index maximum_pieces, Index maximum_epochs);
  /// See Trainer::epoch.
  [[nodiscard]] std::int64_t epoch() const { return run_->trainer().epoch(); }
  /// See Trainer::diverged.
  [[nodiscard]] bool diverged() const { return run_->trainer().diverged(); }
  /// See Trainer::divergence.
  [[nodiscard]] const std::optional<Divergence>& divergence() const {
    return run_->trainer().divergence();
  }
  /// See Trainer::stopped; its rule is the experiment's with this number.
  [[nodiscard]] const std::optional<Stop>& stopped() const { return run_->trainer().stopped(); }
  /// Reports not cleared yet, report_numbers each in the order of EpochReport, valid until training
  /// goes on. Does what is left of the first report, which may take long; train with 0 epochs does
  /// it piece by piece.
  std::span<const double> reports();
  /// Forgets them.
  void clear_reports();
  /// A copy of the reports, which are then forgotten.
  std::vector<double> take_reports();

  /// All parameters of the network, (P).
  [[nodiscard]] const Vector& parameters() const { return run_->network().parameters().values(); }
  /// FNV-1a over the parameters' bytes, 16 hexadecimal digits.
  /// Source: Fowler, Noll and Vo (1991), 64 bits.
  [[nodiscard]] std::string parameters_hash() const;

  /// Begins a picture of the present weights; see the constructor of Picture. It is given up when
  /// training starts anew or another picture is begun. One like the last takes over its memory.
  void begin_picture(const PictureRequest& request);
  /// See Picture::advance; 0 when none was begun.
  Index advance_picture(Index maximum_pieces);
  /// Shows the picture once when it is done, until the next is begun; else null.
  const Picture* take_picture();

  /// Begins to sum up the errors of the present weights on both parts of the data. It is given up
  /// when training starts anew or they are begun again.
  void begin_errors();
  /// See ErrorSummaries::advance; 0 when none were begun.
  Index advance_errors(Index maximum_pieces);
  /// Hands over the errors when they are done; else null.
  std::unique_ptr<ErrorSummaries> take_errors();

  /// Begins to predict samples with the present weights; see the constructor of SamplePredictions.
  /// It is given up when training starts anew or others are begun.
  void begin_samples(const SampleRequest& request);
  /// See SamplePredictions::advance; 0 when none were begun.
  Index advance_samples(Index maximum_pieces);
  /// Hands over the predictions when they are done; else null.
  std::unique_ptr<SamplePredictions> take_samples();

  /// Begins a close look at the present weights, which is given up when training starts anew or
  /// another one is begun; here LayersInspection, whose errors it throws.
  void begin_layers(double bins);
  /// Begins a SurfaceInspection; throws as it does.
  void begin_surface(const SurfaceRequest& request);
  /// Begins inspect_curvature.
  void begin_curvature();
  /// Begins an ExamplesInspection; throws as it does.
  void begin_examples(std::string_view samples);
  /// Begins a PassInspection; throws as it does.
  void begin_pass(const PassRequest& request);
  /// Does at most so many pieces of its work; 0 when none was begun.
  Index advance_inspection(Index maximum_pieces);
  /// Hands it over when it is done; else none.
  Inspection take_inspection();

  /// See descent::linear_form.
  [[nodiscard]] Eigen::VectorXd linear_form() const;

  /// The trainer's state as to_bytes writes it; see Trainer::state.
  [[nodiscard]] std::vector<std::uint8_t> save_state() const;
  /// Goes on from saved bytes. Throws std::invalid_argument ("state: ...") when they do not belong
  /// to this experiment, and then changes nothing.
  void restore_state(std::span<const std::uint8_t> bytes);

  /// The weights kept along the way, which a saved state does not carry.
  [[nodiscard]] SnapshotsState save_snapshots() const { return snapshots_.state(); }
  /// Takes them over after restore_state; throws as WeightSnapshots::restore does.
  void restore_snapshots(const SnapshotsState& state) { snapshots_.restore(state, epoch()); }

 private:
  void start(const ExperimentConfig& experiment);

  ExperimentConfig experiment_;
  /// The run's; kept when another one is started over the same samples.
  std::unique_ptr<const PreparedData> data_;
  std::unique_ptr<Run> run_;
  /// Those under way; they refer to the run's data and loss.
  std::unique_ptr<Picture> picture_;
  bool picture_taken_ = false;
  std::unique_ptr<ErrorSummaries> errors_;
  std::unique_ptr<SamplePredictions> samples_;
  Inspection inspection_;
  WeightSnapshots snapshots_;
};

}  // namespace descent
