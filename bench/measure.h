#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace peil::bench {

/// Several measurements of one thing.
struct Times {
  std::vector<double> seconds;

  double best() const { return *std::ranges::min_element(seconds); }
  double median() const {
    std::vector<double> sorted = seconds;
    std::ranges::sort(sorted);
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
  }
};

template <class Work>
double seconds_of(const Work& work) {
  const auto from = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

/// What one run of a program took.
struct Ran {
  bool ended_well = false;  ///< with exit status 0
  double seconds = 0.0;     ///< on the clock
  double megabytes = 0.0;   ///< most memory held at once
};

/// Runs a program to its end; what it prints goes to `out` (a file; "/dev/null" for nowhere).
/// After `most_seconds` of processor time, or when it asks for more than `most_gigabytes`, it is
/// stopped. A child counts the memory of the process it was forked from as its own peak, so the
/// caller must be small.
inline Ran run_program(std::vector<std::string> words, const std::string& out,
                       rlim_t most_seconds = 600, rlim_t most_gigabytes = 8) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const auto from = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit time{most_seconds, most_seconds};
    const rlimit memory{most_gigabytes << 30, most_gigabytes << 30};
    ::setrlimit(RLIMIT_CPU, &time);
    ::setrlimit(RLIMIT_AS, &memory);
    const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ::dup2(file, 1);
    ::dup2(::open("/dev/null", O_WRONLY), 2);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  rusage use{};
  ::wait4(child, &status, 0, &use);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
  return {WIFEXITED(status) && WEXITSTATUS(status) == 0, took.count(),
          static_cast<double>(use.ru_maxrss) / 1e3};
}

/// Does work that needs much memory in a child, so that this process stays small; gives back the
/// numbers it found, none when it failed.
inline std::vector<double> in_child(const std::function<std::vector<double>()>& work) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    const std::vector<double> found = work();
    const std::size_t bytes = found.size() * sizeof(double);
    const bool written = ::write(ends[1], found.data(), bytes) == static_cast<ssize_t>(bytes);
    ::_exit(written ? 0 : 1);
  }
  ::close(ends[1]);
  std::vector<double> found;
  double number = 0.0;
  while (::read(ends[0], &number, sizeof number) == sizeof number) found.push_back(number);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return status == 0 ? found : std::vector<double>{};
}

}  // namespace peil::bench
