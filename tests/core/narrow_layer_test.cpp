// Every narrow layer against plain loops, bit by bit, in arrays of exactly the right size: reading
// or writing beyond them is an error that the sanitized build reports.
#include "core/kernels/narrow_layer.h"

#include <doctest/doctest.h>

#include <vector>

#include "core/random.h"

using namespace descent;

namespace {

using Numbers = std::vector<Scalar>;

constexpr Scalar untouched = 77;

Numbers drawn(Random& random, Index count) {
  Numbers numbers(static_cast<std::size_t>(count));
  for (Scalar& number : numbers)
    number = static_cast<Scalar>(random.normal());
  return numbers;
}

/// Room for `count` numbers, with guards behind them.
struct Result {
  explicit Result(Index count)
      : size(static_cast<std::size_t>(count)), numbers(size + 4, untouched) {}
  [[nodiscard]] Numbers inside() const { return {numbers.begin(), numbers.begin() + long(size)}; }
  [[nodiscard]] bool guarded() const {
    return Numbers(numbers.begin() + long(size), numbers.end()) == Numbers(4, untouched);
  }
  std::size_t size;
  Numbers numbers;
};

/// The sum of so many products, one after the other.
template <class Product>
Scalar sum_in_order(Index count, Product product) {
  Scalar sum = 0;
  for (Index k = 0; k < count; ++k)
    sum += product(k);
  return sum;
}

/// A matrix without gaps from its numbers.
template <class Number>
Numbers filled(Index rows, Index columns, Number number) {
  Numbers matrix;
  for (Index column = 0; column < columns; ++column) {
    for (Index row = 0; row < rows; ++row)
      matrix.push_back(number(row, column));
  }
  return matrix;
}

void check_layer(Random& random, const NarrowLayer& layer) {
  const Index inputs = layer.inputs;
  const Index units = layer.units;
  const Index batch = layer.batch;
  CAPTURE(inputs);
  CAPTURE(units);
  CAPTURE(batch);
  const Numbers weights = drawn(random, units * inputs);
  const Numbers bias = drawn(random, units);
  const Numbers x = drawn(random, inputs * batch);
  const Numbers d_z = drawn(random, units * batch);
  const auto at = [](const Numbers& matrix, Index rows, Index row, Index column) {
    return matrix[static_cast<std::size_t>(column * rows + row)];
  };
  const auto product = [&](Index unit, Index sample) {
    return sum_in_order(
        inputs, [&](Index k) { return at(weights, units, unit, k) * at(x, inputs, k, sample); });
  };

  Result z(units * batch);
  narrow_forward(layer, weights.data(), nullptr, x.data(), z.numbers.data());
  CHECK(z.inside() == filled(units, batch, product));
  narrow_forward(layer, weights.data(), bias.data(), x.data(), z.numbers.data());
  CHECK(z.inside() == filled(units, batch, [&](Index unit, Index sample) {
          return product(unit, sample) + at(bias, units, unit, 0);
        }));
  CHECK(z.guarded());

  Result d_weights(units * inputs);
  Result d_bias(units);
  narrow_gradients(layer, d_z.data(), x.data(), d_weights.numbers.data(), d_bias.numbers.data());
  CHECK(d_weights.inside() == filled(units, inputs, [&](Index unit, Index input) {
          return sum_in_order(
              batch, [&](Index k) { return at(d_z, units, unit, k) * at(x, inputs, input, k); });
        }));
  CHECK(d_bias.inside() == filled(units, 1, [&](Index unit, Index) {
          return sum_in_order(batch, [&](Index k) { return at(d_z, units, unit, k); });
        }));
  Result without_bias(units * inputs);
  narrow_gradients(layer, d_z.data(), x.data(), without_bias.numbers.data(), nullptr);
  CHECK(without_bias.inside() == d_weights.inside());
  CHECK(d_weights.guarded());
  CHECK(d_bias.guarded());

  Result d_x(inputs * batch);
  narrow_backward(layer, weights.data(), d_z.data(), d_x.numbers.data());
  CHECK(d_x.inside() == filled(inputs, batch, [&](Index input, Index sample) {
          return sum_in_order(units, [&](Index k) {
            return at(weights, units, k, input) * at(d_z, units, k, sample);
          });
        }));
  CHECK(d_x.guarded());
}

}  // namespace

TEST_CASE("narrow layers of every shape sum in the stated order and touch nothing else") {
  Random random(7, RandomStream::weights);
  for (Index inputs = 1; inputs <= narrow_width; ++inputs) {
    for (Index units = 1; units <= narrow_width; ++units) {
      for (Index batch = 1; batch <= 10; ++batch)
        check_layer(random, {inputs, units, batch});
    }
  }
  check_layer(random, {narrow_width, narrow_width, narrow_batch});
}
