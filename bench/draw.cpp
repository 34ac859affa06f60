// Draws from a frame of 5 million rows (or as many as the first word says) and prints the time on
// the clock and of the processor, and peak memory. The frame is made in memory piece by piece, so
// that the disk is not measured.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "peil/sampling/draw.h"

int main(int argc, char** argv) {
  using namespace peil;
  const long rows = argc > 1 ? std::atol(argv[1]) : 5'000'000;
  Study study;
  study.name = "bench";
  study.source_language = "nl";
  study.languages = {{"nl", "Nederlands", false}};
  study.customer_groups = {{"people", {}, "all"}, {"firms", {}, "all"}};
  Plan plan;
  plan.wave = "2013";
  plan.seed = "bench";
  plan.unit_key = "case";
  plan.group = "group";
  plan.language = "language";
  plan.contact = {"name", "email"};
  plan.design = {"outcome", "channel"};
  plan.strata = {"group", "outcome"};
  plan.exclusions = {{"address", {"no"}, "no address"}};
  plan.allocation = Allocation::Proportional;
  plan.total = 20'000;
  study.plans = {plan};

  const auto start = std::chrono::steady_clock::now();
  sampling::Draw draw(study, plan, "frame.csv");
  draw.add("case,group,outcome,channel,language,name,email,address\n");
  const char* outcomes[] = {"granted", "refused", "pending"};
  const char* channels[] = {"phone", "desk", "web", "letter"};
  std::string piece;
  double bytes = 0;
  for (long i = 0; i < rows; ++i) {
    const std::string n = std::to_string(10'000'000 + i);
    piece += "Z1-" + n + (i % 7 == 0 ? ",firms," : ",people,") + outcomes[i % 3] + ',' +
             channels[i % 4] + ",nl,Name of " + n + ",n" + n + "@example.invalid," +
             (i % 50 == 0 ? "no\n" : "yes\n");
    if (piece.size() < 65536 && i + 1 < rows) continue;
    draw.add(piece);
    bytes += static_cast<double>(piece.size());
    piece.clear();
  }
  const Result<Sample> sample = draw.end();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  if (!sample.ok()) return std::printf("%s\n", sample.problems()[0].message.c_str()), 1;
  std::printf(
      "%ld rows, %.0f MB: %zu drawn in %.1f s (%.1f s of processor), at most %.0f MB of memory\n",
      rows, bytes / 1e6, sample.value().units.size(), took.count(),
      static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec),
      static_cast<double>(use.ru_maxrss) / 1e3);
}
