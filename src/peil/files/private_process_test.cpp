#include "peil/files/private_process.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>

namespace peil::files {
namespace {

// In a child, since it cannot be taken back.
int in_child(const std::function<bool()>& holds) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(holds() ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(PrivateProcess, LeavesNoCoreDump) {
  EXPECT_EQ(in_child([] {
              leave_no_image();
              rlimit limit{};
              return ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 &&
                     limit.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
            }),
            0);
  const int crashed = in_child([]() -> bool {
    leave_no_image();
    std::abort();
  });
  EXPECT_TRUE(WIFSIGNALED(crashed));
  EXPECT_FALSE(WCOREDUMP(crashed));
}

TEST(PrivateProcess, AKeyIsLockedWhereTheSystemAllowsIt) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizers take the place of mlock and lock nothing; other builds test it";
#endif
  std::string key(32, 'k');
  const auto locked = [] {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmLck:")) return std::strtol(line.c_str() + 6, nullptr, 10);
    }
    return -1L;
  };
  const long before = locked();
  if (!lock_in_memory(key)) GTEST_SKIP() << "no locked memory here";
  EXPECT_GT(locked(), before);
  EXPECT_EQ(key, std::string(32, 'k'));
}

}  // namespace
}  // namespace peil::files
