#pragma once

#include <vector>

#include "core/inspection/mean_loss.h"

namespace descent {

/// A direction in the space of parameters, and how far a surface goes along it both ways.
struct SurfaceAxis {
  /// a, (P); its length is the axis's unit.
  Eigen::VectorXd direction;
  /// The surface goes from -extent to extent, 1e-6 to 1e6.
  double extent;
};

/// Mean loss L along a line, L(w + s a), or over a plane, L(w + s a + t b), around the parameters w
/// of a network: an odd number of points on a side, ends included, so that the middle one is w
/// itself and has its loss to the bit. Computed one piece of work at a time on a network of its
/// own.
/// Source: Goodfellow, Vinyals and Saxe (2015), section 2, for lines (the way back to the starting
/// weights w_0 has the direction w_0 - w and s = 1); Li, Xu, Taylor, Studer and Goldstein (2018),
/// section 3, for planes.
class LossSurface {
 public:
  /// One axis for a line or two for a plane; the network is a copy (copy_network), and loss, inputs
  /// (I x N) and targets (O x N) must outlive the surface. Numbers are doubles as they come from
  /// outside; throws std::invalid_argument naming "surface.points", "surface.axes",
  /// "surface.extent" or "surface.direction".
  LossSurface(Network network, const Loss& loss, ConstMatrixView inputs, ConstMatrixView targets,
              std::vector<SurfaceAxis> axes, double points);
  /// Stays where it is, since its parts refer to each other.
  LossSurface(const LossSurface&) = delete;
  LossSurface& operator=(const LossSurface&) = delete;

  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether every point has its loss.
  [[nodiscard]] bool done() const { return point_ == losses_.size(); }

  /// Points along the first axis.
  [[nodiscard]] Index columns() const { return columns_; }
  /// Points along the second axis; 1 for a line.
  [[nodiscard]] Index rows() const { return rows_; }
  /// How far a point lies along an axis, -extent to extent.
  [[nodiscard]] double coordinate(std::size_t axis, Index number) const;
  /// When done: losses row after row, each from the negative end of the first axis on.
  [[nodiscard]] const Eigen::VectorXd& losses() const { return losses_; }

 private:
  Index step();
  void begin_point();

  Network network_;
  MeanLoss mean_loss_;
  std::vector<SurfaceAxis> axes_;
  Vector center_;
  Index columns_;
  Index rows_;
  Eigen::VectorXd losses_;
  Index point_ = 0;
};

}  // namespace descent
