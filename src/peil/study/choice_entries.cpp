#include "peil/study/choice_entries.h"

#include <fmt/format.h>

namespace peil::study {
namespace {

Choice read_choice(Draft& draft, const TomlTable& row, const Question& question, NameList& names) {
  Choice choice;
  const auto name = row.name("name", Need::Must);
  choice.name = name.value_or("");
  if (name && names.has(*name)) {
    row.problems().add(
        "name.duplicate", row.at("name"),
        fmt::format("The question '{}' has two choices called '{}'.", question.name, *name),
        "Give one of them another name.");
  }
  if (name) names.names.push_back(*name);
  choice.label = take_text(draft, row, "label",
                           "question/" + question.name + "/choice/" + choice.name, Need::Must);
  choice.other = row.name("other", Need::May).value_or("");
  for (const Entry& entry : row.entries()) {
    if (entry.key == "name" || entry.key == "label" || entry.key == "other") continue;
    if (const auto value = row.text(entry.key, Need::May)) choice.attributes[entry.key] = *value;
  }
  return choice;
}

}  // namespace

std::vector<Choice> read_choices(Draft& draft, const TomlTable& table, const Question& question,
                                 bool must) {
  const auto nodes = table.tables("choices", must ? Need::Must : Need::May);
  std::vector<Choice> choices;
  NameList names;
  for (const TomlNode* node : nodes) {
    choices.push_back(read_choice(draft, TomlTable(*node, table.problems(), "a choice", {}, true),
                                  question, names));
  }
  if (must && nodes.size() == 1) {
    table.problems().add("question.too-few", table.at("choices"),
                         fmt::format("The question '{}' has one choice only.", question.name),
                         "Offer at least two choices.");
  }
  if (choices.size() > most_coded_choices) {
    table.problems().add("question.too-many-choices", table.at("choices"),
                         fmt::format("The question '{}' has {} choices, and a column of answers "
                                     "tells {} apart.",
                                     question.name, choices.size(), most_coded_choices),
                         "Ask it in two steps, or with fewer choices.");
  }
  return choices;
}

}  // namespace peil::study
