#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <emscripten/val.h>

namespace descent {

/// One object from JavaScript and where it stands, so that errors name the whole path. Every call
/// throws std::invalid_argument naming a field that is missing, unknown or of another type.
class Fields {
 public:
  /// Of an object whose path in the messages is `path`; a field that is not `known` is refused.
  Fields(emscripten::val object, std::string path, std::initializer_list<std::string_view> known);

  /// The field's whole path, for messages.
  [[nodiscard]] std::string path(const char* name) const { return path_ + "." + name; }
  /// The field as it is, undefined when missing; throws nothing.
  [[nodiscard]] emscripten::val get(const char* name) const { return object_[name]; }
  /// Whether the field is there; throws nothing.
  [[nodiscard]] bool has(const char* name) const { return !get(name).isUndefined(); }

  /// The field, which must be a number.
  [[nodiscard]] double number(const char* name) const;
  /// The field, which must be a text.
  [[nodiscard]] std::string text(const char* name) const;
  /// The field, which must be true or false.
  [[nodiscard]] bool truth(const char* name) const;
  /// The field, which must be a list of at most so many entries: one without end would use up the
  /// memory before the core looks at it.
  [[nodiscard]] std::vector<emscripten::val> list(const char* name, std::size_t longest) const;

 private:
  template <class Type>
  [[nodiscard]] Type as(const char* name, const char* type, const char* wanted) const;

  emscripten::val object_;
  std::string path_;
};

}  // namespace descent
