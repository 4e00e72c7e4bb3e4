#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <emscripten/bind.h>

#include "wasm_bindings/js_errors.h"

/// Classes for JavaScript, whose objects are kept there as addresses. What embind has for that can
/// also inherit, overload, share and clone, which nobody needs and each visit would fetch. Here
/// each method is a function named "<class>.<method>"; js_classes.js makes classes of them.
namespace descent {

/// Method<Object, function>::call is the function with the object's address in place of the object.
template <class Object, auto function>
struct Method;

/// Of a free function that takes the object first; its errors are turned into JavaScript's.
template <class Object, class Result, class First, class... Arguments,
          Result (*function)(First, Arguments...)>
struct Method<Object, function> {
  /// The function, run by with_js_errors.
  static Result call(std::uintptr_t object, Arguments... arguments) {
    return with_js_errors(
        [&] { return function(*reinterpret_cast<Object*>(object), arguments...); });
  }
};

/// Of a member without arguments that throws nothing.
template <class Object, class Result, Result (Object::*member)() const>
struct Method<Object, member> {
  /// The member's answer.
  static Result call(std::uintptr_t object) {
    return (reinterpret_cast<const Object*>(object)->*member)();
  }
};

/// Of a function that makes an object on the heap.
template <class Object, auto create>
struct Maker;

/// Its errors are turned into JavaScript's.
template <class Object, class... Arguments, Object* (*create)(Arguments...)>
struct Maker<Object, create> {
  /// The new object's address.
  static std::uintptr_t call(Arguments... arguments) {
    return with_js_errors([&] { return reinterpret_cast<std::uintptr_t>(create(arguments...)); });
  }
};

/// Binds a class method by method.
template <class Object>
class JsClass {
 public:
  /// Of this name in the module.
  explicit JsClass(std::string name) : name_(std::move(name)) {}

  /// Made by `create`, a function that returns Object*, and freed by delete(). Comes first.
  template <auto create>
  JsClass& constructor() {
    bind("constructor", &Maker<Object, create>::call);
    bind("delete", &free);
    return *this;
  }

  /// Answered by a function that takes the object first, or by a member.
  template <auto function>
  JsClass& method(const char* name) {
    bind(name, &Method<Object, function>::call);
    return *this;
  }

 private:
  static void free(std::uintptr_t object) { delete reinterpret_cast<Object*>(object); }

  template <class Function>
  void bind(const char* name, Function function) {
    emscripten::function((name_ + "." + name).c_str(), function);
  }

  std::string name_;
};

}  // namespace descent
