#pragma once

#include <cstddef>

// Sanitizers stand in front of malloc themselves.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define DESCENT_COUNTS_ALLOCATIONS
#endif

namespace descent::testing {

/// Counts every allocation of this process, Eigen's included, while it lives: one at a time.
class AllocationCounter {
 public:
  AllocationCounter();
  ~AllocationCounter();
  AllocationCounter(const AllocationCounter&) = delete;
  AllocationCounter& operator=(const AllocationCounter&) = delete;

  /// Allocations until now.
  [[nodiscard]] long count() const;
  /// The bytes they asked for.
  [[nodiscard]] std::size_t bytes() const;
};

}  // namespace descent::testing
