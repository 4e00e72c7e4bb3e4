/// Emscripten's name of sprintf without floating-point numbers. embind writes with it the addresses
/// of types without names, for the errors of bindings that are wrong, and would bring all of printf
/// along; nothing else uses it.
extern "C" int siprintf(char* text, const char*, ...) {
  *text = '\0';
  return 0;
}
