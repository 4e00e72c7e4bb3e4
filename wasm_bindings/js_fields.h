#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <emscripten/val.h>

namespace descent {

/// One object from JavaScript and where it stands, so that errors name the whole path. Every call
/// throws std::invalid_argument naming a field that is missing, unknown or of another type.
class Fields {
 public:
  Fields(emscripten::val object, std::string path, const std::vector<std::string_view>& known);

  [[nodiscard]] std::string path(const char* name) const { return path_ + "." + name; }
  [[nodiscard]] emscripten::val get(const char* name) const { return object_[name]; }
  [[nodiscard]] bool has(const char* name) const { return !get(name).isUndefined(); }

  [[nodiscard]] double number(const char* name) const;
  [[nodiscard]] std::string text(const char* name) const;
  [[nodiscard]] bool truth(const char* name) const;
  /// Of at most so many entries: a list without end would use up the memory before the core looks
  /// at it.
  [[nodiscard]] std::vector<emscripten::val> list(const char* name, std::size_t longest) const;

 private:
  template <class Type>
  [[nodiscard]] Type as(const char* name, const char* type, const char* wanted) const;

  emscripten::val object_;
  std::string path_;
};

}  // namespace descent
