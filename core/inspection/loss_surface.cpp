#include "core/inspection/loss_surface.h"

#include <string>

#include "core/inspection/pieces.h"

namespace descent {
namespace {

constexpr Hyperparameter points_limits{"points", 25, 3, 501, Scale::integer};
constexpr Hyperparameter extent_limits{"extent", 1, 1e-6, 1e6, Scale::logarithmic};

Index checked_points(double points) {
  check_range("surface.points", points, points_limits);
  const auto count = static_cast<Index>(points);
  if (count % 2 == 0) {
    throw std::invalid_argument("surface.points: " + std::to_string(count) +
                                " is not allowed (odd numbers from 3 to 501)");
  }
  return count;
}

void check_axes(const std::vector<SurfaceAxis>& axes, Index parameters) {
  if (axes.empty() || axes.size() > 2) {
    throw std::invalid_argument("surface.axes: " + std::to_string(axes.size()) +
                                " is not allowed (1 or 2)");
  }
  for (const SurfaceAxis& axis : axes) {
    check_range("surface.extent", axis.extent, extent_limits);
    if (axis.direction.size() != parameters) {
      throw std::invalid_argument("surface.direction: " + std::to_string(axis.direction.size()) +
                                  " numbers are not allowed (" + std::to_string(parameters) + ")");
    }
  }
}

}  // namespace

LossSurface::LossSurface(Network network, const Loss& loss, ConstMatrixView inputs,
                         ConstMatrixView targets, std::vector<SurfaceAxis> axes, double points)
    : network_(std::move(network)),
      mean_loss_(network_, loss, inputs, targets),
      axes_(std::move(axes)),
      center_(network_.parameters().values()),
      columns_(checked_points(points)),
      rows_(axes_.size() == 2 ? columns_ : 1) {
  check_axes(axes_, center_.size());
  losses_.setZero(rows_ * columns_);
  begin_point();
}

double LossSurface::coordinate(std::size_t axis, Index number) const {
  // Whole numbers first: the middle is exactly 0, and both sides mirror each other.
  const Index steps = columns_ - 1;
  return axes_[axis].extent *
         (static_cast<double>(2 * number - steps) / static_cast<double>(steps));
}

Index LossSurface::advance(Index maximum_pieces) {
  return advance_pieces(
      maximum_pieces, [this] { return step(); }, [this] { return done(); });
}

Index LossSurface::step() {
  const Index work = mean_loss_.advance();
  if (!mean_loss_.done()) return work;
  losses_(point_++) = mean_loss_.loss();
  if (!done()) begin_point();
  return work;
}

void LossSurface::begin_point() {
  Vector& values = network_.parameters().values();
  const double s = coordinate(0, point_ % columns_);
  const double t = rows_ > 1 ? coordinate(1, point_ / columns_) : 0;
  for (Index i = 0; i < values.size(); ++i) {
    double moved = static_cast<double>(center_(i));
    // Nothing is added in the middle, since -0 + 0 would be 0.
    if (s != 0) moved += s * axes_[0].direction(i);
    if (t != 0) moved += t * axes_[1].direction(i);
    values(i) = static_cast<Scalar>(moved);
  }
  mean_loss_.begin_loss();
}

}  // namespace descent
