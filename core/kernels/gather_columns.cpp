#include "core/kernels/gather_columns.h"

#include "core/kernels/packet.h"

namespace descent {
namespace {

/// With the number of rows, or Eigen::Dynamic: of one or two rows the compiler makes no loop. By
/// packets and not by memcpy, whose call takes longer than to copy a few numbers.
template <Index known_rows>
[[gnu::always_inline]] inline void gather(const Matrix& from,
                                          std::span<const std::uint32_t> numbers, Scalar* to) {
  const Index rows = known_rows == Eigen::Dynamic ? from.rows() : known_rows;
  for (const std::uint32_t number : numbers) {
    const Scalar* source = from.data() + static_cast<Index>(number) * rows;
    Index left = rows;
    for (; left >= packet_size; left -= packet_size) {
      store_packet(load_packet(source), to);
      source += packet_size;
      to += packet_size;
    }
    for (; left > 0; --left)
      *to++ = *source++;
  }
}

}  // namespace

void gather_columns(const Matrix& from, std::span<const std::uint32_t> numbers, Matrix& to) {
  if (from.rows() == 1) {
    gather<1>(from, numbers, to.data());
  } else if (from.rows() == 2) {
    gather<2>(from, numbers, to.data());
  } else {
    gather<Eigen::Dynamic>(from, numbers, to.data());
  }
}

}  // namespace descent
