// Durable page posts per second with 50 clients on loopback: whole interviews of the example study
// against a server in a process of its own, on the same two cores.
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "load/respond.h"
#include "load/served.h"

namespace {

namespace fs = std::filesystem;

double resident_megabytes(pid_t pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024.0;
  }
  return 0.0;
}

}  // namespace

int main(int argc, char** argv) {
  const int clients = 50;
  const int interviews = argc > 1 ? std::atoi(argv[1]) : 2000;
  const fs::path data = fs::temp_directory_path() / ("peil-bench-" + std::to_string(::getpid()));
  peil::load::Served server(PEIL_PROGRAM, PEIL_SOURCE_DIR "/examples/ind", data.string(), 0,
                            interviews);
  std::vector<double> times;
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  const auto from = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < clients; ++i) {
      threads.emplace_back([&, i] {
        peil::Chance chance("bench", std::to_string(i));
        std::vector<double> mine;
        for (std::size_t k = next++; k < server.codes().size(); k = next++) {
          peil::load::Visitor visitor(server.port());
          peil::load::Acknowledged pages;
          peil::load::respond(visitor, server.codes()[k], chance, pages,
                              [&](double seconds) { mine.push_back(seconds); });
        }
        const std::lock_guard lock(mutex);
        times.insert(times.end(), mine.begin(), mine.end());
      });
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return 1000.0 * times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf(
      "%zu pages posted and on disk in %.1f s: %.0f a second (each after reading its page)\n",
      times.size(), took.count(), static_cast<double>(times.size()) / took.count());
  std::printf("post: p50 %.1f ms, p99 %.1f ms, most %.1f ms; server memory %.0f MB\n", at(0.5),
              at(0.99), at(1.0), resident_megabytes(server.pid()));
  peil::load::Visitor visitor(server.port());
  const std::string first = visitor.get("/nl").body;
  const auto css = first.find("/style");
  const std::string style = first.substr(css, first.find('"', css) - css);
  std::printf("first page: %zu bytes of HTML, %zu bytes of style sheet before compression\n",
              first.size(), visitor.get(style).body.size());
  (void)server.end();
  fs::remove_all(data);
}
