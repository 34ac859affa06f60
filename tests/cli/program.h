#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace peil {

/// What a run of the program printed, and how it ended.
struct Said {
  std::string text;  ///< both streams, as a terminal shows them
  int status = -1;
  bool has(const std::string& part) const { return text.find(part) != std::string::npos; }
};

/// Runs a command, as a shell splits it.
inline Said printed(const std::string& command) {
  Said said;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    said.text.append(buffer.data(), n);
  said.status = WEXITSTATUS(pclose(pipe));
  return said;
}

/// Runs the program with these words.
inline Said peil(const std::string& words) { return printed(PEIL_PROGRAM " " + words); }

}  // namespace peil
