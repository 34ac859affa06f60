#include "peil/study/plan_import.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/base/text.h"
#include "peil/study/name_list.h"

namespace peil::study {

CsvForm read_csv_form(const TomlTable& table, const char* code) {
  CsvForm form;
  for (const CsvFormKey& key : csv_form_keys()) {
    const auto word = table.text(key.name, Need::May);
    if (!word || take_csv_form(form, key.name, *word)) continue;
    table.problems().add(code, table.at(key.name),
                         fmt::format("`{}` is none of {}.", key.name, list_of(key.words)),
                         "Take one of these.");
  }
  return form;
}

namespace {

// Errors for few clusters know one stratum of clusters of a large population, weighted as it is.
void read_few_clusters(const TomlTable& table, ImportPlan& import) {
  import.few_clusters =
      table.word("few_clusters", Need::May, {"bell-mccaffrey"}) == "bell-mccaffrey";
  if (!import.few_clusters) return;
  const auto wrong = [&](std::string message, std::string mend) {
    table.problems().add("import.few-clusters", table.at("few_clusters"), std::move(message),
                         std::move(mend));
  };
  if (import.psu.empty())
    wrong("Errors for few clusters need clusters, and the file has no column that names them.",
          "Name it: psu = \"...\", or take few_clusters out.");
  if (!import.stratum.empty())
    wrong("Errors for few clusters know no strata, and this file has them.",
          "Take stratum out if the clusters were not drawn by strata, or few_clusters.");
  if (!import.also_in.empty())
    wrong("Errors for few clusters know nobody in several customer groups (also_in).",
          "Take one of few_clusters and also_in out.");
  if (import.fpc)
    wrong("Errors for few clusters know no correction for a finite population.",
          "Take one of few_clusters and fpc out.");
}

}  // namespace

std::optional<ImportPlan> read_import(const TomlTable& plan_file, const std::string& wave,
                                      const Draft& draft) {
  FileProblems& problems = plan_file.problems();
  const TomlNode* node = plan_file.table("import", Need::Must);
  if (node == nullptr) return {};
  ImportPlan import;
  const TomlTable table(*node, problems, "[import]",
                        {"stratum", "psu", "weight", "group", "also_in", "language", "respondent",
                         "fpc", "few_clusters", "dont_know", "not_applicable", "columns", "decimal",
                         "separator", "encoding"});
  import.stratum = table.text("stratum", Need::May).value_or("");
  import.psu = table.text("psu", Need::May).value_or("");
  import.weight = table.text("weight", Need::May).value_or("");
  import.group = table.text("group", Need::May).value_or("");
  import.also_in = table.text("also_in", Need::May).value_or("");
  import.language = table.text("language", Need::May).value_or("");
  import.respondent = table.text("respondent", Need::May).value_or("");
  import.fpc = table.yes("fpc");
  read_few_clusters(table, import);
  import.form = read_csv_form(table, "import.bad-sign");
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
