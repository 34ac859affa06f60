#include "peil/disclosure/logged_analyses_json.h"

#include <nlohmann/json.hpp>

#include "peil/disclosure/expression_json.h"

namespace peil::disclosure {
namespace {

using nlohmann::ordered_json;
using Names = std::vector<std::string>;

ordered_json json_of(const LoggedSets& sets) {
  ordered_json one{{"columns", sets.columns}, {"by", sets.by}};
  one["out"] = ordered_json::object();
  one["secret"] = ordered_json::object();
  for (const auto& [level, of] : sets.levels) {
    if (of.out) one["out"][level] = of.people;
    if (of.secret) one["secret"][level] = of.people;
  }
  return one;
}

LoggedSets sets_of(const ordered_json& one) {
  LoggedSets sets{one.at("columns").get<Names>(), one.at("by").get<Names>(), {}};
  for (const auto& [level, people] : one.at("out").items())
    sets.levels[level] = {people.get<std::size_t>(), true, false};
  for (const auto& [level, people] : one.at("secret").items()) {
    sets.levels[level].people = people.get<std::size_t>();
    sets.levels[level].secret = true;
  }
  return sets;
}

ordered_json json_of(const LoggedRows& rows) {
  ordered_json one{{"wave", rows.wave}};
  one["derive"] = ordered_json::array();
  for (const auto& [column, expression] : rows.derive)
    one["derive"].push_back(ordered_json::array({column, disclosure::json_of(expression)}));
  one["sets"] = ordered_json::array();
  for (const LoggedSets& sets : rows.sets) one["sets"].push_back(json_of(sets));
  return one;
}

LoggedRows rows_of(const ordered_json& one) {
  LoggedRows rows{one.at("wave").get<std::string>(), {}, {}};
  for (const ordered_json& derived : one.at("derive"))
    rows.derive.emplace_back(derived.at(0).get<std::string>(), expression_of_json(derived.at(1)));
  for (const ordered_json& sets : one.at("sets")) rows.sets.push_back(sets_of(sets));
  return rows;
}

}  // namespace

ordered_json json_of_rows(const std::vector<LoggedRows>& rows) {
  ordered_json all = ordered_json::array();
  for (const LoggedRows& one : rows) all.push_back(json_of(one));
  return all;
}

std::vector<LoggedRows> rows_of_json(const ordered_json& all) {
  std::vector<LoggedRows> rows;
  for (const ordered_json& one : all) rows.push_back(rows_of(one));
  return rows;
}

ordered_json json_of_analyses(const LoggedAnalyses& analyses) {
  ordered_json all{{"format", format_of_analyses},
                   {"number", analyses.number},
                   {"at", analyses.at},
                   {"by", analyses.by},
                   {"title", analyses.title},
                   {"plan", analyses.plan}};
  all["waves"] = ordered_json::object();
  for (const auto& [wave, digest] : analyses.waves) all["waves"][wave] = digest;
  all["fictional"] = analyses.fictional;
  all["least_shown"] = analyses.least_shown;
  all["held"] = analyses.held;
  all["rows"] = json_of_rows(analyses.rows);
  return all;
}

LoggedAnalyses analyses_of_json(const ordered_json& all) {
  LoggedAnalyses analyses;
  analyses.number = all.at("number").get<std::size_t>();
  analyses.at = all.at("at").get<std::string>();
  analyses.by = all.at("by").get<std::string>();
  analyses.title = all.at("title").get<std::string>();
  analyses.plan = all.at("plan").get<std::string>();
  for (const auto& [wave, digest] : all.at("waves").items())
    analyses.waves[wave] = digest.get<std::string>();
  analyses.fictional = all.at("fictional").get<bool>();
  analyses.least_shown = all.at("least_shown").get<std::size_t>();
  analyses.held = all.at("held").get<std::size_t>();
  analyses.rows = rows_of_json(all.at("rows"));
  return analyses;
}

}  // namespace peil::disclosure
