#pragma once

#include <vector>

#include "core/kernels/convolution_sums.h"
#include "core/layers/window.h"

namespace descent {

/// One image with its padding, laid out for a window that moves over it: what neighbouring places
/// of a row see of the same number of their patch lies side by side. For that a row's columns that
/// lie a stride apart follow one another: with a stride of 2 first the even ones, then the odd
/// ones.
class WindowImage {
 public:
  /// Of the window's places over an image, `outputs`; allocates nothing else later.
  WindowImage(const Shape& image, const Shape& outputs, const Window& window);

  /// Copies an image (C, H, W) between its padding of zeros.
  void load(const Scalar* image);
  /// All zeros.
  void clear() { pixels_.setZero(); }
  /// Copies the image without its padding.
  void store(Scalar* image) const;

  /// The padded image.
  [[nodiscard]] const Scalar* data() const { return pixels_.data(); }
  /// The padded image, to be written.
  [[nodiscard]] Scalar* data() { return pixels_.data(); }
  /// Valid as long as this object.
  [[nodiscard]] WindowPlaces places() const {
    return {offsets_, patch_, window_.stride, packets_, rows_};
  }

 private:
  /// Calls visit(pixel, inside) for the columns of each row: where the row begins in the image, and
  /// in the padded one.
  template <class Visit>
  void for_each_row(Visit visit) const;
  /// Where a column of a padded row lies from the row's beginning.
  [[nodiscard]] Index place_of(Index column) const {
    return column % window_.stride * phase_ + column / window_.stride;
  }
  void plan_patch();
  void plan_places(const Shape& outputs);

  Shape image_;
  Window window_;
  /// Columns of a padded row that lie a stride apart.
  Index phase_;
  /// From one padded row to the next.
  Index row_step_;
  Vector pixels_;
  std::vector<Index> offsets_;
  std::vector<PatchRun> patch_;
  std::vector<PlaceRun> packets_;
  std::vector<PlaceRun> rows_;
};

}  // namespace descent
