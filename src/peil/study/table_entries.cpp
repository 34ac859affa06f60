#include "peil/study/table_entries.h"

#include <algorithm>
#include <set>

#include "peil/base/text.h"
#include "peil/study/comparison_entries.h"
#include "peil/study/table_spec_file.h"

namespace peil::study {
namespace {

const std::string folder_of_tables = "tables/", ending = ".toml";

const char* word_of(TableStatistic what) {
  constexpr const char* words[] = {"mean", "shares", "low", "high", "score", "net"};
  return words[static_cast<std::size_t>(what)];
}

const char* word_of(TableSort by) {
  constexpr const char* words[] = {"asked", "difference", "total", "change"};
  return words[static_cast<std::size_t>(by)];
}

template <class All, class Text>
std::string listed(const All& all, const Text& text) {
  std::vector<std::string> texts;
  for (const auto& one : all) texts.push_back(text(one));
  return join(texts, ", ");
}

std::string crossed(const std::vector<std::string>& variables) { return join(variables, " x "); }

// What people are divided by or left out by.
std::set<std::string> variables_of(const TableSpec& spec) {
  std::set<std::string> all;
  for (const auto& block : spec.columns) all.insert(block.begin(), block.end());
  for (const TableItem& row : spec.items) all.insert(row.within);
  if (spec.only) {
    for (const std::string& name : names_in(*spec.only)) all.insert(name.substr(0, name.find('/')));
  }
  return all;
}

}  // namespace

std::string table_text(const TableSpec& spec) {
  std::string text = "wave: " + spec.wave;
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) text += std::string("; ") + key + ": " + value;
  };
  add("before", spec.before);
  add("rows", listed(spec.items, [](const TableItem& row) {
        return row.within.empty() ? row.item : row.item + " within " + row.within;
      }));
  add("show", listed(spec.show, [](TableStatistic what) { return std::string(word_of(what)); }));
  add("nets", listed(spec.nets, [](const TableNet& net) {
        return net.item + " (" + join(net.answers, " + ") + ")";
      }));
  add("columns", listed(spec.columns, crossed));
  add("total", spec.total ? "yes" : "");
  add("only", spec.only ? condition_sign(*spec.only) : "");
  add("level", exact_text(spec.level));
  add("sort", word_of(spec.sort));
  add("letters", spec.letters ? "" : "no");
  return text;
}

Result<std::map<std::string, std::string>> table_entries(const Texts& folder, const Study& study,
                                                         const std::string& wave) {
  std::map<std::string, std::string> entries;
  Problems found;
  for (const auto& [path, text] : folder) {
    if (!path.starts_with(folder_of_tables) || !path.ends_with(ending)) continue;
    const Result<TableSpec> spec = read_table_spec(text, path, study, wave);
    if (!spec.ok()) {
      found.insert(found.end(), spec.problems().begin(), spec.problems().end());
      continue;
    }
    if (spec.value().wave != wave) continue;
    const std::size_t name = folder_of_tables.size();
    entries[table_entry + path.substr(name, path.size() - name - ending.size())] =
        table_text(spec.value());
  }
  if (!found.empty()) return found;
  return entries;
}

bool TableInPlan::any_afterwards() const {
  return std::ranges::find(afterwards, true) != afterwards.end();
}

TableInPlan in_plan(const TableSpec& spec, const PlanLock& lock, const Study& study) {
  const std::string text = table_text(spec);
  const auto is_this = [&](const auto& entry) {
    return entry.first.starts_with(table_entry) && entry.second == text;
  };
  TableInPlan found;
  found.locked = std::ranges::any_of(lock.entries, is_this);
  for (const PlanAmendment& amendment : lock.amendments) {
    if (!found.locked && std::ranges::any_of(amendment.entries, is_this))
      found.amendment = &amendment;
  }
  const std::vector<Deviation> changed = deviations(study, lock);
  const std::set<std::string> variables = variables_of(spec);
  const bool all = !found.locked || std::ranges::any_of(changed, [&](const Deviation& d) {
    return d.entry.starts_with("item/") && variables.contains(d.entry.substr(5));
  });
  for (const TableItem& row : spec.items)
    found.afterwards.push_back(
        all || !of_figure({spec.wave, "all", row.item, "mean"}, changed).empty() ||
        (!spec.before.empty() &&
         !of_change(row.item, spec.before, spec.wave, changed, study).empty()));
  return found;
}

}  // namespace peil::study
