#include "tests/core/allocation_counter.h"

#include <cerrno>
#include <cstdlib>

#ifdef DESCENT_COUNTS_ALLOCATIONS

namespace {

bool counting = false;
long allocations = 0;
std::size_t allocated_bytes = 0;

void note(std::size_t size) {
  if (!counting) return;
  ++allocations;
  allocated_bytes += size;
}

}  // namespace

// These stand in front of the C library's own, which operator new calls too.
extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size) {
  note(size);
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
  note(count * size);
  return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) {
  note(size);
  return __libc_realloc(memory, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
  note(size);
  *memory = __libc_memalign(alignment, size);
  return *memory == nullptr ? ENOMEM : 0;
}
}

namespace descent::testing {

AllocationCounter::AllocationCounter() {
  allocations = 0;
  allocated_bytes = 0;
  counting = true;
}

AllocationCounter::~AllocationCounter() { counting = false; }

long AllocationCounter::count() const { return allocations; }

std::size_t AllocationCounter::bytes() const { return allocated_bytes; }

}  // namespace descent::testing

#endif
