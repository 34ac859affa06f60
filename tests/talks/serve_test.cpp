// `peil serve` as a program of its own: what it prints, how it ends, what is on disk afterwards.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "running.h"

namespace peil::talks {
namespace {

std::string printed_code(const RunningProgram& program) { return program.printed.substr(0, 14); }

TEST(Serve, PrintsTheTrialCodesAndThenItsAddress) {
  const ServedFolder folder;
  RunningProgram program(folder.path, {"--test-codes", "2"});
  EXPECT_TRUE(std::regex_match(program.printed,
                               std::regex("([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}  [a-z]+\n){2}peil "
                                          "serve: http://127.0.0.1:\\d+/\n")))
      << program.printed;
  EXPECT_EQ(program.end(SIGTERM), 0);
}

TEST(Serve, AnInterruptIsAGoodEndAsWell) {
  const ServedFolder folder;
  RunningProgram program(folder.path);
  ASSERT_GT(program.port, 0);
  EXPECT_EQ(program.end(SIGINT), 0);
}

TEST(Serve, EveryAcknowledgedPageIsThereAfterAnEndAndAfterAKill) {
  const ServedFolder folder;
  std::string code, next;
  for (const int with : {SIGTERM, SIGKILL, SIGTERM}) {
    RunningProgram program(folder.path, {"--test-codes", code.empty() ? "1" : "0"});
    ASSERT_GT(program.port, 0);
    if (code.empty()) code = printed_code(program);
    Visit visit(program.port);
    visit.post("/nl/start", {{"code", code}});
    if (!next.empty()) {
      EXPECT_EQ(visit.location, next) << "goes on where it stopped";
    }
    ASSERT_FALSE(visit.location.empty());
    if (visit.location == "/nl/thanks") break;
    send_a_page(visit);
    next = visit.location;
    EXPECT_EQ(program.end(with), with == SIGKILL ? -SIGKILL : 0);
  }
}

// A shell gives 1,024 descriptors where the system would give more: visitors would be shut out.
TEST(Serve, TakesAsManyDescriptorsAsTheSystemGives) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  if (before.rlim_max <= 512) GTEST_SKIP() << "the system gives no more";
  const rlimit few{512, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  const ServedFolder folder;
  RunningProgram program(folder.path);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  ASSERT_GT(program.port, 0);
  const std::string limits = program.about("limits", "Max open files");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(limits, found, std::regex("(\\w+) +(\\w+)"))) << limits;
  EXPECT_EQ(found[1], found[2]);
}

// Above what is asked of files::leave_no_image and lock_in_memory: that the program calls them.
TEST(Serve, LeavesNoCoreDump) {
  const ServedFolder folder;
  RunningProgram program(folder.path);
  ASSERT_GT(program.port, 0);
  EXPECT_TRUE(std::regex_match(program.about("limits", "Max core file size"),
                               std::regex(" +0 +0 +bytes *")))
      << program.about("limits", "Max core file size");
}

TEST(Serve, KeepsItsKeyOutOfSwap) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizers take the place of mlock and lock nothing; other builds test it";
#endif
  std::vector<char> page(4096);
  if (::mlock(page.data(), page.size()) != 0) GTEST_SKIP() << "no locked memory here";
  ::munlock(page.data(), page.size());
  const ServedFolder folder;
  RunningProgram program(folder.path);
  ASSERT_GT(program.port, 0);
  EXPECT_GT(std::strtol(program.about("status", "VmLck:").c_str(), nullptr, 10), 0);
}

TEST(Serve, AStudyWithMistakesIsNotServed) {
  const ServedFolder folder;
  std::ofstream(folder.path / "study.toml", std::ios::app) << "mistake = 1\n";
  RunningProgram program(folder.path);
  EXPECT_EQ(program.port, 0);
  EXPECT_EQ(program.end(0), 1);
}

TEST(Serve, WrongUseIsSaid) {
  const ServedFolder folder;
  for (const auto& options : std::vector<std::vector<std::string>>{
           {"--wave", "1999"}, {"--test-codes", "many"}, {"--nonsense"}}) {
    RunningProgram program(folder.path, options);
    EXPECT_EQ(program.end(0), 2) << options[0];
  }
}

}  // namespace
}  // namespace peil::talks
