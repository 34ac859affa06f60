#include "peil/study/table_spec_file.h"

#include <fmt/format.h>

#include "peil/study/name_list.h"
#include "peil/study/table_spec_parts.h"

namespace peil::study {
namespace {

std::string wave_at(const TomlTable& file, const Study& study, std::string_view key) {
  const auto wave = file.text(key, Need::May);
  if (!wave) return "";
  if (study.wave(*wave) != nullptr) return *wave;
  std::vector<std::string> names;
  for (const Wave& one : study.waves) names.push_back(one.name);
  file.problems().add("table.unknown-wave", file.at(key),
                      fmt::format("The study has no wave '{}'.", *wave),
                      did_you_mean(*wave, names));
  return "";
}

void read_waves(const TomlTable& file, const Study& study, const std::string& latest,
                TableSpec& spec) {
  spec.wave = wave_at(file, study, "wave");
  if (spec.wave.empty()) spec.wave = latest;
  spec.before = wave_at(file, study, "before");
  if (spec.before.empty() || study.wave(spec.before) < study.wave(spec.wave)) return;
  file.problems().add("table.wave-order", file.at("before"),
                      fmt::format("Wave {} is not before wave {}, which the table is about.",
                                  spec.before, spec.wave),
                      "Name an earlier wave, or leave 'before' out.");
}

// What the order of the rows goes by has to be in the table.
void read_sort(const TomlTable& file, TableSpec& spec) {
  const std::string word =
      file.word("sort", Need::May, {"asked", "difference", "total", "change"}).value_or("");
  spec.sort = word == "difference" ? TableSort::Difference
              : word == "total"    ? TableSort::Total
              : word == "change"   ? TableSort::Change
                                   : TableSort::Asked;
  if (spec.sort == TableSort::Total && !spec.total)
    file.problems().add("table.sort", file.at("sort"),
                        "Rows by their difference from the total need a column with the total.",
                        "Write total = true.");
  if (spec.sort == TableSort::Change && spec.before.empty())
    file.problems().add("table.sort", file.at("sort"),
                        "Rows by their change need a wave beside the one that the table is about.",
                        "Name it: before = \"...\".");
}

TableSpec read(const TomlTable& file, const std::string& path, const Study& study,
               const std::string& latest) {
  TableSpec spec;
  spec.file = path;
  spec.title = file.text("title", Need::Must).value_or("");
  read_waves(file, study, latest, spec);
  const table_spec::Source from(file, study, spec.wave);
  read_rows(from, spec);
  read_columns(from, spec);
  read_people(from, spec);
  if (const auto level = file.number("level", Need::May, 1e-6, 0.5)) spec.level = *level;
  spec.letters = file.yes("letters", true);
  read_sort(file, spec);
  return spec;
}

}  // namespace

std::vector<std::string> background_variables(const Study& study, const std::string& wave) {
  std::vector<std::string> names{"customer_group", "reporting_group", "language"};
  if (const Plan* plan = study.plan(wave))
    names.insert(names.end(), plan->design.begin(), plan->design.end());
  return names;
}

Result<TableSpec> read_table_spec(const std::string& text, const std::string& file,
                                  const Study& study, const std::string& latest) {
  Problems found;
  FileProblems problems(file, text, found);
  auto node = read_toml(problems);
  if (!node) return found;
  node->at = {1, 1};
  const TomlTable table(*node, problems, file,
                        {"title", "wave", "before", "rows", "show", "net", "columns", "total",
                         "only", "level", "sort", "letters"});
  TableSpec spec = read(table, file, study, latest);
  if (!found.empty()) return found;
  return spec;
}

}  // namespace peil::study
