#include "core/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/kernels/bit_cast.h"

namespace descent {
namespace {

/// A whole number of at most 1,280 bits, least significant word first. Scaling the smallest double
/// to the size of its first digit takes 1,135.
struct BigNumber {
  std::array<std::uint32_t, 40> words{};

  void multiply(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::uint32_t& word : words) {
      carry += std::uint64_t{word} * factor;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
  }

  void double_times(int count) {
    for (int i = 0; i < count; ++i)
      multiply(2);
  }

  /// Needs other <= this.
  void subtract(const BigNumber& other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::uint64_t difference = std::uint64_t{words[i]} - other.words[i] - borrow;
      words[i] = static_cast<std::uint32_t>(difference);
      borrow = difference >> 63U;
    }
  }

  [[nodiscard]] bool less(const BigNumber& other) const {
    return std::lexicographical_compare(words.rbegin(), words.rend(), other.words.rbegin(),
                                        other.words.rend());
  }
};

/// value = 0.d1 d2 ... x 10^exponent.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

/// The fewest digits that read back as this positive finite number, each rounding correct.
/// Source: Steele and White (1990), pages 112-126, free-format printing.
class DigitWriter {
 public:
  explicit DigitWriter(double value) {
    constexpr int mantissa_bits = 52;
    const auto bits = bit_cast<std::uint64_t>(value);
    const auto stored = static_cast<int>(bits >> static_cast<unsigned>(mantissa_bits));
    std::uint64_t mantissa = bits & ((std::uint64_t{1} << mantissa_bits) - 1);
    const bool gap_below_is_half = mantissa == 0 && stored > 1;
    if (stored > 0) mantissa |= std::uint64_t{1} << mantissa_bits;
    is_even_ = mantissa % 2 == 0;
    const int exponent = std::max(stored, 1) - 1023 - mantissa_bits;

    // All by 4, so that half of either gap is whole.
    remainder_.words[0] = static_cast<std::uint32_t>(mantissa);
    remainder_.words[1] = static_cast<std::uint32_t>(mantissa >> 32U);
    remainder_.double_times(2 + std::max(exponent, 0));
    unit_.words[0] = 4;
    unit_.double_times(std::max(-exponent, 0));
    half_above_.words[0] = 2;
    half_above_.double_times(std::max(exponent, 0));
    half_below_.words[0] = gap_below_is_half ? 1 : 2;
    half_below_.double_times(std::max(exponent, 0));
  }

  Decimal write() {
    Decimal decimal;
    for (; !remainder_.less(unit_); ++decimal.exponent)
      unit_.multiply(10);
    for (;; --decimal.exponent) {
      BigNumber next = remainder_;
      next.multiply(10);
      if (!next.less(unit_)) break;
      scale();
    }
    while (!add_digit(decimal)) {
    }
    return decimal;
  }

 private:
  void scale() {
    remainder_.multiply(10);
    half_above_.multiply(10);
    half_below_.multiply(10);
  }

  /// True when the digits so far, rounded, read back as the number.
  bool add_digit(Decimal& decimal) {
    scale();
    char digit = '0';
    for (; !remainder_.less(unit_); ++digit)
      remainder_.subtract(unit_);
    BigNumber above = unit_;
    above.subtract(remainder_);
    const bool is_odd = (digit - '0') % 2 != 0;
    const bool is_up = above.less(remainder_) || (is_odd && !remainder_.less(above));
    decimal.digits += digit;
    if (!(is_up ? reaches(above, half_above_) : reaches(remainder_, half_below_))) return false;
    if (is_up) round_up(decimal);
    return true;
  }

  /// Halfway to a neighbour, the even mantissa is read.
  [[nodiscard]] bool reaches(const BigNumber& error, const BigNumber& half_gap) const {
    return is_even_ ? !half_gap.less(error) : error.less(half_gap);
  }

  static void round_up(Decimal& decimal) {
    while (!decimal.digits.empty() && decimal.digits.back() == '9')
      decimal.digits.pop_back();
    if (!decimal.digits.empty()) {
      ++decimal.digits.back();
    } else {
      decimal.digits = "1";
      ++decimal.exponent;
    }
  }

  BigNumber remainder_;
  BigNumber unit_;
  BigNumber half_above_;
  BigNumber half_below_;
  bool is_even_ = false;
};

/// As C's %g writes these digits.
std::string arrange(Decimal decimal) {
  std::string& digits = decimal.digits;
  const int power = decimal.exponent - 1;
  const auto count = static_cast<int>(digits.size());
  if (power < -4 || power >= count) {
    if (count > 1) digits.insert(1, ".");
    const std::string size = std::to_string(std::abs(power));
    return digits + (power < 0 ? "e-" : "e+") + (size.size() < 2 ? "0" : "") + size;
  }
  if (power < 0) {
    const auto zeros = static_cast<std::size_t>(-power) - 1;
    return "0." + std::string(zeros, '0') + digits;
  }
  const int whole = power + 1;
  if (whole < count) digits.insert(static_cast<std::size_t>(whole), ".");
  return digits;
}

}  // namespace

// Neither std::to_chars, which libc++ before version 20 lacks for floating-point numbers, nor
// std::snprintf and std::strtod, which are 20 kB of a module with long double in software.
std::string number_text(double value) {
  constexpr double largest_plain = 1e15;
  if (std::isnan(value)) return "nan";
  const std::string sign = std::signbit(value) ? "-" : "";
  const double size = std::abs(value);
  if (std::isinf(value)) return sign + "inf";
  if (size == std::floor(size) && size < largest_plain)
    return sign + std::to_string(static_cast<std::int64_t>(size));
  return sign + arrange(DigitWriter(size).write());
}

}  // namespace descent
