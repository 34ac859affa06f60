#include "peil/study/plan_import.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/base/text.h"

namespace peil::study {
namespace {

void read_signs(const TomlTable& table, ImportPlan& import) {
  const auto wrong = [&](const char* key, const char* known) {
    table.problems().add("import.bad-sign", table.at(key),
                         fmt::format("`{}` is none of {}.", key, known), "Take one of these.");
  };
  if (const auto decimal = table.text("decimal", Need::May)) {
    if (*decimal == "." || *decimal == ",")
      import.decimal = decimal->front();
    else
      wrong("decimal", "\".\" and \",\"");
  }
  if (const auto separator = table.text("separator", Need::May)) {
    if (*separator == "," || *separator == ";" || *separator == "tab")
      import.separator = *separator == "tab" ? '\t' : separator->front();
    else
      wrong("separator", "\",\", \";\" and \"tab\"");
  }
}

}  // namespace

std::optional<ImportPlan> read_import(const TomlTable& plan_file, const std::string& wave,
                                      const Draft& draft) {
  FileProblems& problems = plan_file.problems();
  const TomlNode* node = plan_file.table("import", Need::Must);
  if (node == nullptr) return {};
  ImportPlan import;
  const TomlTable table(*node, problems, "[import]",
                        {"stratum", "psu", "weight", "group", "language", "respondent", "fpc",
                         "dont_know", "not_applicable", "columns", "decimal", "separator"});
  import.stratum = table.text("stratum", Need::May).value_or("");
  import.psu = table.text("psu", Need::May).value_or("");
  import.weight = table.text("weight", Need::May).value_or("");
  import.group = table.text("group", Need::May).value_or("");
  import.language = table.text("language", Need::May).value_or("");
  import.respondent = table.text("respondent", Need::May).value_or("");
  import.fpc = table.yes("fpc");
  read_signs(table, import);
  import.dont_know = only_texts(table.texts("dont_know", Need::May));
  const auto not_applicable = table.texts("not_applicable", Need::May);
  import.not_applicable = only_texts(not_applicable);
  for (const auto& [code, at] : not_applicable) {
    if (std::ranges::find(import.dont_know, code) == import.dont_know.end()) continue;
    problems.add("import.code-twice", at,
                 fmt::format("The code '{}' means 'don't know' already.", code),
                 "Take it out of one of the two lists.");
  }
  if (import.group.empty() && !table.has("group") && draft.customer_groups.complete &&
      draft.customer_groups.names.size() > 1) {
    problems.add("import.group-missing", table.at(),
                 fmt::format("The study has {} customer groups, and no column says who belongs "
                             "to which.",
                             draft.customer_groups.names.size()),
                 "Add a line group = ... with the column that names the customer group.");
  }
  if (const TomlNode* columns = table.table("columns", Need::May)) {
    const TomlTable names(*columns, problems, "[import.columns]", {}, true);
    const NameList& known = items_of_wave(draft, wave);
    for (const Entry& entry : names.entries()) {
      if (const auto column = names.text(entry.key, Need::May)) import.columns[entry.key] = *column;
      if (!known.unknown(entry.key)) continue;
      problems.add("import.unknown-item", entry.at,
                   fmt::format("There is no question '{}'.", entry.key),
                   did_you_mean(entry.key, known.names));
    }
  }
  return import;
}

}  // namespace peil::study
