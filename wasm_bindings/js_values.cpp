#include "wasm_bindings/js_values.h"

#include <limits>
#include <stdexcept>

#include "core/catalog.h"

namespace descent {
namespace {

using emscripten::val;

std::string shown(const val& value) {
  constexpr int longest_text = 60;
  const auto type = value.typeOf().as<std::string>();
  if (value.isArray()) return "a list";
  if (type == "function" || (type == "object" && !value.isNull())) return "an object";
  return val::global("String")(value).call<std::string>("slice", 0, longest_text);
}

}  // namespace

void throw_wrong_type(const std::string& field, const val& value, const char* wanted) {
  throw std::invalid_argument(field + ": " + shown(value) + " is not allowed (" + wanted + ")");
}

Index limit_from_js(std::string_view field, double value) {
  constexpr Index largest = std::numeric_limits<Index>::max();
  if (value > largest) return largest;
  check_range(field, value, {field, 0, 0, largest, Scale::integer});
  return static_cast<Index>(value);
}

}  // namespace descent
