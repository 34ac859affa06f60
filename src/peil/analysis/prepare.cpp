#include "peil/analysis/prepare.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "peil/analysis/design_columns.h"
#include "peil/analysis/stages.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/weighting/rake.h"

namespace peil::analysis {
namespace {

// Order of the levels of a column: by their numbers where there are, else by the bytes of texts.
std::vector<std::uint32_t> sorted(const std::vector<std::string>& texts,
                                  std::span<const double> number) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (!number.empty() && number[a] != number[b]) return number[a] < number[b];
    return texts[a] < texts[b];
  });
  return order;
}

template <class Codes>
Grouping by_codes(const std::string& name, const Codes& codes,
                  const std::vector<std::string>& texts, std::span<const double> number) {
  Grouping result;
  result.name = name;
  std::vector<std::uint32_t> place(texts.size() + 1, Grouping::outside);
  for (const std::uint32_t code : sorted(texts, number)) {
    place[code + 1] = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(texts[code]);
  }
  result.level.reserve(codes.size());
  for (const auto code : codes) result.level.push_back(place[code]);
  return result;
}

// Many different numbers as levels: seldom wise, but a cluster's number may be one.
Grouping by_reals(const std::string& name, const RealColumn& column) {
  std::map<double, std::uint32_t> place;
  for (std::size_t row = 0; row < column.value.size(); ++row) {
    if (column.blank.empty() || column.blank[row] == 0) place.emplace(column.value[row], 0);
  }
  Grouping result;
  result.name = name;
  for (auto& [value, at] : place) {
    at = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(exact_text(value));
  }
  for (std::size_t row = 0; row < column.value.size(); ++row) {
    const bool blank = !column.blank.empty() && column.blank[row] != 0;
    result.level.push_back(blank ? Grouping::outside : place.at(column.value[row]));
  }
  return result;
}

void read_weights(const DesignPlan& plan, const Table& table, const std::string& file, Prepared& to,
                  Problems& found) {
  to.design.weight.reserve(table.rows);
  if (plan.weight.empty()) {
    to.design.weight.assign(table.rows, Weight(plan.constant_weight));
    return;
  }
  const Column& column = column_of(table, plan.weight);
  if (!column.numeric) {
    found.push_back({"design.bad-weight", file, 0, 0,
                     "Column '" + plan.weight + "' holds something that is no number.",
                     "Weights are numbers of 0 or more."});
    return;
  }
  std::size_t bad = 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const std::optional<double> w = number_at(column, row);
    if (!w || *w < 0.0) {
      if (bad++ == 0) {
        found.push_back({"design.bad-weight", file, 0, 0,
                         "The weight of row " + std::to_string(row + 1) + " is " +
                             (w ? exact_text(*w) : "blank") + ".",
                         "Weights are numbers of 0 or more."});
      }
      continue;
    }
    if (*w == 0.0) {
      to.weightless.resize(table.rows, 0);
      to.weightless[row] = 1;
    }
    to.design.weight.emplace_back(*w == 0.0 ? no_weight : *w);
  }
}

estimate::LonelyPsu lonely_of(const std::string& word, bool in_domain) {
  using estimate::LonelyPsu;
  if (word == "remove") return LonelyPsu::Remove;
  if (word == "certainty") return LonelyPsu::Certainty;
  if (word == "adjust") return in_domain ? LonelyPsu::AdjustInDomain : LonelyPsu::Adjust;
  if (word == "average") return in_domain ? LonelyPsu::AverageInDomain : LonelyPsu::Average;
  return LonelyPsu::Fail;
}

}  // namespace

Grouping grouping(const Column& column) {
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) {
    const std::span<const double> number(bytes->number);
    return by_codes(column.name, bytes->code, bytes->text,
                    column.numeric ? number : std::span<const double>());
  }
  if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
    return by_codes(column.name, texts->code, texts->text, {});
  }
  return by_reals(column.name, std::get<RealColumn>(column.data));
}

Grouping crossed(std::span<const Grouping> parts) {
  expects(!parts.empty(), "crossed: at least one grouping");
  if (parts.size() == 1) return parts.front();
  Grouping result;
  const std::size_t rows = parts.front().level.size();
  std::map<std::vector<std::uint32_t>, std::uint32_t> place;
  std::vector<std::uint32_t> key(parts.size());
  const auto key_of = [&](std::size_t row) {
    bool whole = true;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      key[p] = parts[p].level[row];
      whole = whole && key[p] != Grouping::outside;
    }
    return whole;
  };
  for (std::size_t row = 0; row < rows; ++row) {
    if (key_of(row)) place.emplace(key, 0);
  }
  for (const Grouping& part : parts) {
    result.name += (result.name.empty() ? "" : "|") + part.name;
  }
  for (auto& [combination, at] : place) {
    at = static_cast<std::uint32_t>(result.levels.size());
    std::string& name = result.levels.emplace_back();
    for (std::size_t p = 0; p < parts.size(); ++p) {
      name += (p == 0 ? "" : "|") + parts[p].levels[combination[p]];
    }
  }
  for (std::size_t row = 0; row < rows; ++row) {
    result.level.push_back(key_of(row) ? place.at(key) : Grouping::outside);
  }
  return result;
}

Item numbers(const Column& column) {
  expects(column.numeric, "numbers: a numeric column");
  NumberColumn result;
  const std::size_t rows = std::visit(
      [](const auto& data) {
        if constexpr (requires { data.value; })
          return data.value.size();
        else
          return data.code.size();
      },
      column.data);
  result.value.resize(rows, 0.0);
  result.reason.resize(rows, Absent::No);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::optional<double> value = number_at(column, row);
    if (value) result.value[row] = *value;
    if (!value) result.reason[row] = Absent::Skipped;
  }
  return {column.name, ItemKind::Number, {}, std::move(result)};
}

Item choices(const Column& column) {
  const Grouping by = grouping(column);
  expects(by.levels.size() <= 255, "choices: at most 255 levels");
  CodeColumn result;
  for (const std::uint32_t level : by.level) {
    const bool blank = level == Grouping::outside;
    result.code.push_back(blank ? std::uint8_t{0} : static_cast<std::uint8_t>(level + 1));
    result.reason.push_back(blank ? Absent::Skipped : Absent::No);
  }
  return {column.name, ItemKind::Choice, by.levels, std::move(result)};
}

Result<Prepared> prepare(const DesignPlan& plan, const std::string& name, const Table& table,
                         const std::string& file) {
  Prepared result;
  result.name = name;
  result.table = &table;
  result.lonely = lonely_of(plan.lonely_psu, plan.lonely_in_domain);
  Problems found;
  if (plan.strata.empty()) {
    result.design.strata.push_back({"all", {}});
    result.design.stratum.assign(table.rows, StratumId(0));
  } else {
    const Grouping strata = combined(table, plan.strata, file, found);
    if (!found.empty()) return found;
    for (const std::string& level : strata.levels) result.design.strata.push_back({level, {}});
    for (const std::uint32_t level : strata.level) result.design.stratum.emplace_back(level);
  }
  read_weights(plan, table, file, result, found);
  read_stages(plan, table, file, result.design, found);
  if (!found.empty()) return found;
  result.weighted.base = result.design.weight;
  result.weighted.weight = result.design.weight;
  return result;
}

}  // namespace peil::analysis
