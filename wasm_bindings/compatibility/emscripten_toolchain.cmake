# Finds Emscripten by the command em-config (Debian's package and emsdk both have it) and hands over
# to its own toolchain file.
find_program(EM_CONFIG em-config HINTS "$ENV{EMSDK}/upstream/emscripten" NO_CMAKE_FIND_ROOT_PATH)
if(NOT EM_CONFIG)
  message(FATAL_ERROR "Emscripten is missing: no em-config in PATH (Debian package: emscripten)")
endif()
execute_process(COMMAND ${EM_CONFIG} EMSCRIPTEN_ROOT
                OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE)
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
