#include "peil/analysis/run/banner_columns.h"

#include <algorithm>
#include <optional>
#include <span>

#include "peil/base/each.h"
#include "peil/base/text.h"
#include "peil/estimate/tally.h"
#include "peil/model/expressions.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

// Levels 0 and 1, whether any row has them or not.
Grouping membership(const Prepared& design, const std::string& name) {
  const Grouping found = grouping(*design.table->column(name));
  std::vector<std::uint32_t> place;
  for (const std::string& level : found.levels) {
    if (level != "0" && level != "1")
      throw Refusal{"", "Column '" + name + "' holds '" + level +
                            "'. A column of a table is 1 for who is in it and 0 for who is not: "
                            "derive it, as if(${age} < 25, 1, 0)."};
    place.push_back(level == "1" ? 1 : 0);
  }
  Grouping result{name, {"0", "1"}, found.level};
  for (std::uint32_t& level : result.level) {
    if (level != Grouping::outside) level = place[level];
  }
  return result;
}

// From which column of the table another is made, code by code: the shares of a mark from the mark.
class MadeFrom {
 public:
  MadeFrom(const Run& run, const Prepared& design) : table_(*design.table) {
    const AnalysisPlan& plan = run.plan();
    for (const auto& [name, expression] : plan.data.at(plan.designs.at(design.name).data).derive) {
      const auto names = names_in(expression);
      if (names.size() == 1) from_.emplace(name, *names.begin());
    }
  }

  const Column& source(const Column& column) const {
    const auto from = from_.find(column.name);
    const Column* one = from == from_.end() ? nullptr : table_.column(from->second);
    return one == nullptr ? column : *one;
  }

 private:
  const Table& table_;
  std::map<std::string, std::string> from_;
};

// A column, and where the count of its answers goes.
struct ToCount {
  const Column& column;
  estimate::Tallies& to;
};

// A row in which a column of few values has each of its codes 1, 2, ...
std::vector<std::optional<std::size_t>> row_of_each_code(const table::Cells& cells) {
  std::vector<std::optional<std::size_t>> rows(cells.texts().size());
  std::size_t left = rows.size();
  for (std::size_t row = 0; row < cells.rows() && left > 0; ++row) {
    if (cells.blank(row) || rows[cells.code(row) - 1u]) continue;
    rows[cells.code(row) - 1u] = row;
    --left;
  }
  return rows;
}

// What is made from one column is counted in one pass.
void count(const Prepared& design, const estimate::Classes& classes, const Column& source,
           std::span<const ToCount> made) {
  const table::Cells from(source);
  if (from.bytes().empty() || !estimate::fits_in_table(classes, from.texts().size(), from.rows())) {
    for (const ToCount& one : made) one.to = tallies(design, classes, one.column);
    return;
  }
  const estimate::CodeCounts counts =
      estimate::code_counts(from.bytes(), from.texts().size(), design.weightless, classes);
  const auto rows = row_of_each_code(from);
  for (const ToCount& one : made) {
    const table::Cells cells(one.column);
    std::vector<std::optional<double>> number;
    for (const std::optional<std::size_t>& row : rows)
      number.push_back(row ? cells.number(*row) : std::nullopt);
    one.to = estimate::tally(counts, number);
  }
}

}  // namespace

BannerColumns banner_columns(const Prepared& design, const std::string& set,
                             const std::vector<std::string>& columns, const Grouping* also) {
  std::vector<Grouping> members;
  for (const std::string& name : columns) members.push_back(membership(design, name));
  std::vector<const Grouping*> groupings;
  for (const Grouping& one : members) groupings.push_back(&one);
  if (also != nullptr) groupings.push_back(also);
  BannerColumns result;
  result.parts.classes = estimate::classes_of(design.design, design.weighted, groupings);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    result.parts.domains.push_back({set, columns[c], estimate::domain(result.parts.classes, c, 1)});
    result.rest.push_back(estimate::domain(result.parts.classes, c, 0));
  }
  return result;
}

CountedBanner& counted_banner(Run& run, const Prepared& design, const std::string& set,
                              const std::vector<std::string>& columns) {
  return run.banner(design.name + '\x1f' + set + '\x1f' + join(columns, "\x1f"), [&] {
    return std::make_shared<CountedBanner>(CountedBanner{banner_columns(design, set, columns)});
  });
}

std::vector<const estimate::Tallies*> counted(Run& run, CountedBanner& banner,
                                              const Prepared& design,
                                              const std::vector<std::string>& variables) {
  std::vector<const estimate::Tallies*> all;
  std::map<const Column*, std::vector<ToCount>> by_source;
  const MadeFrom made_from(run, design);
  for (const std::string& variable : variables) {
    const Column& column = run.numeric_column(design, variable);
    const auto [at, fresh] = banner.counted.try_emplace(variable);
    all.push_back(&at->second);
    if (fresh) by_source[&made_from.source(column)].push_back({column, at->second});
  }
  std::vector<std::pair<const Column*, std::vector<ToCount>>> sources(by_source.begin(),
                                                                      by_source.end());
  for_each_of(sources.size(), run.threads(), [&](std::size_t i, std::size_t) {
    count(design, banner.columns.parts.classes, *sources[i].first, sources[i].second);
  });
  return all;
}

}  // namespace peil::analysis
