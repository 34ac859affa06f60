#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "load/wave.h"

namespace peil::bench {

using Json = nlohmann::ordered_json;
using load::Wave;

/// Names of items: `count` from place `first` on.
inline std::vector<std::string> items(std::size_t count, std::size_t first = 0) {
  std::vector<std::string> names;
  for (std::size_t i = first; i < first + count; ++i) names.push_back(load::item_name(i));
  return names;
}

/// The stratified design of a wave, without weighting.
inline Json design(const std::string& data) {
  return {{"data", data},
          {"strata", {"stratum"}},
          {"weight", "weight"},
          {"fpc", {{"columns", {"people"}}, {"meaning", "population"}}}};
}

/// The same, raked to the margins of the first five variables.
inline Json raked(const std::string& data, const Json& margins) {
  Json result = design(data);
  result["weighting"] =
      Json::array({{{"step", "rake"}, {"margins", margins}, {"tolerance", 1e-10}}});
  return result;
}

/// The margins of a wave in the words of a plan.
inline Json margins(const Wave& wave) {
  Json all = Json::array();
  for (std::size_t v = 0; v < 5; ++v) {
    const std::vector<double> known = load::known_persons(wave, v);
    Json persons;
    for (std::size_t level = 0; level < known.size(); ++level) {
      persons[std::to_string(level + 1)] = known[level];
    }
    all.push_back({{"columns", {load::variable_name(v)}}, {"persons", persons}});
  }
  return all;
}

/// Mean and error of `variables` by each of the six background variables.
inline void add_tables(Json& analyses, const std::string& design,
                       const std::vector<std::string>& variables) {
  std::vector<std::string> by;
  for (std::size_t v = 0; v < Wave::variables; ++v) by.push_back(load::variable_name(v));
  analyses.push_back({{"id", design},
                      {"statistic", "mean"},
                      {"design", design},
                      {"variables", variables},
                      {"by_each", by}});
}

inline Json importance(const std::string& design, std::size_t drivers) {
  return {{"id", "lmg" + std::to_string(drivers)},
          {"statistic", "drivers"},
          {"design", design},
          {"outcome", load::item_name(0)},
          {"drivers", items(drivers, 1)}};
}

/// Phases that are measured one by one with the data in memory.
inline Json phases_plan(const std::string& file, const Json& margins) {
  Json plan{{"data", {{"wave", {{"file", file}}}}},
            {"designs", {{"plain", design("wave")}, {"raked", raked("wave", margins)}}},
            {"analyses", Json::array()}};
  add_tables(plan["analyses"], "plain", items(Wave::items));
  add_tables(plan["analyses"], "raked", items(Wave::items));
  plan["analyses"].push_back(importance("plain", 15));
  plan["analyses"].push_back(importance("plain", 20));
  return plan;
}

/// The mean of the first mark, with or without a thousand bootstrap replicates, each raked again.
inline Json bootstrap_plan(const std::string& file, const Json& margins, bool replicates) {
  Json how = raked("wave", margins);
  if (replicates) {
    how["replicates"] = {{"method", "bootstrap"},
                         {"draw", {{"replicates", 1000}, {"seed", "bench"}}}};
  }
  return {{"data", {{"wave", {{"file", file}}}}},
          {"designs", {{"raked", how}}},
          {"analyses",
           Json::array({{{"id", "mark"}, {"statistic", "estimates"}, {"variables", items(1)}}})}};
}

/// Read, rake, 240 tables with residual error, change against a second wave, LMG of 15 drivers.
inline Json whole_plan(const std::string& first, const std::string& second, const Json& margins,
                       const Json& margins_of_second, bool change) {
  Json plan{{"data", {{"first", {{"file", first}}}, {"second", {{"file", second}}}}},
            {"designs",
             {{"first", raked("first", margins)}, {"second", raked("second", margins_of_second)}}},
            {"analyses", Json::array()}};
  add_tables(plan["analyses"], "second", items(Wave::items));
  if (change) {
    plan["analyses"].push_back({{"id", "change"},
                                {"statistic", "change"},
                                {"before", "first"},
                                {"after", "second"},
                                {"samples", "independent"},
                                {"variables", items(Wave::items)}});
  }
  plan["analyses"].push_back(importance("second", 15));
  return plan;
}

/// 25 items by the 61 levels of the strata and the six variables.
inline Json small_plan(const std::string& file) {
  Json plan{{"data", {{"wave", {{"file", file}}}}},
            {"designs", {{"plain", design("wave")}}},
            {"analyses", Json::array()}};
  add_tables(plan["analyses"], "plain", items(25));
  plan["analyses"].back()["by_each"].push_back("stratum");
  return plan;
}

}  // namespace peil::bench
