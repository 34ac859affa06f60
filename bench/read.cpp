// Reads a generated wave of N rows of CSV into columns: 24 strata, weight, fpc, 6 background
// variables, 40 marks, about 120 bytes a row; deterministic.
#include <chrono>
#include <cstdio>
#include <string>

#include "peil/base/chance.h"
#include "peil/dataset/csv_table.h"

namespace {

std::string wave(std::size_t rows) {
  peil::Chance chance("bench", "wave");
  std::string text = "stratum,weight,fpc,g1,g2,g3,g4,g5,g6";
  for (int i = 1; i <= 40; ++i) text += ",q" + std::to_string(i);
  text += '\n';
  const std::uint64_t levels[]{2, 4, 5, 6, 8, 12};
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t stratum = chance.below(24);
    text += std::to_string(stratum + 1) + "," + std::to_string(2 + stratum % 7) + "." +
            std::to_string(1000 + chance.below(9000)) + "," + std::to_string(50000 + stratum * 1000);
    for (const std::uint64_t n : levels) text += "," + std::to_string(1 + chance.below(n));
    for (int i = 0; i < 40; ++i) {
      text += ',';
      if (chance.below(20) != 0) text += std::to_string(1 + chance.below(10));
    }
    text += '\n';
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000000;
  const std::string text = wave(rows);
  std::printf("%zu rows, %.1f MB, %.0f bytes a row\n", rows, static_cast<double>(text.size()) / 1e6,
              static_cast<double>(text.size()) / static_cast<double>(rows));
  for (const int threads : {1, 2}) {
    double best = 1e9;
    for (int run = 0; run < 5; ++run) {
      const auto from = std::chrono::steady_clock::now();
      const auto table = peil::dataset::read_csv_table(text, "bench", {{""}, {}, threads});
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
      if (table.value().rows != rows) return 1;
      best = std::min(best, took.count());
    }
    std::printf("read into columns, %d threads: %.3f s\n", threads, best);
  }
}
