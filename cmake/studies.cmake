# The studies that `peil new` writes, built into the program: assets/studies/LL holds the one in that
# language, file by file.
set(PEIL_STUDIES_CPP ${CMAKE_BINARY_DIR}/assets/studies.cpp)
file(GLOB_RECURSE study_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/assets/studies
     ${CMAKE_SOURCE_DIR}/assets/studies/*)
set(made "// Made by cmake/studies.cmake.\n#include \"peil/app/new_study.h\"\n
namespace peil::app {\nnamespace {\nconstexpr StudyFile files[] = {\n")
foreach(file IN LISTS study_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/studies/${file})
  file(READ ${CMAKE_SOURCE_DIR}/assets/studies/${file} text)
  string(REGEX MATCH "^([^/]+)/(.*)$" whole ${file})
  set(code ${CMAKE_MATCH_1})
  string(REPLACE "gitignore" ".gitignore" name ${CMAKE_MATCH_2})
  string(APPEND made "    {\"${code}\", \"${name}\", R\"study(${text})study\"},\n")
endforeach()
string(APPEND made "};\n}  // namespace\n
std::span<const StudyFile> study_files() { return files; }\n\n}  // namespace peil::app\n")
file(GENERATE OUTPUT ${PEIL_STUDIES_CPP} CONTENT "${made}")
