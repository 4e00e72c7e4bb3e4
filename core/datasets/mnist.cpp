#include "core/datasets/mnist.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "core/datasets/provided_data.h"
#include "core/kernels/packet.h"

namespace descent {
namespace {

constexpr Index images = 2000;
constexpr Index side = 28;
constexpr Index pixels = side * side;
constexpr Index header_size = 16;
constexpr Index image_size = 1 + pixels;
constexpr std::uint8_t last_label = 9;

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

/// The label and the grey bytes of an image.
std::span<const std::uint8_t> image_of(std::span<const std::uint8_t> bytes, Index sample) {
  return bytes.subspan(at(header_size + sample * image_size), at(image_size));
}

/// Writes the grey values of an image.
void read_image(std::span<const std::uint8_t> all, Index sample, Scalar* greys) {
  const std::uint8_t* bytes = image_of(all, sample).data() + 1;
  Index pixel = 0;
#ifdef __wasm_simd128__
  // Sixteen at a time: a new page waits for them, in code that the browser has yet to optimise.
  using Bytes = std::uint8_t __attribute__((vector_size(16)));
  using Numbers = std::int32_t __attribute__((vector_size(16)));
  static_assert(pixels % sizeof(Bytes) == 0);
  for (; pixel < pixels; pixel += sizeof(Bytes)) {
    Bytes some;
    std::memcpy(&some, bytes + pixel, sizeof some);
    const auto write = [&](Index first, Bytes numbers) {
      store_packet(__builtin_convertvector(reinterpret_cast<Numbers>(numbers), Packet) / 255,
                   greys + pixel + first);
    };
    constexpr Bytes z = {};
    write(0, __builtin_shufflevector(some, z, 0, 16, 16, 16, 1, 16, 16, 16, 2, 16, 16, 16, 3, 16,
                                     16, 16));
    write(4, __builtin_shufflevector(some, z, 4, 16, 16, 16, 5, 16, 16, 16, 6, 16, 16, 16, 7, 16,
                                     16, 16));
    write(8, __builtin_shufflevector(some, z, 8, 16, 16, 16, 9, 16, 16, 16, 10, 16, 16, 16, 11, 16,
                                     16, 16));
    write(12, __builtin_shufflevector(some, z, 12, 16, 16, 16, 13, 16, 16, 16, 14, 16, 16, 16, 15,
                                      16, 16, 16));
  }
#endif
  for (; pixel < pixels; ++pixel)
    greys[pixel] = static_cast<Scalar>(bytes[pixel]) / 255;
}

}  // namespace

Dataset read_mnist(std::span<const std::uint8_t> bytes) {
  check_header(bytes);
  Dataset dataset;
  dataset.stored = {bytes, pixels, images, read_image};
  for (Index sample = 0; sample < images; ++sample) {
    const std::uint8_t label = image_of(bytes, sample)[0];
    if (label > last_label) {
      check_range("mnist.labels." + std::to_string(sample + 1), label,
                  {"label", 0, 0, last_label, Scale::integer});
    }
    dataset.classes.push_back(label);
  }
  return dataset;
}

Dataset generate_mnist(const DatasetRequest& request, Random& /*points*/, Random& /*noise*/) {
  return read_mnist(request.provided->bytes);
}

}  // namespace descent
