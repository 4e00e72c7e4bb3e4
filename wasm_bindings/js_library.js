// What embind brings along for types that no binding has.
mergeInto(LibraryManager.library, {
  _embind_register_std_wstring__deps: [],
  // biome-ignore lint/complexity/useArrowFunction: Emscripten writes its name after `function`
  _embind_register_std_wstring: function () {},
});
