#include "wasm_bindings/json_writer.h"

#include <cmath>

#include "core/number_text.h"

namespace descent {

void JsonWriter::begin_object() {
  separate();
  text_ += '{';
}
void JsonWriter::end_object() { text_ += '}'; }

void JsonWriter::begin_array() {
  separate();
  text_ += '[';
}
void JsonWriter::end_array() { text_ += ']'; }

void JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  text_ += ':';
}

void JsonWriter::value(std::string_view text) {
  separate();
  quote(text);
}

void JsonWriter::value(double number) {
  separate();
  text_ += std::isfinite(number) ? number_text(number) : "null";
}

void JsonWriter::value(bool truth) {
  separate();
  text_ += truth ? "true" : "false";
}

void JsonWriter::separate() {
  if (text_.empty()) return;
  const char last = text_.back();
  if (last != '{' && last != '[' && last != ':') text_ += ',';
}

void JsonWriter::quote(std::string_view text) {
  text_ += '"';
  for (const char character : text) {
    if (character == '"' || character == '\\') text_ += '\\';
    text_ += character;
  }
  text_ += '"';
}

}  // namespace descent
