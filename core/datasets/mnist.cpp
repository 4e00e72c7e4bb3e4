#include "core/datasets/mnist.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/datasets/provided_data.h"

namespace descent {
namespace {

constexpr Index images = 2000;
constexpr Index side = 28;
constexpr Index pixels = side * side;
constexpr Index header_size = 16;
constexpr Index image_size = 1 + pixels;

std::size_t at(Index position) { return static_cast<std::size_t>(position); }

double number_at(std::span<const std::uint8_t> bytes, std::size_t start) {
  double number = 0;
  for (std::size_t i = 4; i-- > 0;)
    number = number * 256 + bytes[start + i];
  return number;
}

/// Throws unless the number is the one that the file must have here.
void check_number(std::string_view field, double number, Index wanted) {
  const auto only = static_cast<double>(wanted);
  check_range(field, number, {field, only, only, only, Scale::integer});
}

void check_header(std::span<const std::uint8_t> bytes) {
  static constexpr std::array<std::uint8_t, 4> magic = {'d', 'm', 'n', '1'};
  if (bytes.size() < at(header_size) || !std::equal(magic.begin(), magic.end(), bytes.begin())) {
    throw std::invalid_argument("mnist: the bytes are not allowed (a file that begins with dmn1)");
  }
  check_number("mnist.images", number_at(bytes, 4), images);
  check_number("mnist.rows", number_at(bytes, 8), side);
  check_number("mnist.columns", number_at(bytes, 12), side);
  check_number("mnist.bytes", static_cast<double>(bytes.size()), header_size + images * image_size);
}

}  // namespace

Dataset read_mnist(std::span<const std::uint8_t> bytes) {
  check_header(bytes);
  Dataset dataset;
  dataset.columns.resize(pixels, images);
  for (Index sample = 0; sample < images; ++sample) {
    const auto image = bytes.subspan(at(header_size + sample * image_size), at(image_size));
    check_range("mnist.labels." + std::to_string(sample + 1), image[0],
                {"label", 0, 0, 9, Scale::integer});
    dataset.classes.push_back(image[0]);
    for (Index pixel = 0; pixel < pixels; ++pixel)
      dataset.columns(pixel, sample) = static_cast<Scalar>(image[at(1 + pixel)]) / 255;
  }
  return dataset;
}

Dataset generate_mnist(const DatasetRequest& request, Random& /*points*/, Random& /*noise*/) {
  return read_mnist(request.provided->bytes);
}

}  // namespace descent
