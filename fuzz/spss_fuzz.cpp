// libFuzzer target: an SPSS file of any bytes gives a table or problems, never a crash, and no more
// memory than its size accounts for. Start from the files in tests/oracle/sfo. Built by hand:
//   clang++-19 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc fuzz/spss_fuzz.cpp
//     src/peil/files/{code_page,spss_column,spss_dictionary,spss_file,spss_outline,spss_rows}.cpp
//     src/peil/base/text.cpp -licuuc -lz -o spss_fuzz
//   ./spss_fuzz -rss_limit_mb=512 -timeout=5 -max_len=200000 corpus tests/oracle/sfo
#include <cstdint>

#include "peil/files/spss_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const peil::files::SpssFile reader;
  static_cast<void>(reader.head(bytes, "fuzz.sav"));
  for (const bool labels : {false, true})
    static_cast<void>(reader.read(bytes, "fuzz.sav", {{"98"}, {}, labels}));
  return 0;
}
