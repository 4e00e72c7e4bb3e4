#include "core/layers/window_image.h"

#include <algorithm>

#include "core/kernels/packet.h"

namespace descent {

WindowImage::WindowImage(const Shape& image, const Shape& outputs, const Window& window)
    : image_(image),
      window_(window),
      phase_((image.columns + 2 * window.padding - 1) / window.stride + 1),
      row_step_(window.stride * phase_) {
  const Index channel_step = (image.rows + 2 * window.padding) * row_step_;
  // The last packet may read past the end.
  pixels_.setZero(image.channels * channel_step + packet_size);
  plan_patch();
  plan_places(outputs);
}

void WindowImage::plan_patch() {
  const Index channel_step = (image_.rows + 2 * window_.padding) * row_step_;
  Index number = 0;
  for (Index channel = 0; channel < image_.channels; ++channel) {
    for (Index row = 0; row < window_.size; ++row) {
      const Index first = channel * channel_step + row * row_step_;
      for (Index column = 0; column < window_.size; ++column)
        offsets_.push_back(first + place_of(column));
      for (Index phase = 0; phase < std::min(window_.stride, window_.size); ++phase) {
        for (Index column = phase; column < window_.size;) {
          const Index left = (window_.size - column - 1) / window_.stride + 1;
          const Index length = left >= longest_patch_run ? longest_patch_run : (left >= 3 ? 3 : 1);
          patch_.push_back({number + column, first + place_of(column), length});
          column += length * window_.stride;
        }
      }
      number += window_.size;
    }
  }
}

void WindowImage::plan_places(const Shape& outputs) {
  Index place = 0;
  for (Index row = 0; row < outputs.rows; ++row) {
    const Index pixel = row * window_.stride * row_step_;
    for (Index column = 0; column < outputs.columns; column += packet_size) {
      const Index length = std::min(packet_size, outputs.columns - column);
      packets_.push_back({place + column, pixel + column, length});
    }
    for (Index column = 0; column < outputs.columns;) {
      const Index left_in_part = part_length - (place + column) % part_length;
      const Index length = std::min(outputs.columns - column, left_in_part);
      rows_.push_back({place + column, pixel + column, length});
      column += length;
    }
    place += outputs.columns;
  }
  if (packets_.size() % 2 == 1) packets_.push_back({0, 0, 0});
}

template <class Visit>
void WindowImage::for_each_row(Visit visit) const {
  const Index channel_step = (image_.rows + 2 * window_.padding) * row_step_;
  for (Index channel = 0; channel < image_.channels; ++channel) {
    for (Index row = 0; row < image_.rows; ++row) {
      visit((channel * image_.rows + row) * image_.columns,
            channel * channel_step + (row + window_.padding) * row_step_);
    }
  }
}

void WindowImage::load(const Scalar* image) {
  for_each_row([&](Index from, Index to) {
    Scalar* const row = pixels_.data() + to;
    if (window_.stride == 1) {
      std::copy_n(image + from, image_.columns, row + window_.padding);
      return;
    }
    for (Index column = 0; column < image_.columns; ++column)
      row[place_of(column + window_.padding)] = image[from + column];
  });
}

void WindowImage::store(Scalar* image) const {
  for_each_row([&](Index to, Index from) {
    const Scalar* const row = pixels_.data() + from;
    if (window_.stride == 1) {
      std::copy_n(row + window_.padding, image_.columns, image + to);
      return;
    }
    for (Index column = 0; column < image_.columns; ++column)
      image[to + column] = row[place_of(column + window_.padding)];
  });
}

}  // namespace descent
