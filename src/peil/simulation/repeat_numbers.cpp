#include "peil/cli/simulate_repeat_numbers.h"

#include <nlohmann/json.hpp>

#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/cli/simulate_repeat.h"

namespace peil::cli {
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

std::vector<RepeatNumber> repeat_numbers(const app::RepeatedWaves& repeats) {
  Numbers numbers;
  for (const app::RepeatedWave& wave : repeats.waves) {
    for (const auto& [name, performance] : wave.figures) {
      numbers.figure = name;
      numbers.put(performance);
      const auto test = wave.no_change.find(name);
      if (test != wave.no_change.end()) numbers.put_false(test->second);
    }
  }
  for (const app::RepeatedChange& change : repeats.changes) {
    numbers.before = change.before;
    for (const auto& [name, test] : change.figures) {
      numbers.figure = name;
      numbers.put_change(test);
    }
  }
  return std::move(numbers.all);
}

std::string repeats_as_csv(const app::RepeatedWaves& repeats) {
  std::string text = "fictional,before,wave,domain,measure,statistic,quantity,value\n";
  for (const RepeatNumber& n : repeat_numbers(repeats)) {
    text += "yes";
    for (const std::string& field : {n.before, n.figure.wave, n.figure.domain, n.figure.measure,
                                     n.figure.statistic, n.quantity}) {
      text += "," + csv_field(field);
    }
    text += "," + exact_text(n.value) + "\n";
  }
  return text;
}

std::string repeats_as_json(const app::RepeatedWaves& repeats) {
  nlohmann::ordered_json waves = nlohmann::ordered_json::array();
  for (const app::RepeatedWave& wave : repeats.waves) {
    waves.push_back({{"wave", wave.wave},
                     {"people", wave.people},
                     {"drawn", wave.drawn},
                     {"answered", wave.answered},
                     {"weight_variation", wave.weight_variation},
                     {"failed", wave.failed}});
  }
  nlohmann::ordered_json numbers = nlohmann::ordered_json::array();
  for (const RepeatNumber& n : repeat_numbers(repeats)) {
    nlohmann::ordered_json one{{"figure", n.figure.text()}};
    if (!n.before.empty()) one["before"] = n.before;
    one["quantity"] = n.quantity;
    one["value"] = n.value;
    numbers.push_back(std::move(one));
  }
  const nlohmann::ordered_json all{{"fictional", true},
                                   {"study", repeats.study},
                                   {"seed", repeats.seed},
                                   {"repeats", repeats.repeats},
                                   {"confidence", repeats.confidence},
                                   {"response_depends_on", repeats.response_columns},
                                   {"odds_per_mark", repeats.odds_per_mark},
                                   {"waves", std::move(waves)},
                                   {"numbers", std::move(numbers)}};
  return all.dump(1) + "\n";
}

}  // namespace peil::cli
