#include "wasm_bindings/inspection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

#include "core/inspection/directions.h"
#include "core/inspection/layer_segments.h"
#include "core/inspection/network_copy.h"
#include "core/inspection/sums.h"

namespace descent {
namespace {

constexpr Hyperparameter radius_limits{"radius", 1, 0.01, 100, Scale::logarithmic};
constexpr Hyperparameter axes_limits{"axes", 2, 1, 2, Scale::integer};

/// The plane of a way is computed in one go: about so many multiply-adds, a tenth of a second.
constexpr Index most_plane_work = Index{1} << 26;
/// So much of the reach of the way is seen beyond its end.
constexpr double margin = 1.1;
/// A way that has not moved along an axis still gets one of some width.
constexpr double shortest_extent = 1e-3;

/// At most as many snapshots as keep the work bounded, evenly chosen, the last one among them.
Matrix chosen_snapshots(const Matrix& snapshots) {
  const double room = std::sqrt(static_cast<double>(most_plane_work) /
                                static_cast<double>(std::max<Index>(1, snapshots.rows())));
  const Index most = std::max<Index>(2, static_cast<Index>(std::min(room, 200.0)));
  const Index last = snapshots.cols() - 1;
  const Index stride = last / most + 1;
  const Index count = last / stride + 1;
  Matrix chosen(snapshots.rows(), count);
  for (Index i = 0; i < count; ++i)
    chosen.col(count - 1 - i) = snapshots.col(last - i * stride);
  return chosen;
}

double largest_distance(const Eigen::MatrixXd& path, Index axis) {
  double largest = 0;
  for (Index i = 0; i < path.cols(); ++i)
    largest = std::max(largest, std::fabs(path(axis, i)));
  return std::max(largest, shortest_extent);
}

std::vector<SurfaceAxis> random_axes(const Network& network, const SurfaceRequest& request) {
  check_range("surface.seed", request.seed, setting("network.seed"));
  Random random(static_cast<std::uint64_t>(request.seed), RandomStream::inspection);
  std::vector<SurfaceAxis> axes;
  axes.reserve(2);
  for (int axis = 0; axis < static_cast<int>(request.axes); ++axis)
    axes.push_back({filter_normalized_direction(network.parameters(), random), request.radius});
  return axes;
}

std::vector<SurfaceAxis> principal_axes(const TrajectoryPlane& plane,
                                        const SurfaceRequest& request) {
  std::vector<SurfaceAxis> axes{
      {plane.first, margin * request.radius * largest_distance(plane.path, 0)}};
  if (request.axes == 2)
    axes.push_back({plane.second, margin * request.radius * largest_distance(plane.path, 1)});
  return axes;
}

}  // namespace

LayersInspection::LayersInspection(const NetworkConfig& config, const Run& run, double bins)
    : parameters_(run.network().parameters()),
      statistics_(copy_network(config, run.network()), run.loss(), run.data().training().inputs,
                  run.data().training().targets, bins) {}

std::vector<double> LayersInspection::update_ratios(const Run& run) const {
  ParameterBlock parameters = parameters_;
  const Vector before = parameters.values();
  parameters.gradients() = statistics_.gradient().cast<Scalar>();
  run.trainer().preview_update(parameters);
  std::vector<double> ratios;
  for (const NetworkLayer& layer : run.network().layers()) {
    const auto weights = layer_segments(parameters, layer).weights;
    double ratio = std::numeric_limits<double>::quiet_NaN();
    if (weights) {
      const auto old = before.segment(weights->offset, weights->size());
      const Eigen::VectorXd update =
          parameters.values().segment(weights->offset, weights->size()).cast<double>() -
          old.cast<double>();
      ratio = norm_in_order(update) / norm_in_order(old);
    }
    ratios.push_back(ratio);
  }
  return ratios;
}

SurfaceInspection::SurfaceInspection(const NetworkConfig& config, const Run& run,
                                     const Matrix& snapshots, const SurfaceRequest& request) {
  static constexpr std::string_view names[] = {"random", "principal"};
  check_range("surface.axes", request.axes, axes_limits);
  check_range("surface.radius", request.radius, radius_limits);
  const DataPart& part = run.data().training();
  Network network = copy_network(config, run.network());
  std::vector<SurfaceAxis> axes;
  if (request.directions == names[0]) {
    axes = random_axes(network, request);
  } else if (request.directions == names[1]) {
    if (snapshots.cols() < 2) {
      throw std::invalid_argument("surface.snapshots: " + std::to_string(snapshots.cols()) +
                                  " are not allowed (at least 2)");
    }
    plane_ = trajectory_plane(chosen_snapshots(snapshots), network.parameters().trainable_size());
    axes = principal_axes(*plane_, request);
  } else {
    throw_unknown("surface.directions", request.directions, names);
  }
  surface_ = std::make_unique<LossSurface>(std::move(network), run.loss(), part.inputs,
                                           part.targets, std::move(axes), request.points);
}

PassInspection::PassInspection(const NetworkConfig& config, const Run& run, double sample,
                               double parameter)
    : check{} {
  const DataPart& part = run.data().training();
  check_range("pass.sample", sample,
              {"sample", 0, 0, static_cast<double>(part.size() - 1), Scale::integer});
  const auto number = static_cast<Index>(sample);
  const Matrix inputs = part.inputs.col(number);
  const Matrix targets = part.targets.col(number);
  Network network = copy_network(config, run.network());
  check = GradientChecker(network, run.loss(), inputs, targets).check(parameter);
  trace = trace_pass(network, run.loss(), inputs, targets,
                     [&](ParameterBlock& parameters) { run.trainer().preview_update(parameters); });
  for (const NetworkLayer& layer : network.layers())
    segments.push_back(layer_segments(network.parameters(), layer));
}

std::unique_ptr<HessianPowerIteration> inspect_curvature(const NetworkConfig& config,
                                                         const Run& run) {
  const DataPart& part = run.data().training();
  return std::make_unique<HessianPowerIteration>(copy_network(config, run.network()), run.loss(),
                                                 part.inputs, part.targets,
                                                 PowerIterationOptions{});
}

std::unique_ptr<PerExampleGradients> inspect_examples(const NetworkConfig& config, const Run& run) {
  const DataPart& part = run.data().training();
  return std::make_unique<PerExampleGradients>(copy_network(config, run.network()), run.loss(),
                                               part.inputs, part.targets, 0);
}

Index advance(Inspection& inspection, Index maximum_pieces) {
  return std::visit(
      [&](auto& one) -> Index {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::monostate>) {
          return 0;
        } else {
          return one->advance(maximum_pieces);
        }
      },
      inspection);
}

bool is_done(const Inspection& inspection) {
  return std::visit(
      [](const auto& one) {
        if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::monostate>) {
          return false;
        } else {
          return one->done();
        }
      },
      inspection);
}

}  // namespace descent
