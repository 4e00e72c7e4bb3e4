#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/inspection/gradient_check.h"
#include "core/inspection/hessian.h"
#include "core/inspection/layer_segments.h"
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
  /// When done: per layer |W after - W| / |W|, W after being the weights after one step from the
  /// gradient over all training samples (see Trainer::preview_update); NaN without weights.
  [[nodiscard]] std::vector<double> update_ratios(const Run& run) const;

 private:
  /// With the weights that are looked at.
  ParameterBlock parameters_;
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

/// One pass of one training sample, with a check of one derivative of that sample's loss.
struct PassInspection {
  /// Throws std::invalid_argument naming "pass.sample" or "gradientCheck.parameter".
  PassInspection(const NetworkConfig& config, const Run& run, double sample, double parameter);
  /// Nothing is left to do after the constructor.
  Index advance(Index) { return 0; }
  /// Always.
  [[nodiscard]] static bool done() { return true; }

  /// Every number of the pass and of the update after it.
  PassTrace trace;
  /// The check of the chosen parameter's derivative.
  GradientCheck check;
  /// Per layer where its weights and biases stand in the block.
  std::vector<LayerSegments> segments;
};

/// The one under way, or none.
using Inspection =
    std::variant<std::monostate, std::unique_ptr<LayersInspection>,
                 std::unique_ptr<SurfaceInspection>, std::unique_ptr<HessianPowerIteration>,
                 std::unique_ptr<PerExampleGradients>, std::unique_ptr<PassInspection>>;

/// Of the mean loss over the training samples.
std::unique_ptr<HessianPowerIteration> inspect_curvature(const NetworkConfig& config,
                                                         const Run& run);
/// Lengths of the training samples' own gradients.
std::unique_ptr<PerExampleGradients> inspect_examples(const NetworkConfig& config, const Run& run);

/// Does at most so many pieces of work and returns how many; 0 when there is none.
Index advance(Inspection& inspection, Index maximum_pieces);
/// Whether there is one and it is done.
[[nodiscard]] bool is_done(const Inspection& inspection);

}  // namespace descent
