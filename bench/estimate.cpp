// Weights and estimates at the size of a large wave: one million respondents.
#include <chrono>
#include <cstdio>
#include <random>

#include "peil/estimate/statistics.h"

namespace {

using namespace peil;

constexpr std::size_t rows = 1'000'000, items = 40, variables = 6;

class Timer {
 public:
  explicit Timer(const char* what) : what_(what) {}
  ~Timer() {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start_;
    std::printf("%-60s %8.3f s\n", what_, passed.count());
  }

 private:
  const char* what_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

struct Wave {
  Design design;
  std::vector<CodeColumn> marks{items};
  std::vector<Grouping> groupings{variables};
};

Wave made_up() {
  std::mt19937_64 random(1);
  Wave wave;
  for (int h = 0; h < 12; ++h) wave.design.strata.push_back({std::to_string(h), 4e5});
  for (std::size_t v = 0; v < variables; ++v) {
    for (std::size_t l = 0; l < 3 + v; ++l) wave.groupings[v].levels.push_back(std::to_string(l));
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const auto h = static_cast<std::uint32_t>(random() % 12);
    wave.design.stratum.emplace_back(h);
    wave.design.weight.emplace_back(1.0 + h);
    for (Grouping& g : wave.groupings)
      g.level.push_back(static_cast<std::uint32_t>(random() % g.levels.size()));
  }
  for (CodeColumn& column : wave.marks) {
    for (std::size_t row = 0; row < rows; ++row) {
      const auto code = static_cast<std::uint8_t>(random() % 11);
      column.code.push_back(code);
      column.reason.push_back(code == 0 ? Absent::DontKnow : Absent::No);
    }
  }
  return wave;
}

weighting::Weighted raked(const Wave& wave) {
  weighting::Weighted result{wave.design.weight, {}, {}, {}};
  for (std::size_t v = 0; v < 5; ++v) {
    const Grouping& g = wave.groupings[v];
    weighting::Margin& margin = result.margins.emplace_back();
    margin.name = std::to_string(v);
    margin.levels = g.levels;
    const auto levels = static_cast<double>(g.levels.size());
    for (double l = 0.0; l < levels; ++l)
      margin.persons.push_back(4.8e6 * (1.0 + 0.1 * (l - (levels - 1.0) / 2.0)) / levels);
    for (const std::uint32_t l : g.level) margin.level.emplace_back(l);
  }
  const Timer timer("rake 1,000,000 rows to 5 margins");
  weighting::Raked fitted = weighting::rake(wave.design.weight, result.margins).value();
  std::printf("converged %d after %d sweeps\n", fitted.converged, fitted.sweeps);
  result.weight = std::move(fitted.weight);
  return result;
}

double tables(const Wave& wave, const weighting::Weighted& weighted, const char* what) {
  const Timer timer(what);
  double check = 0.0;
  for (const Grouping& g : wave.groupings) {
    const Grouping* one[] = {&g};
    const estimate::Classes classes = estimate::classes_of(wave.design, weighted, one);
    for (const CodeColumn& column : wave.marks) {
      const estimate::Tallies tallies = estimate::tally(column, classes);
      for (std::uint32_t level = 0; level < g.levels.size(); ++level)
        check +=
            *estimate::mean(classes, tallies, estimate::domain(classes, 0, level))->standard_error;
    }
  }
  return check;
}

}  // namespace

int main() {
  const Wave wave = made_up();
  const weighting::Weighted base{wave.design.weight, wave.design.weight, {}, {}};
  const double plain = tables(wave, base, "mean and error, 40 items by 6 variables, base weights");
  const weighting::Weighted fitted = raked(wave);
  const double residual =
      tables(wave, fitted, "mean and error, 40 items by 6 variables, raked weights");
  std::printf("sums of errors %.6f %.6f\n", plain, residual);
}
