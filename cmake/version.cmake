# `peil --version` names the commit it was built from. The file changes only when the commit does.
set(version_dir ${CMAKE_BINARY_DIR}/version)
file(WRITE ${version_dir}/write.cmake [=[
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12
                OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT commit)
  set(commit unknown)
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT "namespace peil {\nextern const char* const version;\nextern const char* const commit;\nconst char* const version = \"${VERSION}\";\nconst char* const commit = \"${commit}\";\n}  // namespace peil\n")
]=])
add_custom_target(write_version
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DVERSION=${PROJECT_VERSION}
          -DOUT=${version_dir}/version.cpp -P ${version_dir}/write.cmake
  BYPRODUCTS ${version_dir}/version.cpp)
add_library(peil_version STATIC ${version_dir}/version.cpp)
add_dependencies(peil_version write_version)
