#include "wasm_bindings/inspection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

#include "core/inspection/directions.h"
#include "core/inspection/layer_segments.h"
#include "core/inspection/network_copy.h"
#include "core/inspection/pieces.h"
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
/// A pass keeps so many rows and columns of every matrix: more numbers nobody reads.
constexpr Index most_shown = 16;

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

std::vector<std::uint32_t> traced_samples(const Run& run, const PassRequest& request) {
  static constexpr std::string_view names[] = {"one", "nextBatch"};
  if (request.samples == names[1]) return run.trainer().next_batch().samples;
  if (request.samples != names[0]) throw_unknown("pass.samples", request.samples, names);
  const auto last = static_cast<double>(run.data().training().size() - 1);
  check_range("pass.sample", request.sample, {"sample", 0, 0, last, Scale::integer});
  return {static_cast<std::uint32_t>(request.sample)};
}

/// Those of the next batch; none for the training part as it is.
std::vector<std::uint32_t> examined_samples(const Run& run, std::string_view samples) {
  static constexpr std::string_view names[] = {"training", "nextBatch"};
  if (samples == names[1]) return run.trainer().next_batch().samples;
  if (samples != names[0]) throw_unknown("examples.samples", samples, names);
  return {};
}

}  // namespace

LayersInspection::LayersInspection(const NetworkConfig& config, const Run& run, double bins)
    : parameters_(run.network().parameters()),
      layers_(run.network().layers().size()),
      update_(run.trainer().next_update()),
      statistics_(copy_network(config, run.network()), run.loss(), run.data().training().inputs,
                  run.data().training().targets, bins) {}

std::vector<double> LayersInspection::update_ratios() const {
  ParameterBlock parameters = parameters_;
  parameters.gradients() = statistics_.gradient().cast<Scalar>();
  update_(parameters);
  std::vector<double> ratios;
  for (std::size_t layer = 0; layer < layers_; ++layer) {
    const Eigen::VectorXd before = weights_of_layer(parameters_.values(), parameters, layer);
    const Eigen::VectorXd after = weights_of_layer(parameters.values(), parameters, layer);
    const double size = norm_in_order(before);
    ratios.push_back(size > 0 ? norm_in_order(after - before) / size
                              : std::numeric_limits<double>::quiet_NaN());
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

SampleBatch::SampleBatch(const DataPart& part, std::vector<std::uint32_t> numbers)
    : samples(std::move(numbers)),
      inputs(part.inputs.rows(), static_cast<Index>(samples.size())),
      targets(part.targets.rows(), static_cast<Index>(samples.size())) {
  gather_samples(part, samples, inputs, targets);
}

PassInspection::PassInspection(const NetworkConfig& config, const Run& run,
                               const PassRequest& request)
    : batch_(run.data().training(), traced_samples(run, request)),
      network_(copy_network(config, run.network())),
      checker_(network_, run.loss(), batch_.inputs, batch_.targets, Pass::training,
               run.trainer().next_batch().chance),
      tracer_(network_, run.loss(), batch_.inputs, batch_.targets,
              run.trainer().next_batch().chance, run.trainer().next_update(),
              {most_shown, most_shown, most_shown, most_shown}) {
  checker_.begin(request.parameter);
}

Index PassInspection::advance(Index maximum_pieces) {
  return advance_pieces(
      maximum_pieces, [this] { return step(); }, [this] { return done(); });
}

/// First the check, which leaves the network as it was, then the trace.
Index PassInspection::step() {
  if (checker_.done()) return tracer_.advance();
  const Index work = checker_.advance();
  if (checker_.done()) tracer_.begin();
  return work;
}

ExamplesInspection::ExamplesInspection(const NetworkConfig& config, const Run& run,
                                       std::string_view samples)
    : batch_(run.data().training(), examined_samples(run, samples)),
      gradients_(copy_network(config, run.network()), run.loss(),
                 batch_.samples.empty() ? run.data().training().inputs : batch_.inputs,
                 batch_.samples.empty() ? run.data().training().targets : batch_.targets, 0) {}

std::unique_ptr<HessianPowerIteration> inspect_curvature(const NetworkConfig& config,
                                                         const Run& run) {
  const DataPart& part = run.data().training();
  return std::make_unique<HessianPowerIteration>(copy_network(config, run.network()), run.loss(),
                                                 part.inputs, part.targets,
                                                 PowerIterationOptions{});
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
