#include "wasm_bindings/session.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/inspection/linear_form.h"
#include "core/training/checkpoint.h"
#include "core/training/validate_experiment.h"

namespace descent {
namespace {

/// Whether the second experiment can go on with the first one's data and weights.
bool differs_in_training_only(const ExperimentConfig& before, const ExperimentConfig& after) {
  return before.data == after.data && before.network == after.network &&
         before.training.loss == after.training.loss;
}

/// Whether both train with the same samples and targets.
bool has_same_samples(const ExperimentConfig& first, const ExperimentConfig& second) {
  return first.data == second.data && first.training.loss == second.training.loss &&
         first.network.output_activation == second.network.output_activation;
}

}  // namespace

Session::Session(const ExperimentConfig& experiment)
    : experiment_(experiment),
      data_(prepare_data(experiment)),
      run_(std::make_unique<Run>(experiment, *data_)) {
  snapshots_.start(epoch(), parameters());
}

bool Session::configure(const ExperimentConfig& experiment) {
  if (differs_in_training_only(experiment_, experiment)) {
    validate_experiment(experiment);
    run_->trainer().configure(experiment.training);
    experiment_ = experiment;
    return false;
  }
  start(experiment);
  experiment_ = experiment;
  return true;
}

void Session::reset() { start(experiment_); }

void Session::start(const ExperimentConfig& experiment) {
  auto data = has_same_samples(experiment_, experiment) ? nullptr : prepare_data(experiment);
  auto run = std::make_unique<Run>(experiment, data ? *data : *data_);
  picture_.reset();
  errors_.reset();
  samples_.reset();
  inspection_ = std::monostate();
  run_ = std::move(run);
  if (data) data_ = std::move(data);
  snapshots_.start(epoch(), parameters());
}

Index Session::train(Index maximum_pieces, Index maximum_epochs) {
  Trainer& trainer = run_->trainer();
  if (maximum_epochs == 0) return trainer.advance(maximum_pieces, 0);
  const std::int64_t last = epoch() + maximum_epochs;
  Index pieces = 0;
  while (pieces < maximum_pieces && epoch() < last) {
    const std::int64_t epochs = std::min(last, snapshots_.next_epoch()) - epoch();
    const Index done = trainer.advance(maximum_pieces - pieces, static_cast<Index>(epochs));
    if (done == 0) break;
    pieces += done;
    snapshots_.record(epoch(), parameters());
  }
  return pieces;
}

std::span<const double> Session::reports() {
  static_assert(sizeof(EpochReport) == report_numbers * sizeof(double));
  run_->trainer().advance(std::numeric_limits<Index>::max(), 0);
  const std::span<const EpochReport> reports = run_->trainer().reports();
  return {reinterpret_cast<const double*>(reports.data()), reports.size() * report_numbers};
}

void Session::clear_reports() { run_->trainer().clear_reports(); }

std::vector<double> Session::take_reports() {
  const std::span<const double> numbers = reports();
  std::vector<double> rows(numbers.begin(), numbers.end());
  clear_reports();
  return rows;
}

std::string Session::parameters_hash() const {
  const Vector& values = parameters();
  const auto* bytes = reinterpret_cast<const unsigned char*>(values.data());
  const auto count = static_cast<std::size_t>(values.size()) * sizeof(Scalar);
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (std::size_t i = 0; i < count; ++i)
    hash = (hash ^ bytes[i]) * 0x100000001b3U;

  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4U)
    text[i] = digits[hash & 15U];
  return text;
}

void Session::begin_picture(const PictureRequest& request) {
  if (picture_ && picture_->request() == request) {
    picture_->begin(parameters());
  } else {
    picture_ = std::make_unique<Picture>(experiment_.network, parameters(), run_->data(),
                                         run_->loss(), request);
  }
  picture_taken_ = false;
}

Index Session::advance_picture(Index maximum_pieces) {
  return picture_ ? picture_->advance(maximum_pieces) : 0;
}

const Picture* Session::take_picture() {
  if (!picture_ || !picture_->done() || picture_taken_) return nullptr;
  picture_taken_ = true;
  return picture_.get();
}

void Session::begin_errors() {
  errors_ = std::make_unique<ErrorSummaries>(experiment_.network, parameters(), run_->data(),
                                             run_->loss(), run_->threshold());
}

Index Session::advance_errors(Index maximum_pieces) {
  return errors_ ? errors_->advance(maximum_pieces) : 0;
}

std::unique_ptr<ErrorSummaries> Session::take_errors() {
  return errors_ && errors_->done() ? std::move(errors_) : nullptr;
}

void Session::begin_samples(const SampleRequest& request) {
  samples_ = std::make_unique<SamplePredictions>(experiment_.network, parameters(), run_->data(),
                                                 run_->loss(), run_->threshold(), request);
}

Index Session::advance_samples(Index maximum_pieces) {
  return samples_ ? samples_->advance(maximum_pieces) : 0;
}

std::unique_ptr<SamplePredictions> Session::take_samples() {
  return samples_ && samples_->done() ? std::move(samples_) : nullptr;
}

void Session::begin_layers(double bins) {
  inspection_ = std::make_unique<LayersInspection>(experiment_.network, *run_, bins);
}

void Session::begin_surface(const SurfaceRequest& request) {
  const Matrix snapshots = snapshots_.until(epoch(), parameters());
  inspection_ = std::make_unique<SurfaceInspection>(experiment_.network, *run_, snapshots, request);
}

void Session::begin_curvature() { inspection_ = inspect_curvature(experiment_.network, *run_); }

void Session::begin_examples(std::string_view samples) {
  inspection_ = std::make_unique<ExamplesInspection>(experiment_.network, *run_, samples);
}

void Session::begin_pass(const PassRequest& request) {
  inspection_ = std::make_unique<PassInspection>(experiment_.network, *run_, request);
}

Index Session::advance_inspection(Index maximum_pieces) {
  return advance(inspection_, maximum_pieces);
}

Inspection Session::take_inspection() {
  if (!is_done(inspection_)) return {};
  return std::exchange(inspection_, std::monostate());
}

Eigen::VectorXd Session::linear_form() const { return descent::linear_form(run_->network()); }

std::vector<std::uint8_t> Session::save_state() const { return to_bytes(run_->trainer().state()); }

void Session::restore_state(std::span<const std::uint8_t> bytes) {
  run_->trainer().restore(from_bytes(bytes));
  snapshots_.start(epoch(), parameters());
}

}  // namespace descent
