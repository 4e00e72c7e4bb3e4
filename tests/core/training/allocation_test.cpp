// Counts every allocation of this process, Eigen's included, by standing in front of malloc.

#include <doctest/doctest.h>

#include <cstdlib>

#include "core/training/run.h"

using namespace descent;

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

namespace {

bool counting = false;
long allocations = 0;

}  // namespace

extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);

void* malloc(std::size_t size) {
  if (counting) ++allocations;
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
  if (counting) ++allocations;
  return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) {
  if (counting) ++allocations;
  return __libc_realloc(memory, size);
}
}

TEST_CASE("the counter counts") {
  counting = true;
  allocations = 0;
  const Matrix room(30, 30);
  counting = false;
  CHECK(allocations == 1);
  CHECK(room.size() == 900);
}

TEST_CASE("epochs allocate nothing, for every optimizer and wide layers") {
  for (const OptimizerEntry& optimizer : optimizers()) {
    CAPTURE(optimizer.id);
    ExperimentConfig experiment = default_experiment();
    experiment.network.layers = {{"dense", 256, {"tanh"}}, {"dense", 33, {"relu"}}};
    experiment.training.optimizer = {std::string(optimizer.id)};
    experiment.training.regularizer = {"l2", {{"rate", 0.001}}};
    experiment.training.batch_size = 100;
    Run run(experiment);
    counting = true;
    allocations = 0;
    run.trainer().advance(1'000, 3);
    counting = false;
    CHECK(allocations == 0);
    CHECK(run.trainer().epoch() == 3);
  }
}

#endif
