#include "wasm_bindings/js_fields.h"

#include <algorithm>

#include "core/catalog.h"
#include "wasm_bindings/js_values.h"

namespace descent {

using emscripten::val;

Fields::Fields(val object, std::string path, std::initializer_list<std::string_view> known)
    : object_(std::move(object)), path_(std::move(path)) {
  if (object_.typeOf().as<std::string>() != "object" || object_.isNull() || object_.isArray()) {
    throw_wrong_type(path_, object_, "an object");
  }
  for (const auto& name :
       emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", object_))) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw_unknown(path_, name, {known.begin(), known.size()});
    }
  }
}

double Fields::number(const char* name) const { return as<double>(name, "number", "a number"); }

std::string Fields::text(const char* name) const {
  return as<std::string>(name, "string", "a text");
}

bool Fields::truth(const char* name) const { return as<bool>(name, "boolean", "true or false"); }

std::vector<val> Fields::list(const char* name, std::size_t longest) const {
  const val value = get(name);
  if (!value.isArray()) throw_wrong_type(path(name), value, "a list");
  check_range(path(name), value["length"].as<double>(),
              {"length", 0, 0, static_cast<double>(longest), Scale::integer});
  return emscripten::vecFromJSArray<val>(value);
}

template <class Type>
Type Fields::as(const char* name, const char* type, const char* wanted) const {
  const val value = get(name);
  if (value.typeOf().as<std::string>() != type) throw_wrong_type(path(name), value, wanted);
  return value.as<Type>();
}

}  // namespace descent
