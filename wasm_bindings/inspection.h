#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/inspection/gradient_check.h"
#include "core/inspection/hessian.h"
#include "core/inspection/layer_statistics.h"
#include "core/inspection/loss_surface.h"
#include "core/inspection/pass_trace.h"
#include "core/inspection/per_example_gradients.h"
#include "core/inspection/trajectory_plane.h"
#include "core/inspection/weight_snapshots.h"
#include "core/training/run.h"

/// Close looks at a run's present weights. Each works on copies, so that training goes on to the
/// bit as if nobody had looked, and refers to the run's data and loss, which must outlive it.
namespace descent {

/// Statistics of every layer over the training samples, and the step that training would take now.
class LayersInspection {
 public:
  /// Throws std::invalid_argument naming "statistics.bins".
  LayersInspection(const NetworkConfig& config, const Run& run, double bins);
  /// See LayerStatistics::advance.
  Index advance(Index maximum_pieces) { return statistics_.advance(maximum_pieces); }
  /// See LayerStatistics::done.
  [[nodiscard]] bool done() const { return statistics_.done(); }
  /// When done: norms, histograms and dead units of every layer.
  [[nodiscard]] const LayerStatistics& statistics() const { return statistics_; }
  /// When done: per layer |W after - W| / |W|, W after being the weights (see counts_as_weights)
  /// after one step from the gradient over all training samples; NaN without weights
  /// or where they are 0.
  [[nodiscard]] std::vector<double> update_ratios() const;

 private:
  /// With the weights that are looked at, and the step that came then.
  ParameterBlock parameters_;
  std::size_t layers_;
  ParameterUpdate update_;
  LayerStatistics statistics_;
};

/// What a surface shows. Numbers are doubles as they come from outside; each is checked.
struct SurfaceRequest {
  /// "random": filter-normalized directions, radius 1 being as long as the weights; "principal":
  /// the plane of the weights' way so far, radius 1 being a tenth further than the way
  /// reaches.
  std::string_view directions;
  /// 1 for a line, 2 for a plane.
  double axes;
  /// How far from the weights, 0.01 to 100; see `directions` for its unit.
  double radius;
  /// Points along an axis.
  double points;
  /// Fixes random directions, a whole number from 0 to 2^32 - 1.
  double seed;
};

/// Loss around the weights over the training samples.
class SurfaceInspection {
 public:
  /// `snapshots` are those of trajectory_plane, of which it takes so many that its work stays
  /// bounded. Throws std::invalid_argument as LossSurface does, and naming "surface.directions",
  /// "surface.radius", "surface.seed" and "surface.snapshots" (a way needs two).
  SurfaceInspection(const NetworkConfig& config, const Run& run, const Matrix& snapshots,
                    const SurfaceRequest& request);
  /// See LossSurface::advance.
  Index advance(Index maximum_pieces) { return surface_->advance(maximum_pieces); }
  /// See LossSurface::done.
  [[nodiscard]] bool done() const { return surface_->done(); }
  /// When done: the losses.
  [[nodiscard]] const LossSurface& surface() const { return *surface_; }
  /// The plane of the way; nothing for random directions.
  [[nodiscard]] const std::optional<TrajectoryPlane>& plane() const { return plane_; }

 private:
  std::optional<TrajectoryPlane> plane_;
  std::unique_ptr<LossSurface> surface_;
};

/// Some samples of the training part, copied together.
struct SampleBatch {
  /// Those with these numbers in the part.
  SampleBatch(const DataPart& part, std::vector<std::uint32_t> numbers);
  std::vector<std::uint32_t> samples;
  /// (I x B) and (O x B).
  Matrix inputs;
  Matrix targets;
};

/// What a pass is traced of. Numbers are doubles as they come from outside; each is checked.
struct PassRequest {
  /// "one": the training sample with this number; "nextBatch": what the trainer takes next.
  std::string_view samples;
  /// Which training sample; without meaning for the next batch.
  double sample;
  /// Whose derivative is checked.
  double parameter;
};

/// One training pass of one sample or of the trainer's next batch, as the next step would make it
/// of them, with a check of one derivative of their mean loss in the same pass.
class PassInspection {
 public:
  /// Throws std::invalid_argument naming "pass.samples", "pass.sample" or
  /// "gradientCheck.parameter".
  PassInspection(const NetworkConfig& config, const Run& run, const PassRequest& request);
  /// Stays where it is, since its parts refer to each other.
  PassInspection(const PassInspection&) = delete;
  PassInspection& operator=(const PassInspection&) = delete;
  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether the check and the trace are made.
  [[nodiscard]] bool done() const { return checker_.done() && tracer_.done(); }

  /// Numbers of the samples in the training part, in the order of the batch.
  [[nodiscard]] const std::vector<std::uint32_t>& samples() const { return batch_.samples; }
  /// When done: the pass and the update after it, of every matrix the first 16 rows and columns.
  [[nodiscard]] const PassTrace& trace() const { return tracer_.trace(); }
  /// When done: the chosen parameter's derivative in two ways.
  [[nodiscard]] const GradientCheck& check() const { return checker_.result(); }
  /// All units of a layer, of which the trace keeps the first.
  [[nodiscard]] Index units(std::size_t layer) const {
    return network_.layers()[layer].output_count();
  }
  /// All inputs of a layer.
  [[nodiscard]] Index inputs(std::size_t layer) const {
    return network_.layers()[layer].input_count();
  }

 private:
  Index step();

  SampleBatch batch_;
  Network network_;
  GradientChecker checker_;
  PassTracer tracer_;
};

/// Lengths of the gradients of single samples: of all training samples, or of those of the
/// trainer's next batch.
class ExamplesInspection {
 public:
  /// `samples` is "training" or "nextBatch". Throws std::invalid_argument naming
  /// "examples.samples".
  ExamplesInspection(const NetworkConfig& config, const Run& run, std::string_view samples);
  /// Stays where it is, since its parts refer to each other.
  ExamplesInspection(const ExamplesInspection&) = delete;
  ExamplesInspection& operator=(const ExamplesInspection&) = delete;
  /// See PerExampleGradients::advance.
  Index advance(Index maximum_pieces) { return gradients_.advance(maximum_pieces); }
  /// Whether every sample's gradient is known.
  [[nodiscard]] bool done() const { return gradients_.done(); }

  /// Numbers of the samples in the training part; empty where they are all of it in its order.
  [[nodiscard]] const std::vector<std::uint32_t>& samples() const { return batch_.samples; }
  /// When done: their lengths and their mean.
  [[nodiscard]] const PerExampleGradients& gradients() const { return gradients_; }

 private:
  SampleBatch batch_;
  PerExampleGradients gradients_;
};

/// The one under way, or none.
using Inspection =
    std::variant<std::monostate, std::unique_ptr<LayersInspection>,
                 std::unique_ptr<SurfaceInspection>, std::unique_ptr<HessianPowerIteration>,
                 std::unique_ptr<ExamplesInspection>, std::unique_ptr<PassInspection>>;

/// Of the mean loss over the training samples.
std::unique_ptr<HessianPowerIteration> inspect_curvature(const NetworkConfig& config,
                                                         const Run& run);

/// Does at most so many pieces of work and returns how many; 0 when there is none.
Index advance(Inspection& inspection, Index maximum_pieces);
/// Whether there is one and it is done.
[[nodiscard]] bool is_done(const Inspection& inspection);

}  // namespace descent
