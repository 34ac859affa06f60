# The languages of reports and letters. Each has its texts in one file, which is built into the
# program. To add a language: write assets/texts/CODE.toml and name CODE here.
set(PEIL_LANGUAGES nl en)

set(PEIL_TEXTS_CPP ${CMAKE_BINARY_DIR}/assets/texts.cpp)
set(made "// Made by cmake/texts.cmake from assets/texts.\n#include \"peil/language/text_file.h\"\n
namespace peil::language {\nnamespace {\nconstexpr TextFile files[] = {\n")
foreach(code IN LISTS PEIL_LANGUAGES)
  set(file ${CMAKE_SOURCE_DIR}/assets/texts/${code}.toml)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} texts)
  string(APPEND made "    {\"${code}\", R\"texts(${texts})texts\"},\n")
endforeach()
string(APPEND made "};\n}  // namespace\n
std::span<const TextFile> text_files() { return files; }\n\n}  // namespace peil::language\n")
file(CONFIGURE OUTPUT ${PEIL_TEXTS_CPP} CONTENT "${made}" @ONLY)
