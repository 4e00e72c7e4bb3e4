#pragma once

#include <cstdint>
#include <cstring>

/// Helpers of tests that look at single bits.
namespace descent {

/// FNV-1a hash over the bytes of the numbers it is fed, in their order.
class Hash {
 public:
  template <class Number>
  void add(Number number) {
    unsigned char bytes[sizeof(Number)];
    std::memcpy(bytes, &number, sizeof(Number));
    for (const unsigned char byte : bytes)
      value_ = (value_ ^ byte) * 1099511628211U;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 14695981039346656037U;
};

}  // namespace descent
