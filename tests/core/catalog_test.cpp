#include "core/catalog.h"

#include <doctest/doctest.h>

#include <limits>

namespace descent {
namespace {

constexpr Hyperparameter rate = {"rate", 0.1, 1e-5, 10.0, Scale::logarithmic};
constexpr Hyperparameter size = {"size", 10, 1, 256, Scale::integer};
constexpr Hyperparameter both[] = {rate, size};
const CatalogEntry entries[] = {{"first", both, "A (2000)"}, {"second", {}, "B (2001)"}};

TEST_CASE("check_range accepts the closed range") {
  CHECK_NOTHROW(check_range("field", 1e-5, rate));
  CHECK_NOTHROW(check_range("field", 10.0, rate));
  CHECK_NOTHROW(check_range("field", 256.0, size));
}

TEST_CASE("check_range names the field, the value and what is allowed") {
  CHECK_THROWS_WITH_AS(check_range("training.learningRate", 0.0, rate),
                       "training.learningRate: 0 is not allowed (1e-05 to 10)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(check_range("training.learningRate", 10.1, rate),
                       "training.learningRate: 10.1 is not allowed (1e-05 to 10)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(check_range("network.layers.units", 2.5, size),
                       "network.layers.units: 2.5 is not allowed (1 to 256, whole numbers)",
                       std::invalid_argument);
}

TEST_CASE("check_range refuses what is not finite") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double not_a_number = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH_AS(check_range("field", not_a_number, rate),
                       "field: nan is not allowed (1e-05 to 10)", std::invalid_argument);
  CHECK_THROWS_WITH_AS(check_range("field", infinity, rate),
                       "field: inf is not allowed (1e-05 to 10)", std::invalid_argument);
  CHECK_THROWS_WITH_AS(check_range("field", -infinity, size),
                       "field: -inf is not allowed (1 to 256, whole numbers)",
                       std::invalid_argument);
}

TEST_CASE("find_entry finds by id and lists the ids otherwise") {
  const std::span<const CatalogEntry> table = entries;
  CHECK(&find_entry("field", table, "second") == &entries[1]);
  CHECK_THROWS_WITH_AS(find_entry("training.loss", table, "third"),
                       "training.loss: 'third' is not known (allowed: first, second)",
                       std::invalid_argument);
}

TEST_CASE("resolve_values fills in defaults, in the order of the table") {
  CHECK(resolve_values("field", entries[0], {"first", {}}) == std::vector<double>{0.1, 10});
  CHECK(resolve_values("field", entries[0], {"first", {{"size", 3}}}) ==
        std::vector<double>{0.1, 3});
  CHECK(resolve_values("field", entries[1], {"second", {}}).empty());
}

TEST_CASE("resolve_values refuses unknown names and values out of range") {
  CHECK_THROWS_WITH_AS(resolve_values("training.optimizer", entries[0], {"first", {{"speed", 3}}}),
                       "training.optimizer: 'speed' is not known (allowed: rate, size)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(resolve_values("training.optimizer", entries[0], {"first", {{"size", 0}}}),
                       "training.optimizer.size: 0 is not allowed (1 to 256, whole numbers)",
                       std::invalid_argument);
}

}  // namespace
}  // namespace descent
