#include "core/optimizers/optimizer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

namespace descent {
namespace {

Vector gradients_of(int step) {
  Vector gradients(6);
  for (Index i = 0; i < 6; ++i)
    gradients[i] = static_cast<Scalar>((i * 7 + step * 5) % 11) - 5;
  return gradients;
}

TEST_CASE("every optimizer continues from its saved state to the bit") {
  for (const OptimizerEntry& entry : optimizers()) {
    CAPTURE(entry.id);
    const Choice choice{std::string(entry.id)};
    const auto first = make_optimizer("training.optimizer", choice);
    first->reset(6);
    Vector parameters = Vector::Zero(6);
    for (int step = 0; step < 10; ++step)
      first->step(gradients_of(step), 0.1F, parameters);
    const auto second = make_optimizer("training.optimizer", choice);
    second->reset(6);
    second->restore(first->state(), first->step_count());
    Vector continued = parameters;
    for (int step = 10; step < 20; ++step) {
      first->step(gradients_of(step), 0.1F, parameters);
      second->step(gradients_of(step), 0.1F, continued);
    }
    CHECK(continued == parameters);
    CHECK(second->step_count() == 20);
    CHECK(second->state() == first->state());
  }
}

TEST_CASE("every optimizer starts anew after reset") {
  for (const OptimizerEntry& entry : optimizers()) {
    CAPTURE(entry.id);
    const auto optimizer = make_optimizer("training.optimizer", {std::string(entry.id)});
    optimizer->reset(6);
    Vector first = Vector::Zero(6);
    for (int step = 0; step < 5; ++step)
      optimizer->step(gradients_of(step), 0.1F, first);
    optimizer->reset(6);
    CHECK(optimizer->step_count() == 0);
    CHECK(optimizer->state().isZero(0));
    Vector again = Vector::Zero(6);
    for (int step = 0; step < 5; ++step)
      optimizer->step(gradients_of(step), 0.1F, again);
    CHECK(again == first);
  }
}

TEST_CASE("a gradient that is no number shows in the parameters of every optimizer") {
  for (const OptimizerEntry& entry : optimizers()) {
    CAPTURE(entry.id);
    const auto optimizer = make_optimizer("training.optimizer", {std::string(entry.id)});
    optimizer->reset(6);
    Vector parameters = Vector::Zero(6);
    optimizer->step(gradients_of(0), 0.1F, parameters);
    optimizer->step(Vector::Constant(6, std::numeric_limits<Scalar>::quiet_NaN()).eval(), 0.1F,
                    parameters);
    CHECK(std::isnan(parameters[0]));
  }
}

TEST_CASE("no state of a dead unit becomes denormal") {
  for (const OptimizerEntry& entry : optimizers()) {
    CAPTURE(entry.id);
    const auto optimizer = make_optimizer("training.optimizer", {std::string(entry.id)});
    optimizer->reset(1);
    Vector parameters = Vector::Zero(1);
    optimizer->step(Vector::Constant(1, Scalar(1e-15)).eval(), 0.1F, parameters);
    bool denormal = false;
    for (int step = 0; step < 3000; ++step) {
      optimizer->step(Vector::Zero(1).eval(), 0.1F, parameters);
      for (const Scalar value : optimizer->state())
        denormal = denormal || std::fpclassify(value) == FP_SUBNORMAL;
    }
    CHECK_FALSE(denormal);
  }
}

TEST_CASE("restoring refuses a state of another size") {
  const auto optimizer = make_optimizer("training.optimizer", {"adam"});
  optimizer->reset(6);
  CHECK_THROWS_WITH_AS(optimizer->restore(Vector::Zero(6), 3),
                       "optimizer.state: 6 numbers are not allowed (12)", std::invalid_argument);
  CHECK(optimizer->step_count() == 0);
}

TEST_CASE("make_optimizer refuses unknown ids and values out of range") {
  CHECK_THROWS_WITH_AS(
      make_optimizer("training.optimizer", {"constructor"}),
      doctest::Contains(
          "training.optimizer: 'constructor' is not known (allowed: gradientDescent, "),
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(make_optimizer("training.optimizer", {"adam", {{"beta1", 1}}}),
                       "training.optimizer.beta1: 1 is not allowed (0 to 0.999)",
                       std::invalid_argument);
}

}  // namespace
}  // namespace descent
