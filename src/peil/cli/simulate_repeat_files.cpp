#include <nlohmann/json.hpp>

#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/cli/simulate_repeat.h"
#include "peil/simulation/repeat_numbers.h"

namespace peil::cli {

std::string repeats_as_csv(const simulation::RepeatedWaves& repeats) {
  std::string text = "fictional,before,wave,domain,measure,statistic,quantity,value\n";
  for (const simulation::RepeatNumber& n : simulation::repeat_numbers(repeats)) {
    text += "yes";
    for (const std::string& field : {n.before, n.figure.wave, n.figure.domain, n.figure.measure,
                                     n.figure.statistic, n.quantity}) {
      text += "," + csv_field(field);
    }
    text += "," + exact_text(n.value) + "\n";
  }
  return text;
}

std::string repeats_as_json(const simulation::RepeatedWaves& repeats) {
  nlohmann::ordered_json waves = nlohmann::ordered_json::array();
  for (const simulation::RepeatedWave& wave : repeats.waves) {
    waves.push_back({{"wave", wave.wave},
                     {"people", wave.people},
                     {"drawn", wave.drawn},
                     {"answered", wave.answered},
                     {"weight_variation", wave.weight_variation},
                     {"failed", wave.failed}});
  }
  nlohmann::ordered_json numbers = nlohmann::ordered_json::array();
  for (const simulation::RepeatNumber& n : simulation::repeat_numbers(repeats)) {
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
