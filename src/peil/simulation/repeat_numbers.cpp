#include "peil/simulation/repeat_numbers.h"

namespace peil::simulation {
namespace {

using findings::Performance;
using findings::TestPerformance;

class Numbers {
 public:
  void put(const char* quantity, double value) { all.push_back({before, figure, quantity, value}); }
  void put(const char* quantity, const char* error_name, const findings::Measured& measured) {
    put(quantity, measured.value);
    put(error_name, measured.error);
  }
  void put(const Performance& p) {
    put("truth", p.truth);
    put("published", static_cast<double>(p.published));
    put("withheld", static_cast<double>(p.withheld));
    put("answers", p.answers);
    put("bias", "bias_mc_error", p.bias);
    if (p.plain_bias) put("plain_bias", "plain_bias_mc_error", *p.plain_bias);
    put("rmse", p.root_mean_square_error);
    put("spread", "spread_mc_error", p.spread);
    put("mean_se", p.mean_error);
    put("se_ratio", "se_ratio_mc_error", p.error_ratio);
    put("coverage", "coverage_mc_error", p.coverage);
    put("interval_above", p.above);
    put("interval_below", p.below);
  }
  void put_false(const TestPerformance& t) {
    put("no_change_tests", static_cast<double>(t.tested));
    put("false_positive", "false_positive_mc_error", t.found);
  }
  void put_change(const TestPerformance& t) {
    put("true_change", t.true_change);
    put("tests", static_cast<double>(t.tested));
    put("power", "power_mc_error", t.found);
    put("rose", t.rose);
    put("fell", t.fell);
  }

  std::string before;
  FigureName figure;
  std::vector<RepeatNumber> all;
};

}  // namespace

std::vector<RepeatNumber> repeat_numbers(const RepeatedWaves& repeats) {
  Numbers numbers;
  for (const RepeatedWave& wave : repeats.waves) {
    for (const auto& [name, performance] : wave.figures) {
      numbers.figure = name;
      numbers.put(performance);
      const auto test = wave.no_change.find(name);
      if (test != wave.no_change.end()) numbers.put_false(test->second);
    }
  }
  for (const RepeatedChange& change : repeats.changes) {
    numbers.before = change.before;
    for (const auto& [name, test] : change.figures) {
      numbers.figure = name;
      numbers.put_change(test);
    }
  }
  return std::move(numbers.all);
}

}  // namespace peil::simulation
