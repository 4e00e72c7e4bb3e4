#pragma once

#include "core/inspection/plane_grid.h"
#include "core/losses/loss.h"
#include "core/models/network.h"

/// What the network and each of its units answer over a part of the plane.
namespace descent {

/// What a picture contains. Numbers are doubles as they come from outside; each is checked.
struct PictureRequest {
  /// Points on a side of the predictions' grids.
  double prediction_resolution;
  /// Points on a side of the units' grids; 0 leaves these out.
  double unit_resolution;
  /// The raw columns, counted from 0, that the plane shows.
  double horizontal_column;
  double vertical_column;

  bool operator==(const PictureRequest&) const = default;
};

/// Grids of a network's answers, computed one piece of work at a time and on a copy of the
/// parameters, so that training may go on in between. Every unit's grid comes out of the same
/// forward pass over batches of points.
class Picture {
 public:
  /// Of a network of this description with these parameters; data and loss must outlive the
  /// picture. Throws std::invalid_argument ("picture.predictionResolution", ...), and
  /// std::bad_alloc for more numbers than the memory holds.
  Picture(const NetworkConfig& config, const Vector& parameters, const PreparedData& data,
          const Loss& loss, const PictureRequest& request);

  /// Begins the same picture of other parameters, in the same memory and, unless there are very
  /// many, with the inputs that the points had before.
  void begin(const Vector& parameters);
  /// What it was constructed for.
  [[nodiscard]] const PictureRequest& request() const { return request_; }

  /// Does at most so many pieces of work (see piece_work) and returns how many.
  Index advance(Index maximum_pieces);
  /// Whether all grids are filled.
  [[nodiscard]] bool done() const { return part_ == parts_.size(); }

  /// When done: predictions (logits already turned into probabilities), one grid per output; a grid
  /// is rows x resolution values.
  [[nodiscard]] const Vector& predictions() const { return parts_.front().values; }
  /// Rows of each of the predictions' grids.
  [[nodiscard]] Index prediction_rows() const { return parts_.front().grid.rows(); }
  /// When done: values of every input, then of every unit of every layer, in the same layout;
  /// nothing when they were left out.
  [[nodiscard]] std::span<const Scalar> units() const;

 private:
  /// The predictions, and the units unless they are left out.
  struct Part {
    PlaneGrid grid;
    Vector values;
    /// The inputs of the points (I x M), which are the same in each picture; those before
    /// `known_points` are written. Empty where they are too many to be kept.
    Matrix inputs;
    Index known_points;
  };

  void add_part(const PlaneGrid& grid, Index grids);
  [[nodiscard]] Index unit_count() const;
  [[nodiscard]] Index batch() const;
  [[nodiscard]] ConstMatrixView inputs() const;
  void write_inputs();
  void begin_batch();
  void finish_batch();
  void keep_predictions();
  void keep_units();

  const Loss& loss_;
  PictureRequest request_;
  Network network_;
  /// The inputs of a batch where those of all points are too many.
  Matrix batch_inputs_;
  /// The predictions of a batch.
  Matrix predictions_;
  std::vector<Part> parts_;
  /// Where it stands: the part, and its points before the present batch.
  std::size_t part_ = 0;
  Index point_ = 0;
};

}  // namespace descent
