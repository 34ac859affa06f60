# What peil says, built into the program: a language is one file, CODE.toml. To add one, put its file
# in assets/texts; nothing else names it.

# Writes a source that holds the files of `folders`, in the order of their names.
function(peil_texts made_file)
  set(files "")
  foreach(folder IN LISTS ARGN)
    file(GLOB found CONFIGURE_DEPENDS ${folder}/*.toml)
    list(APPEND files ${found})
  endforeach()
  set(made "// Made by cmake/texts.cmake.\n#include \"peil/language/text_file.h\"\n
namespace peil::language {\nnamespace {\nconstexpr TextFile files[] = {\n")
  foreach(file IN LISTS files)
    get_filename_component(code ${file} NAME_WE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} texts)
    string(APPEND made "    {\"${code}\", R\"texts(${texts})texts\"},\n")
  endforeach()
  string(APPEND made "};\n}  // namespace\n
std::span<const TextFile> text_files() { return files; }\n\n}  // namespace peil::language\n")
  file(CONFIGURE OUTPUT ${made_file} CONTENT "${made}" @ONLY)
endfunction()

set(PEIL_TEXTS_CPP ${CMAKE_BINARY_DIR}/assets/texts.cpp)
peil_texts(${PEIL_TEXTS_CPP} ${CMAKE_SOURCE_DIR}/assets/texts)
