#include "peil/analysis/wave/wave_data.h"

#include <algorithm>
#include <string>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/model/response.h"

namespace peil::analysis {
namespace {

// Codes that stand for numbers: marks and points of a scale.
Column of_codes(const Item& item, const CodeColumn& codes) {
  ByteColumn data{codes.code, {}, {}};
  const auto most = codes.code.empty() ? std::uint8_t{0} : *std::ranges::max_element(codes.code);
  for (int code = 1; code <= most; ++code) {
    data.text.push_back(std::to_string(item.scale.answer_of(code)));
    data.number.push_back(item.scale.answer_of(code));
  }
  return {.name = item.name, .numeric = true, .data = std::move(data)};
}

Column of_choices(const Item& item, const CodeColumn& codes) {
  ByteColumn data{codes.code, item.levels, {}};
  data.number.resize(item.levels.size(), 0.0);
  return {.name = item.name, .data = std::move(data)};
}

// Code 1 says no, 2 yes.
Column of_chosen(const std::string& name, const CodeColumn& codes) {
  return {.name = name, .numeric = true, .data = ByteColumn{codes.code, {"0", "1"}, {0.0, 1.0}}};
}

Column of_numbers(const std::string& name, const NumberColumn& numbers) {
  RealColumn data{numbers.value, {}};
  for (const Absent reason : numbers.reason) data.blank.push_back(reason == Absent::No ? 0 : 1);
  if (std::ranges::find(data.blank, 1) == data.blank.end()) data.blank.clear();
  return {.name = name, .numeric = true, .data = std::move(data)};
}

// Days as texts, so that nobody takes their mean by mistake; expressions count with them.
Column of_days(const std::string& name, const NumberColumn& days) {
  TextColumn data;
  std::map<double, std::uint32_t> code;
  for (std::size_t row = 0; row < days.value.size(); ++row) {
    if (days.reason[row] != Absent::No) {
      data.code.push_back(0);
      continue;
    }
    const auto [at, fresh] =
        code.emplace(days.value[row], static_cast<std::uint32_t>(data.text.size() + 1));
    if (fresh)
      data.text.push_back(day_text(Day(std::chrono::days(static_cast<int>(days.value[row])))));
    data.code.push_back(at->second);
  }
  return {.name = name, .data = std::move(data)};
}

Column column(const Item& item) {
  if (item.kind == ItemKind::Date) return of_days(item.name, std::get<NumberColumn>(item.column));
  if (const auto* numbers = std::get_if<NumberColumn>(&item.column))
    return of_numbers(item.name, *numbers);
  const auto& codes = std::get<CodeColumn>(item.column);
  switch (item.kind) {
    case ItemKind::Choice:
      return of_choices(item, codes);
    case ItemKind::Chosen:
      return of_chosen(item.name, codes);
    default:
      return of_codes(item, codes);
  }
}

// Levels of which there are rows, as a file would have them.
Column of_levels(std::string name, const std::vector<std::string>& levels,
                 const std::vector<std::uint32_t>& level) {
  std::vector<std::uint32_t> code(levels.size(), 0);
  TextColumn data;
  for (const std::uint32_t at : level) {
    if (at != Grouping::outside && code[at] == 0) {
      data.text.push_back(levels[at]);
      code[at] = static_cast<std::uint32_t>(data.text.size());
    }
    data.code.push_back(at == Grouping::outside ? 0 : code[at]);
  }
  return {.name = std::move(name), .data = std::move(data)};
}

Column of_members(const std::vector<std::string>& member) {
  std::map<std::string, std::uint32_t> code;
  TextColumn data;
  for (const std::string& id : member) {
    const auto [at, fresh] = code.emplace(id, static_cast<std::uint32_t>(data.text.size() + 1));
    if (fresh && !id.empty()) data.text.push_back(id);
    data.code.push_back(id.empty() ? 0 : at->second);
  }
  return {.name = panel_member, .data = std::move(data)};
}

template <class Id>
std::vector<std::uint32_t> places(const std::vector<Id>& ids) {
  std::vector<std::uint32_t> all;
  for (const Id id : ids) all.push_back(static_cast<std::uint32_t>(id.index()));
  return all;
}

Column of_psus(const std::vector<PsuId>& psu) {
  RealColumn data;
  for (const PsuId id : psu) data.value.push_back(static_cast<double>(id.index()));
  return {.name = "sample psu", .numeric = true, .data = std::move(data)};
}

void add_sample(const Design& design, const std::vector<Weight>& base, WaveData& result) {
  std::vector<std::string> names;
  RealColumn weight, population;
  for (const Stratum& stratum : design.strata) names.push_back(stratum.name);
  const bool corrected = std::ranges::all_of(
      design.strata, [](const Stratum& stratum) { return stratum.population.has_value(); });
  for (std::size_t row = 0; row < design.rows(); ++row) {
    weight.value.push_back(base[row].persons());
    if (corrected)
      population.value.push_back(*design.strata[design.stratum[row].index()].population);
  }
  std::vector<Column>& columns = result.table.columns;
  columns.push_back(of_levels("sample stratum", names, places(design.stratum)));
  columns.push_back({.name = "sample weight", .numeric = true, .data = std::move(weight)});
  result.design.strata = {"sample stratum"};
  result.design.weight = "sample weight";
  if (!design.psu.empty()) {
    columns.push_back(of_psus(design.psu));
    result.design.clusters = {"sample psu"};
  }
  if (!corrected) return;
  columns.push_back({.name = "sample population", .numeric = true, .data = std::move(population)});
  result.design.fpc = {"sample population"};
  result.design.fpc_meaning = FpcMeaning::Population;
}

// Sets of lists, each as a number in words.
Column of_lists(std::string name, const std::vector<std::uint64_t>& lists) {
  std::map<std::uint64_t, std::uint32_t> code;
  TextColumn data;
  for (const std::uint64_t set : lists) {
    const auto [at, fresh] = code.emplace(set, static_cast<std::uint32_t>(data.text.size() + 1));
    if (fresh) data.text.push_back(std::to_string(set));
    data.code.push_back(at->second);
  }
  return {.name = std::move(name), .data = std::move(data)};
}

// The step that fits to what is known of the population, and what that is.
StepOfPlan fitted(const weighting::Weighted& weighted, const WeightingStep& how, Table& table) {
  StepOfPlan step{how, {}, {}, {}, {}};
  for (const weighting::Margin& margin : weighted.margins) {
    const std::string name = "margin " + margin.name;
    MarginOfPlan known{{name}, {}, {}};
    for (std::size_t l = 0; l < margin.levels.size(); ++l)
      known.persons[margin.levels[l]] = margin.persons[l];
    step.margins.push_back(std::move(known));
    table.columns.push_back(of_levels(name, margin.levels, places(margin.level)));
  }
  for (const weighting::KnownTotal& total : weighted.totals) {
    const std::string name = "margin " + total.name;
    step.totals.emplace_back(name, total.total);
    table.columns.push_back({.name = name, .numeric = true, .data = RealColumn{total.value, {}}});
  }
  return step;
}

}  // namespace

WaveData wave_data(const Dataset& dataset, const weighting::Weighted& weighted,
                   const std::string& data) {
  expects(weighted.account.converged, "wave_data: weights that meet their margins");
  expects(!dataset.design.second, "wave_data: one stage");
  WaveData result;
  result.table.rows = dataset.design.rows();
  result.design.data = data;
  for (const Item& item : dataset.items) result.table.columns.push_back(column(item));
  for (const Grouping& by : dataset.groupings)
    result.table.columns.push_back(of_levels(by.name, by.levels, by.level));
  result.design.few_clusters = dataset.design.few_clusters;
  if (!dataset.member.empty()) result.table.columns.push_back(of_members(dataset.member));
  add_sample(dataset.design, weighted.base, result);
  if (const auto& lists = dataset.design.lists) {
    result.design.drawn_from = "sample list";
    result.design.lists = "sample lists";
    result.table.columns.push_back(of_lists(result.design.drawn_from, lists->drawn_from));
    result.table.columns.push_back(of_lists(result.design.lists, lists->on));
  }
  const bool calibrated = std::ranges::any_of(weighted.steps, &WeightingStep::calibrates);
  if (!calibrated) return result;  // `base` is then the weight as used
  for (const WeightingStep& how : weighted.steps) {
    if (how.calibrates())
      result.design.weighting.push_back(fitted(weighted, how, result.table));
    else
      result.design.weighting.push_back({how, {}, {}, {}, {}});
  }
  return result;
}

}  // namespace peil::analysis
