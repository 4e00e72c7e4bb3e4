#include "tests/core/optimizers/optimizer_trace.h"

namespace descent {
namespace {

TEST_CASE("gradient descent follows its formula for 100 steps") {
  check_trace({"gradientDescent"}, [](int, int, double gradient, double parameter) {
    return parameter - trace_rate * gradient;
  });
}

TEST_CASE("gradient descent keeps no state") {
  const auto optimizer = make_optimizer("training.optimizer", {"gradientDescent"});
  optimizer->reset(5);
  CHECK(optimizer->state().size() == 0);
}

}  // namespace
}  // namespace descent
