// Every activation and its derivative have the reference's values.

#include "core/activations.h"

#include "tests/core/reference.h"

namespace descent {
namespace {

std::span<const Scalar> all(const Matrix& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

TEST_CASE("every activation and its derivative have the reference's values") {
  // Relative to the value, or to the floor: derivatives such as 1 - a^2 cancel where they vanish.
  constexpr double floor = testing::allowed_error(1e-3, 0.1);
  constexpr double allowed = testing::allowed_error(1e-10, 1e-5);
  testing::check_reference("activations", activations(), [&](const auto&, const auto& one) {
    const Activation activation("network.activation", one.choice);
    // softmax takes the units of a sample together, (units x samples); all others stand alone.
    const bool has_units = one.array("z").shape.size() == 2;
    Matrix z = has_units ? one.columns("z") : Matrix(one.vector("z"));
    Matrix a = z;
    Matrix d = has_units ? one.columns("d_a") : Matrix::Ones(z.rows(), 1);
    activation.forward(all(z), {a.data(), all(a).size()}, z.rows());
    activation.backward(all(z), all(a), {d.data(), all(d).size()}, z.rows());
    CHECK(testing::largest_error(all(a), one.array("a").values, floor) <= allowed);
    const auto& expected_d = one.array(has_units ? "d_z" : "derivative").values;
    CHECK(testing::largest_error(all(d), expected_d, floor) <= allowed);
  });
}

}  // namespace
}  // namespace descent
