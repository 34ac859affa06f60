// Durable pages per second and how long one waits, with 50 clients that each send the next page
// when the one before is on disk. bench_store [seconds] [folder]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

#include "peil/store/open.h"
#include "peil/store/testing/samples.h"

namespace {

using namespace peil;
using Watch = std::chrono::steady_clock;
using store::testing::id_of;
using store::testing::page;
using store::testing::someone;

struct Measured {
  std::vector<double> waits_ms;  ///< sorted
  double seconds = 0;
  std::size_t failed = 0;
};

double ms(Watch::duration d) { return std::chrono::duration<double, std::milli>(d).count(); }

Measured run(ResponseStore& responses, int clients, double seconds, const std::string& name) {
  Measured run;
  std::mutex mutex;
  std::vector<std::thread> threads;
  const auto start = Watch::now();
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      std::vector<double> waits;
      std::size_t failed = 0;
      for (int i = 0; ms(Watch::now() - start) < seconds * 1000; ++i) {
        const auto sent = Watch::now();
        // A respondent has some 40 pages; then the next one sits down at this client.
        PageEvent event = page(client * 1000 + i / 40 % 1000, name + std::to_string(i));
        event.answers["open"] = std::string(380, 'g');  // some 500 bytes of answers
        if (store::testing::keep(responses, std::move(event)) != Kept::Stored) ++failed;
        waits.push_back(ms(Watch::now() - sent));
      }
      const std::scoped_lock lock(mutex);
      run.waits_ms.insert(run.waits_ms.end(), waits.begin(), waits.end());
      run.failed += failed;
    });
  }
  for (std::thread& thread : threads) thread.join();
  run.seconds = ms(Watch::now() - start) / 1000;
  std::ranges::sort(run.waits_ms);
  return run;
}

double at(const Measured& run, double share) {
  const auto last = static_cast<double>(run.waits_ms.size() - 1);
  return run.waits_ms[static_cast<std::size_t>(share * last)];
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 3;
  const store::testing::TemporaryFolder folder(argc > 2 ? argv[2] : "/tmp");
  const Stores stores = store::open(folder.file("data"));
  std::vector<Respondent> people;
  for (int i = 0; i < 50'000; ++i) people.push_back(someone(i));
  stores.responses->enrol(people, {});

  std::printf("clients  pages/s  p50 ms  p99 ms  max ms  failed\n");
  for (const int clients : {1, 10, 50}) {
    const Measured r = run(*stores.responses, clients, seconds, std::to_string(clients) + "-");
    std::printf("%7d %8.0f %7.2f %7.2f %7.2f %7zu\n", clients,
                static_cast<double>(r.waits_ms.size()) / r.seconds, at(r, 0.5), at(r, 0.99),
                r.waits_ms.back(), r.failed);
  }

  const auto start = Watch::now();
  std::size_t events = 0;
  stores.responses->each_response("2013", [&](const auto&, auto some) { events += some.size(); });
  const double took = ms(Watch::now() - start) / 1000;
  std::printf("read back %zu pages in %.2f s: %.0f pages/s\n", events, took,
              static_cast<double>(events) / took);
  return 0;
}
