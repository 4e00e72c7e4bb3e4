// Every gradient clipping gives PyTorch's gradients.

#include "core/gradient_clipping.h"

#include "tests/core/reference.h"

namespace descent {
namespace {

TEST_CASE("every gradient clipping gives the reference's gradients") {
  constexpr double allowed = testing::allowed_error(1e-10, 1e-6);
  testing::check_reference(
      "gradient_clippings", gradient_clippings(), [&](const auto& entry, const auto& one) {
        Vector gradients = one.vector("gradients");
        entry.clip(resolve_values("clipping", entry, one.choice), gradients);
        const auto size = static_cast<std::size_t>(gradients.size());
        const auto& expected = one.array("clipped").values;
        CHECK(testing::largest_error({gradients.data(), size}, expected, 1e-3) <= allowed);
      });
}

}  // namespace
}  // namespace descent
