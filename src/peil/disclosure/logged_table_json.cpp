#include "peil/disclosure/logged_table_json.h"

#include <nlohmann/json.hpp>

#include "peil/disclosure/logged_analyses_json.h"

namespace peil::disclosure {

using nlohmann::ordered_json;

ordered_json json_of_table(const LoggedTable& table) {
  ordered_json all{{"format", format_of_tables},
                   {"number", table.number},
                   {"at", table.at},
                   {"by", table.by},
                   {"title", table.title}};
  all["waves"] = ordered_json::object();
  for (const auto& [wave, digest] : table.waves) all["waves"][wave] = digest;
  all["fictional"] = table.fictional;
  all["least_shown"] = table.least_shown;
  all["specification"] = table.specification;
  all["held"] = ordered_json::object();
  for (const auto& [cell, rule] : table.held) all["held"][cell.part][cell.row][cell.column] = rule;
  if (table.rows) all["rows"] = json_of_rows(*table.rows);
  return all;
}

LoggedTable table_of_json(const ordered_json& all) {
  LoggedTable table;
  table.number = all.at("number").get<std::size_t>();
  table.at = all.at("at").get<std::string>();
  table.by = all.at("by").get<std::string>();
  table.title = all.at("title").get<std::string>();
  for (const auto& [wave, digest] : all.at("waves").items())
    table.waves[wave] = digest.get<std::string>();
  table.fictional = all.at("fictional").get<bool>();
  table.least_shown = all.at("least_shown").get<std::size_t>();
  table.specification = all.at("specification").get<std::string>();
  for (const auto& [part, rows] : all.at("held").items()) {
    for (const auto& [row, columns] : rows.items()) {
      for (const auto& [column, rule] : columns.items())
        table.held[{part, row, column}] = rule.get<std::string>();
    }
  }
  if (all.contains("rows")) table.rows = rows_of_json(all.at("rows"));
  return table;
}

}  // namespace peil::disclosure
