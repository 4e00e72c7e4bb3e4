#pragma once

#include <string>
#include <string_view>

namespace descent {

/// Writes JSON text piece by piece; commas come by themselves. Texts are the catalogue's own: ids
/// and sources in plain characters, of which only quotes and backslashes need an escape.
class JsonWriter {
 public:
  /// Opens an object; its members follow.
  void begin_object();
  /// Closes the object opened last.
  void end_object();
  /// Opens a list; its values follow.
  void begin_array();
  /// Closes the list opened last.
  void end_array();
  /// The name of the member whose value follows.
  void key(std::string_view name);
  /// A text.
  void value(std::string_view text);
  /// A number that reads back as the same double; null for infinity and NaN.
  void value(double number);
  /// true or false.
  void value(bool truth);

  /// A member's name and value.
  template <class Value>
  void member(std::string_view name, Value content) {
    key(name);
    value(content);
  }

  /// All that was written.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void separate();
  void quote(std::string_view text);
  std::string text_;
};

}  // namespace descent
