#include "peil/analysis/prepare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/weighting/rake.h"

namespace peil::analysis {
namespace {

const Column& column_of(const Table& table, const std::string& name) {
  const Column* column = table.column(name);
  expects(column != nullptr, "prepare: columns that the check has found in the header");
  return *column;
}

// A value of a numeric column; nothing when blank.
std::optional<double> number_at(const Column& column, std::size_t row) {
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) {
    if (bytes->code[row] == 0) return {};
    return bytes->number[bytes->code[row] - 1u];
  }
  const auto& reals = std::get<RealColumn>(column.data);
  if (!reals.blank.empty() && reals.blank[row] != 0) return {};
  return reals.value[row];
}

// Order of the levels of a column: numbers by size, texts by their bytes.
std::vector<std::uint32_t> sorted(const std::vector<std::string>& texts, bool numeric) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::vector<double> number;
  if (numeric) {
    for (const std::string& text : texts) number.push_back(*decimal_number(text));
  }
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (numeric && number[a] != number[b]) return number[a] < number[b];
    return texts[a] < texts[b];
  });
  return order;
}

template <class Codes>
Grouping by_codes(const std::string& name, const Codes& codes,
                  const std::vector<std::string>& texts, bool numeric) {
  Grouping result;
  result.name = name;
  std::vector<std::uint32_t> place(texts.size() + 1, Grouping::outside);
  for (const std::uint32_t code : sorted(texts, numeric)) {
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

// Tells the first row in which a column of the design is blank.
void find_blank(const Grouping& by, const std::string& file, Problems& found) {
  const auto blank = std::ranges::find(by.level, Grouping::outside);
  if (blank == by.level.end()) return;
  found.push_back({"design.blank", file, 0, 0,
                   "Column '" + by.name + "' of the design is blank in row " +
                       std::to_string(blank - by.level.begin() + 1) + " of the data.",
                   "Every row needs a stratum, a cluster and a weight."});
}

Grouping combined(const Table& table, const std::vector<std::string>& names,
                  const std::string& file, Problems& found) {
  std::vector<Grouping> parts;
  for (const std::string& name : names) {
    parts.push_back(grouping(column_of(table, name)));
    find_blank(parts.back(), file, found);
  }
  return crossed(parts);
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

// PSUs: each row its own, or the clusters, counted within their stratum when they nest.
void read_psus(const DesignPlan& plan, const Table& table, const std::string& file, Prepared& to,
               Problems& found) {
  if (plan.clusters.empty()) return;
  const Grouping clusters = combined(table, {plan.clusters.front()}, file, found);
  if (!found.empty()) return;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> place;
  std::vector<std::uint32_t> stratum_of(clusters.levels.size(), Grouping::outside);
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto h = static_cast<std::uint32_t>(to.design.stratum[row].index());
    std::uint32_t& home = stratum_of[clusters.level[row]];
    if (!plan.nested && home != Grouping::outside && home != h) {
      found.push_back({"design.cluster-in-two-strata", file, 0, 0,
                       "Cluster '" + clusters.levels[clusters.level[row]] + "' lies in two strata.",
                       "Set \"nested\": true when numbers restart in every stratum."});
      return;
    }
    home = h;
    const auto next = static_cast<std::uint32_t>(place.size());
    const auto [at, fresh] = place.try_emplace({h, clusters.level[row]}, next);
    to.design.psu.emplace_back(at->second);
  }
}

// Populations of the strata from a column of counts or fractions.
void read_fpc(const DesignPlan& plan, const Table& table, const std::string& file, Prepared& to,
              Problems& found) {
  if (plan.fpc_meaning == FpcMeaning::None) return;
  const Column& column = column_of(table, plan.fpc.front());
  std::vector<std::size_t> units(to.design.strata.size(), 0);
  std::vector<std::uint8_t> seen;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const std::size_t h = to.design.stratum[row].index();
    if (to.design.psu.empty()) {
      ++units[h];
    } else {
      const std::size_t psu = to.design.psu[row].index();
      if (psu >= seen.size()) seen.resize(psu + 1, 0);
      units[h] += seen[psu] == 0 ? 1 : 0;
      seen[psu] = 1;
    }
  }
  for (std::size_t row = 0; row < table.rows; ++row) {
    Stratum& stratum = to.design.strata[to.design.stratum[row].index()];
    const std::optional<double> given = column.numeric ? number_at(column, row) : std::nullopt;
    const auto n = static_cast<double>(units[to.design.stratum[row].index()]);
    const bool fraction = plan.fpc_meaning == FpcMeaning::Fraction;
    const double population = !given ? 0.0 : fraction ? n / *given : *given;
    if (!given || *given <= 0.0 || population < n * (1.0 - 1e-9)) {
      found.push_back({"design.bad-fpc", file, 0, 0,
                       "Stratum '" + stratum.name +
                           "': " + (given ? exact_text(*given) : std::string("a blank")) +
                           " cannot be the " +
                           (fraction ? "fraction sampled."
                                     : "population of " + exact_text(n) + " sampled units."),
                       "Say in the plan whether the column holds populations or fractions."});
      return;
    }
    stratum.population = population;
  }
}

// Keys of the format that this version reads but cannot follow: refused, never passed over.
Problems not_done_yet(const DesignPlan& plan, const std::string& file) {
  Problems found;
  const auto refuse = [&](bool asked, const char* key) {
    if (!asked) return;
    found.push_back({"design.not-supported", file, 0, 0,
                     std::string("This version does not do '") + key + "' yet.",
                     "Leave the key out, or weigh the file beforehand."});
  };
  refuse(plan.clusters.size() > 1 || plan.fpc.size() > 1, "clusters of two stages");
  refuse(plan.lonely_in_domain, "lonely_in_domain");
  return found;
}

constexpr std::uint64_t no_combination = ~std::uint64_t{0};
constexpr std::uint64_t most_listed = 1 << 22;  // combinations that get a place in a list

// The combinations that rows have, in order.
std::vector<std::uint64_t> combinations_used(const std::vector<std::uint64_t>& key,
                                             std::uint64_t combinations) {
  std::vector<std::uint64_t> used;
  if (combinations > most_listed) {
    used = key;
    std::ranges::sort(used);
    used.erase(std::unique(used.begin(), used.end()), used.end());
    if (!used.empty() && used.back() == no_combination) used.pop_back();
    return used;
  }
  std::vector<std::uint8_t> seen(combinations, 0);
  for (const std::uint64_t k : key) {
    if (k != no_combination) seen[k] = 1;
  }
  for (std::uint64_t k = 0; k < combinations; ++k) {
    if (seen[k] != 0) used.push_back(k);
  }
  return used;
}

// The place of every row's combination among those that are used.
std::vector<std::uint32_t> places_of(const std::vector<std::uint64_t>& key,
                                     const std::vector<std::uint64_t>& used,
                                     std::uint64_t combinations) {
  std::vector<std::uint32_t> listed(combinations > most_listed ? 0 : combinations, 0);
  for (std::size_t i = 0; i < used.size() && !listed.empty(); ++i) {
    listed[used[i]] = static_cast<std::uint32_t>(i);
  }
  std::vector<std::uint32_t> place(key.size(), Grouping::outside);
  for (std::size_t row = 0; row < key.size(); ++row) {
    if (key[row] == no_combination) continue;
    place[row] =
        listed.empty()
            ? static_cast<std::uint32_t>(std::ranges::lower_bound(used, key[row]) - used.begin())
            : listed[key[row]];
  }
  return place;
}

// The names of the levels of a combination, joined with |.
std::string name_of(std::uint64_t combination, std::span<const Grouping> parts) {
  std::string name;
  for (std::size_t p = parts.size(); p-- > 0;) {
    const std::uint64_t levels = parts[p].levels.size();
    const std::string& level = parts[p].levels[combination % levels];
    name = p + 1 == parts.size() ? level : level + "|" + name;
    combination /= levels;
  }
  return name;
}

estimate::LonelyPsu lonely_of(const std::string& word) {
  using estimate::LonelyPsu;
  if (word == "remove") return LonelyPsu::Remove;
  if (word == "certainty") return LonelyPsu::Certainty;
  if (word == "adjust") return LonelyPsu::Adjust;
  if (word == "average") return LonelyPsu::Average;
  return LonelyPsu::Fail;
}

}  // namespace

Grouping grouping(const Column& column) {
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) {
    return by_codes(column.name, bytes->code, bytes->text, column.numeric);
  }
  if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
    return by_codes(column.name, texts->code, texts->text, false);
  }
  return by_reals(column.name, std::get<RealColumn>(column.data));
}

Grouping crossed(std::span<const Grouping> parts) {
  expects(!parts.empty(), "crossed: at least one grouping");
  if (parts.size() == 1) return parts.front();
  Grouping result;
  const std::size_t rows = parts.front().level.size();
  // A combination as one number, in the order of the first part's levels, then the second's.
  std::vector<std::uint64_t> key(rows, 0);
  std::uint64_t combinations = 1;
  for (const Grouping& part : parts) {
    const std::uint64_t levels = part.levels.size();
    expects(levels == 0 || combinations < no_combination / levels, "crossed: not too many levels");
    combinations *= levels;
    for (std::size_t row = 0; row < rows; ++row) {
      const bool whole = key[row] != no_combination && part.level[row] != Grouping::outside;
      key[row] = whole ? key[row] * levels + part.level[row] : no_combination;
    }
    result.name += (result.name.empty() ? "" : "|") + part.name;
  }
  const std::vector<std::uint64_t> used = combinations_used(key, combinations);
  for (const std::uint64_t combination : used) {
    result.levels.push_back(name_of(combination, parts));
  }
  result.level = places_of(key, used, combinations);
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
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) {
    std::array<double, 256> number{};
    std::ranges::copy(bytes->number, number.begin() + 1);
    for (std::size_t row = 0; row < rows; ++row) {
      result.value[row] = number[bytes->code[row]];
      if (bytes->code[row] == 0) result.reason[row] = Absent::Skipped;
    }
    return {column.name, ItemKind::Number, {}, std::move(result)};
  }
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
  result.lonely = lonely_of(plan.lonely_psu);
  Problems found = not_done_yet(plan, file);
  if (!found.empty()) return found;
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
  read_psus(plan, table, file, result, found);
  if (!found.empty()) return found;
  read_fpc(plan, table, file, result, found);
  if (!found.empty()) return found;
  result.weighted.base = result.design.weight;
  result.weighted.weight = result.design.weight;
  return result;
}

}  // namespace peil::analysis
