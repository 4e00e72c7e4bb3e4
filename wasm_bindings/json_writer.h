#pragma once

#include <string>
#include <string_view>

namespace descent {

/// Writes JSON text piece by piece; commas come by themselves. Texts are the catalogue's own: ids
/// and sources in plain characters, of which only quotes and backslashes need an escape.
class JsonWriter {
 public:
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);
  void value(std::string_view text);
  void value(double number);
  void value(bool truth);

  template <class Value>
  void member(std::string_view name, Value content) {
    key(name);
    value(content);
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void separate();
  void quote(std::string_view text);
  std::string text_;
};

}  // namespace descent
