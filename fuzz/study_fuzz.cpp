// libFuzzer target: a study folder of any bytes gives a study or problems, and never a crash.
// Input: files one after another, each a path, a NUL, its text, a NUL. Built by hand:
//   clang++-19 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -DTOML_HEADER_ONLY=1 -Isrc
//     fuzz/study_fuzz.cpp $(ls src/peil/{base,model,study}/*.cpp | grep -v _test)
//     -lsodium -lfmt -lpugixml -licui18n -licuuc -o study_fuzz
#include <cstdint>

#include "peil/study/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  peil::study::Texts texts;
  while (!rest.empty()) {
    const std::string path(rest.substr(0, rest.find('\0')));
    rest.remove_prefix(std::min(path.size() + 1, rest.size()));
    const std::string text(rest.substr(0, rest.find('\0')));
    rest.remove_prefix(std::min(text.size() + 1, rest.size()));
    texts[path] = text;
  }
  static_cast<void>(peil::study::read(texts));
  static_cast<void>(peil::study::read_source(texts));
  return 0;
}
