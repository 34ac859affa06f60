# The style sheet comes from npm packages pinned by assets/package-lock.json. It is bundled once
# and built into the program, so that `peil` stays one file.
set(PEIL_ASSETS_CPP ${CMAKE_BINARY_DIR}/assets/assets.cpp)
file(GLOB_RECURSE asset_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/src/*)
# Rules for classes that no page writes are left out.
file(GLOB_RECURSE asset_pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/peil/web/*.cpp)
list(FILTER asset_pages EXCLUDE REGEX "_test\\.cpp$")
add_custom_command(
  OUTPUT ${PEIL_ASSETS_CPP}
  COMMAND ${CMAKE_SOURCE_DIR}/scripts/npm-packages
  COMMAND node ${CMAKE_SOURCE_DIR}/assets/build.mjs ${CMAKE_BINARY_DIR}/assets
  DEPENDS ${asset_sources} ${asset_pages} ${CMAKE_SOURCE_DIR}/assets/build.mjs
          ${CMAKE_SOURCE_DIR}/assets/prune.mjs
          ${CMAKE_SOURCE_DIR}/assets/package.json ${CMAKE_SOURCE_DIR}/assets/package-lock.json
          ${CMAKE_SOURCE_DIR}/scripts/npm-packages
  COMMENT "Bundling the style sheet")
