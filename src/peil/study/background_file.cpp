#include "peil/study/background_file.h"

#include <fmt/format.h>

namespace peil::study {
namespace {

// Frames write levels as they like ("1 jaar of langer"): no name has to be made of them.
void read_levels(const TomlTable& table, Draft& draft, BackgroundVariable& variable) {
  NameList seen;
  for (const TomlNode* node : table.tables("levels", Need::May)) {
    const TomlTable one(*node, table.problems(), "a level", {"name", "label"});
    BackgroundVariable::Level level{one.text("name", Need::Must).value_or(""), {}};
    level.label = take_text(draft, one, "label",
                            "background/" + variable.name + "/level/" + level.name, Need::Must);
    if (seen.has(level.name)) {
      one.problems().add(
          "name.duplicate", one.at("name"),
          fmt::format("There are two levels of '{}' called '{}'.", variable.name, level.name),
          "Take one of them out.");
    }
    seen.names.push_back(level.name);
    variable.levels.push_back(std::move(level));
  }
}

}  // namespace

void read_background(const TomlTable& file, Draft& draft) {
  NameList seen;
  for (const TomlNode* node : file.tables("background", Need::May)) {
    const TomlTable table(*node, file.problems(), "a [[background]]", {"name", "label", "levels"});
    BackgroundVariable variable{table.text("name", Need::Must).value_or(""), {}};
    const Where where{file.problems().file(), table.at("name")};
    variable.label =
        take_text(draft, table, "label", "background/" + variable.name + "/label", Need::Must);
    read_levels(table, draft, variable);
    if (seen.has(variable.name)) {
      table.problems().add("name.duplicate", where.at,
                           fmt::format("There are two labels of '{}'.", variable.name),
                           "Take one of them out.");
    }
    seen.names.push_back(variable.name);
    draft.background.push_back({variable.name, where});
    draft.study.background.push_back(std::move(variable));
  }
}

}  // namespace peil::study
