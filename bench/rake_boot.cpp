// Raking, and a bootstrap that rakes every replicate again, at the size of large waves: 24 strata
// with weight and finite population, 5 margins of 31 levels in all, one mark.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "peil/base/each.h"
#include "peil/estimate/bootstrap_sums.h"

namespace {

using namespace peil;

constexpr std::size_t replicates = 1000, strata = 24;
constexpr std::uint64_t levels[] = {5, 6, 7, 8, 5};

struct Wave {
  Design design;
  std::vector<weighting::Margin> margins;
  NumberColumn mark;
};

Wave made_up(std::size_t rows) {
  std::mt19937_64 random(1);
  Wave wave;
  std::vector<std::size_t> size(strata, 0);
  std::vector<std::uint64_t> kind(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto h = static_cast<std::uint32_t>(random() % strata);
    ++size[h];
    wave.design.stratum.emplace_back(h);
    wave.design.weight.emplace_back(2.0 + 0.5 * h);
    kind[row] = random() % 8;  // what the variables have in common
    wave.mark.value.push_back(static_cast<double>(1 + (random() % 7 + kind[row]) % 10));
    wave.mark.reason.push_back(random() % 50 == 0 ? Absent::Skipped : Absent::No);
  }
  double people = 0.0;
  for (std::size_t h = 0; h < strata; ++h) {
    const double population =
        std::floor((2.0 + 0.5 * static_cast<double>(h)) * static_cast<double>(size[h]));
    wave.design.strata.push_back({std::to_string(h), population});
    people += population;
  }
  for (std::size_t m = 0; m < std::size(levels); ++m) {
    weighting::Margin& margin = wave.margins.emplace_back();
    margin.name = std::to_string(m);
    const auto count = static_cast<double>(levels[m]);
    for (std::uint64_t k = 0; k < levels[m]; ++k) {
      margin.levels.push_back(std::to_string(k));
      const double tilt = 1.0 + 0.1 * (static_cast<double>(k) - (count - 1.0) / 2.0);
      margin.persons.push_back(people * tilt / count);
    }
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint64_t level = random() % 4 == 0 ? kind[row] : random();
      margin.level.emplace_back(static_cast<std::uint32_t>(level % levels[m]));
    }
  }
  return wave;
}

double megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

// Best of several runs: wall and processor seconds.
template <class Work>
void timed(const char* what, std::size_t rows, int threads, int runs, const Work& work) {
  double wall = 1e9, processor = 1e9;
  for (int i = 0; i < runs; ++i) {
    const std::clock_t before = std::clock();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    wall = std::min(wall, passed.count());
    processor = std::min(processor, static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  }
  std::printf("%-34s %8zu rows %d threads %8.4f s, processor %8.4f s, peak %5.0f MB\n", what, rows,
              threads, wall, processor, megabytes());
}

double bootstrap_error(const Wave& wave, int threads) {
  const auto draws = estimate::RaoWu::of(wave.design, replicates, "bench").value();
  estimate::BootstrapSums sums(draws, wave.design, wave.design.weight, wave.margins,
                               {.tolerance = 1e-10, .threads = threads});
  sums.add(wave.mark);
  std::vector<estimate::BootstrapSums::Room> rooms(static_cast<std::size_t>(threads));
  std::vector<double> mean(replicates);
  for_each_of(replicates, threads, [&](std::size_t r, std::size_t worker) {
    const auto found = sums.replicate(r, rooms[worker]);
    mean[r] = (*found)[0][0].value / (*found)[0][0].weight;
  });
  double all = 0.0, squares = 0.0;
  for (const double m : mean) all += m / replicates;
  for (const double m : mean) squares += (m - all) * (m - all);
  return std::sqrt(squares / (replicates - 1.0));
}

}  // namespace

int main(int arguments, char** argument) {
  const int runs = arguments > 1 ? std::atoi(argument[1]) : 3;
  for (const std::size_t rows : {std::size_t{100'000}, std::size_t{1'000'000}}) {
    const Wave wave = made_up(rows);
    std::printf("%zu rows made: %.0f MB\n", rows, megabytes());
    for (const int threads : {1, 2}) {
      timed("rake to 5 margins, gap 1e-10", rows, threads, 5 * runs, [&] {
        (void)weighting::rake(wave.design.weight, wave.margins,
                              {.tolerance = 1e-10, .threads = threads});
      });
      double error = 0.0;
      timed("1,000 replicates raked again", rows, threads, runs,
            [&] { error = bootstrap_error(wave, threads); });
      std::printf("error of the mark %.17g\n", error);
    }
  }
}
