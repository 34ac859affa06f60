// libFuzzer target: a release log of any bytes gives entries or problems, and never a crash. Every
// line is sealed first, so that its bytes come past the seal. Built by hand:
//   clang++-19 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc fuzz/releases_fuzz.cpp
//     src/peil/disclosure/{release_log,held_rule}.cpp $(ls src/peil/base/*.cpp | grep -v _test)
//     -lnettle -lsodium -lfmt -licui18n -licuuc -o releases_fuzz
#include <cstdint>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/disclosure/release_log.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string sealed;
  for (const std::string_view line : peil::split(bytes, '\n'))
    sealed += std::string(line) + ",\"sha256\":\"" + peil::sha256(line) + "\"}\n";
  static_cast<void>(peil::disclosure::read_log(bytes, "releases.jsonl"));
  static_cast<void>(peil::disclosure::read_log(sealed, "releases.jsonl"));
  return 0;
}
