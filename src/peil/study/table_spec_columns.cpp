#include <fmt/format.h>

#include <algorithm>

#include "peil/base/text.h"
#include "peil/study/table_spec_parts.h"

namespace peil::study::table_spec {
namespace {

void twice(const Source& from, const Placed& at, const std::string& message,
           const std::string& mend) {
  from.problems().add("name.duplicate", at.second, message, mend);
}

// The two waves side by side: of whom is said by the variables before it.
bool waves_fit(const Source& from, const TableSpec& spec, const std::vector<Placed>& names) {
  const Placed& waves = names.back();
  if (spec.before.empty()) {
    from.problems().add("table.waves", waves.second,
                        "Columns by wave need a wave beside the one that the table is about.",
                        "Name it: before = \"...\".");
    return false;
  }
  if (names.size() > 1 || from.study.reporting_groups.size() < 2 || spec.total) return true;
  from.problems().add("table.waves", waves.second,
                      "Columns by wave alone put the reporting groups together.",
                      "Show each of them by wave: [\"reporting_group\", \"waves\"]. Or say that "
                      "you want them together: total = true.");
  return false;
}

void add_block(const Source& from, TableSpec& spec, std::vector<Placed> names) {
  // The waves of one group of people stand beside each other.
  std::ranges::stable_partition(names, [](const Placed& name) { return name.first != by_wave; });
  std::vector<std::string> block;
  for (const Placed& named : names) {
    if (std::ranges::find(block, named.first) != block.end())
      twice(from, named, fmt::format("'{}' is crossed with itself.", named.first),
            "Name each variable once.");
    else if (named.first == by_wave ? waves_fit(from, spec, names)
                                    : from.divides(named, names.size() == 1))
      block.push_back(named.first);
  }
  if (block.size() != names.size()) return;
  if (std::ranges::find(spec.columns, block) != spec.columns.end())
    twice(from, names.front(),
          fmt::format("The columns by '{}' stand there twice.", join(block, "', '")),
          "Take one of them out.");
  else
    spec.columns.push_back(std::move(block));
}

}  // namespace

void read_columns(const Source& from, TableSpec& spec) {
  spec.total = from.file.yes("total");
  if (!from.file.has("columns")) {
    if (!spec.total)
      from.problems().add("table.nothing", from.file.at(), "This table has no columns.",
                          "Write columns = [\"customer_group\"], or total = true, or both.");
    return;
  }
  const auto blocks =
      from.lists("columns",
                 "Write a list of variables, crossed ones in a list of their own: columns = "
                 "[\"customer_group\", [\"customer_group\", \"language\"]].");
  for (const std::vector<Placed>& names : blocks) add_block(from, spec, names);
}

}  // namespace peil::study::table_spec
