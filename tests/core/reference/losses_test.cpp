// Every loss and its gradient have the reference's values.

#include <algorithm>
#include <cmath>

#include "core/losses/loss.h"
#include "tests/core/reference.h"

namespace descent {
namespace {

TEST_CASE("every loss and its gradient have the reference's values") {
  // Relative to the value, or to the floor: p - t cancels where the prediction is right.
  constexpr double floor = testing::allowed_error(1e-3, 0.1);
  constexpr double allowed = testing::allowed_error(1e-10, 1e-5);
  testing::check_reference("losses", losses(), [&](const LossEntry& entry, const auto& one) {
    const auto loss = entry.make(resolve_values("loss", entry, one.choice));
    const Matrix outputs = one.columns("outputs");
    const Matrix targets = one.columns("targets");
    const auto samples = static_cast<double>(outputs.cols());
    const double expected = one.number("value");
    const double error = std::fabs(loss->sum(outputs, targets) / samples - expected);
    CHECK(error <= allowed * std::max(std::fabs(expected), floor));
    Matrix d_outputs(outputs.rows(), outputs.cols());
    loss->gradient(outputs, targets, d_outputs);
    const auto size = static_cast<std::size_t>(d_outputs.size());
    const auto& d_expected = one.array("d_outputs").values;
    CHECK(testing::largest_error({d_outputs.data(), size}, d_expected, floor) <= allowed);
  });
}

}  // namespace
}  // namespace descent
