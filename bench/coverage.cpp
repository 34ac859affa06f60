// Do intervals hold the truth as often as they say, and does the test of a change cry wolf? Waves
// are drawn again and again from a known population; docs/methods/coverage.md has the results.
// Arguments: repeats (2,000), threads (all).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "peil/simulation/repeat_waves.h"
#include "peil/simulation/testing/stratified_survey.h"

namespace {

using namespace peil;
using simulation::testing::Sizes;

constexpr std::size_t frame = 60'000;
constexpr double response = 0.467;  // share that answers, of simulation/testing/stratified_survey.h

struct Setting {
  std::string name;
  std::size_t answers;
  Sizes sizes;
  double odds_per_mark = 1.0;
};

const findings::Performance& of(const simulation::RepeatedWave& wave, const std::string& domain) {
  return wave.figures.at({wave.wave, domain, "overall", "mean"});
}

void print_row(const Setting& setting, const simulation::RepeatedWave& wave,
               const std::string& domain) {
  const findings::Performance& p = of(wave, domain);
  const auto& test = wave.no_change.at({wave.wave, domain, "overall", "mean"});
  std::printf(
      "%-24s %-10s %7.0f %9.2f %% %5.2f %8.4f +-%.4f %6.3f +-%.3f %6.2f +-%.2f %% %6.2f +-%.2f "
      "%%\n",
      setting.name.c_str(), domain.c_str(), p.answers,
      100.0 * static_cast<double>(p.withheld) / static_cast<double>(p.published + p.withheld),
      wave.weight_variation, p.bias.value, p.bias.error, p.error_ratio.value, p.error_ratio.error,
      100.0 * p.coverage.value, 100.0 * p.coverage.error, 100.0 * test.found.value,
      100.0 * test.found.error);
}

void run(const Setting& setting, const simulation::RepeatOptions& options) {
  const auto drawn = static_cast<std::size_t>(static_cast<double>(setting.answers) / response);
  const Study study = simulation::testing::stratified_survey(drawn, setting.sizes);
  simulation::Recipe recipe = simulation::testing::stratified_recipe({"2013"}, frame);
  recipe.odds_per_mark = setting.odds_per_mark;
  const auto start = std::chrono::steady_clock::now();
  const auto repeated =
      simulation::repeat_waves(study, recipe, options, [](std::size_t, std::size_t) {});
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  if (!repeated.ok()) {
    std::printf("%s: %s\n", setting.name.c_str(), repeated.problems().front().message.c_str());
    std::exit(1);
  }
  const simulation::RepeatedWave& wave = repeated.value().waves.front();
  for (const char* domain : {"all", "customers", "lawyers"}) print_row(setting, wave, domain);
  for (const auto& [code, times] : wave.failed)
    std::printf("  no weights in %zu repeats: %s\n", times, code.c_str());
  std::printf("  %.1f s\n", passed.count());
}

}  // namespace

int main(int argc, char** argv) {
  simulation::RepeatOptions options;
  options.repeats = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 2000;
  options.threads = argc > 2 ? std::atoi(argv[2])
                             : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  std::printf("%zu repeats, frame of %zu people, mean mark, 95 %% intervals\n", options.repeats,
              frame);
  std::printf("%-24s %-10s %7s %11s %5s %17s %15s %15s %15s\n", "setting", "domain", "answers",
              "withheld", "cv", "bias", "se / spread", "coverage", "false change");
  for (const Setting& setting :
       {Setting{"n 300", 300, {}}, Setting{"n 700", 700, {}}, Setting{"n 2000", 2000, {}},
        Setting{"n 300, cv 1", 300, simulation::testing::unequal(684)},
        Setting{"n 700, cv 1", 700, simulation::testing::unequal(1590)},
        Setting{"n 2000, cv 1", 2000, simulation::testing::unequal(4550)},
        Setting{"n 2000, odds 1.2 a mark", 2000, {}, 1.2}}) {
    run(setting, options);
  }
}
