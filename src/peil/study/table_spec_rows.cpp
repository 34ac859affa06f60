#include <fmt/format.h>

#include <algorithm>

#include "peil/base/text.h"
#include "peil/study/name_list.h"
#include "peil/study/table_spec_file.h"
#include "peil/study/table_spec_parts.h"

namespace peil::study::table_spec {
namespace {

std::vector<std::string> answers_of(const Question& q) {
  std::vector<std::string> answers;
  for (const Choice& choice : q.choices) answers.push_back(choice.name);
  if (const auto scale = scale_of(q)) {
    for (int n = scale->from; n <= scale->to; ++n) answers.push_back(std::to_string(n));
  }
  return answers;
}

TableStatistic statistic_of(const std::string& word) {
  return word == "mean"     ? TableStatistic::Mean
         : word == "shares" ? TableStatistic::Shares
         : word == "low"    ? TableStatistic::Low
         : word == "high"   ? TableStatistic::High
                            : TableStatistic::Score;
}

const std::string how_to_nest =
    "Write a list of questions; one that is shown within every level of a variable in a list with "
    "it: rows = [\"overall\", [\"overall\", \"language\"]].";

bool any_nested(const TomlTable& file) {
  const Entry* rows = file.entry("rows");
  const auto* list = rows == nullptr ? nullptr : std::get_if<TomlNode::List>(&rows->node.value);
  return list != nullptr && std::ranges::any_of(*list, [](const TomlNode& one) {
           return std::holds_alternative<TomlNode::List>(one.value);
         });
}

// Each row as its question and, where it is nested, a variable.
std::vector<std::vector<Placed>> asked(const Source& from) {
  if (any_nested(from.file)) return from.lists("rows", how_to_nest);
  std::vector<std::vector<Placed>> rows;
  for (Placed& named : from.file.texts("rows", Need::Must)) rows.push_back({std::move(named)});
  return rows;
}

void add_item(TableSpec& spec, const TableItem& item) {
  if (std::ranges::find(spec.items, item) == spec.items.end()) spec.items.push_back(item);
}

// A row of a matrix that stands there twice, by itself and with its matrix, counts once.
void add_row(const Source& from, TableSpec& spec, const Placed& named, const std::string& within) {
  const Question* q = from.question(named.first);
  if (q == nullptr) {
    from.unknown("table.unknown-item", named, has_figures, false);
  } else if (!has_figures(*q)) {
    from.problems().add("table.no-figures", named.second,
                        fmt::format("'{}' is answered {}, of which there are no figures.",
                                    named.first, answered_in(*q)),
                        "Take it out of the rows.");
  } else if (q->name == named.first) {
    for (const std::string& item : items_of(*q)) add_item(spec, {item, within});
  } else {
    add_item(spec, {named.first, within});
  }
}

void read_items(const Source& from, TableSpec& spec) {
  std::vector<std::vector<std::string>> seen;
  for (const std::vector<Placed>& row : asked(from)) {
    if (row.size() > 2) {
      from.problems().add("value.wrong-type", row[2].second,
                          "A row is nested in one variable at most.", how_to_nest);
      continue;
    }
    const std::vector<std::string> names = only_texts(row);
    if (std::ranges::find(seen, names) != seen.end() || (row.size() == 2 && names[0] == names[1])) {
      from.problems().add("name.duplicate", row.front().second,
                          row.size() == 2 && names[0] == names[1]
                              ? fmt::format("'{}' is nested in itself.", names[0])
                              : fmt::format("'{}' stands there twice.", join(names, "', '")),
                          "Take one of them out.");
      continue;
    }
    seen.push_back(names);
    if (row.size() == 2 && !from.divides(row[1], true)) continue;
    add_row(from, spec, row[0], row.size() == 2 ? names[1] : "");
  }
  if (spec.items.size() > most_table_items)
    from.problems().add("table.too-large", from.file.at("rows"),
                        fmt::format("This table has {} rows.", spec.items.size()),
                        fmt::format("At most {} fit: make two tables of it.", most_table_items));
}

void read_show(const Source& from, TableSpec& spec) {
  for (const auto& [word, at] : from.file.texts("show", Need::May)) {
    const std::vector<std::string> words{"mean", "shares", "low", "high", "score"};
    if (std::ranges::find(words, word) == words.end())
      from.problems().add("value.not-one-of", at,
                          fmt::format("'{}' is nothing a table shows.", word),
                          "Write some of: " + join(words, ", ") + ".");
    else
      spec.show.push_back(statistic_of(word));
  }
}

void read_nets(const Source& from, TableSpec& spec) {
  std::vector<std::string> items;
  for (const TableItem& one : spec.items) items.push_back(one.item);
  for (const TomlNode* node : from.file.tables("net", Need::May)) {
    const TomlTable table(*node, from.problems(), "a [[net]]", {"row", "label", "answers"});
    TableNet net{table.text("row", Need::Must).value_or(""),
                 table.text("label", Need::Must).value_or(""),
                 {}};
    const auto answers = table.texts("answers", Need::Must);
    net.answers = only_texts(answers);
    if (net.item.empty()) continue;
    if (std::ranges::find(items, net.item) == items.end()) {
      from.problems().add("table.net", table.at("row"),
                          fmt::format("This table has no row '{}' whose answers could be counted "
                                      "together.",
                                      net.item),
                          did_you_mean(net.item, items));
      continue;
    }
    const std::vector<std::string> known = answers_of(*from.question(net.item));
    for (const auto& [answer, at] : answers) {
      if (std::ranges::find(known, answer) == known.end())
        from.problems().add("table.net", at, has_no_answer(net.item, answer),
                            known.empty() ? "An amount has no nets." : did_you_mean(answer, known));
    }
    spec.nets.push_back(std::move(net));
  }
}

}  // namespace

void read_rows(const Source& from, TableSpec& spec) {
  read_items(from, spec);
  read_show(from, spec);
  read_nets(from, spec);
}

}  // namespace peil::study::table_spec
