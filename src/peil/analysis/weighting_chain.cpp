#include "peil/analysis/weighting_chain.h"

#include <algorithm>
#include <limits>

#include "peil/analysis/counted_rows.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/weighting/trim.h"

namespace peil::analysis {
namespace {

using Kind = WeightingStep::Kind;
using weighting::Bounds;
using weighting::KnownTotal;
using weighting::Margin;

[[noreturn]] void refuse(const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    if (!all.empty()) all += ' ';
    all += (p.where.empty() ? "" : p.where + ": ") + p.message + " " + p.mend;
  }
  throw Refusal{"", all, {}};
}

weighting::RakeOptions options_of(const WeightingStep& step, int threads) {
  return {.most_sweeps = step.most_sweeps, .tolerance = step.tolerance, .threads = threads};
}

Result<std::vector<Weight>> fit(const WeightingStep& step, const CountedRows& part,
                                const std::vector<Weight>& start, int threads) {
  if (step.kind == Kind::PostStratify || step.kind == Kind::Rake) {
    Result<weighting::Raked> raked =
        weighting::rake(start, part.margins, options_of(step, threads));
    if (!raked.ok()) return raked.problems();
    if (!raked.value().converged) {
      return Problems{{"margin.not-met", "rake", 0, 0,
                       "After " + std::to_string(raked.value().sweeps) +
                           " sweeps the largest gap to a margin is still " +
                           exact_text(raked.value().largest_gap) + " of it.",
                       "The margins cannot all be met: merge levels with few answers."}};
    }
    return std::move(raked).value().weight;
  }
  weighting::CalibrateOptions options{.distance = step.kind == Kind::Logit
                                                      ? weighting::Distance::Logit
                                                      : weighting::Distance::Linear,
                                      .bounds = {},
                                      .tolerance = step.tolerance};
  if (step.bounds) options.bounds = Bounds{step.bounds->first, step.bounds->second};
  auto calibrated = weighting::calibrate(start, part.margins, part.totals, options);
  if (!calibrated.ok()) return calibrated.problems();
  return std::move(calibrated).value().weight;
}

Bounds bounds_of(const WeightingStep& step, const std::vector<Weight>& weight) {
  Sum sum;
  for (const Weight& w : weight) sum.add(w.persons());
  const double unit = step.of_mean ? sum.value() / static_cast<double>(weight.size()) : 1.0;
  return {step.lower.value_or(0.0) * unit,
          step.upper ? *step.upper * unit : std::numeric_limits<double>::max()};
}

// Levels that no weights within the bounds can bring to their people, as a refusal that says what
// each would need.
void check_reach(std::span<const Margin> margins, const Bounds& bounds,
                 const std::vector<Weight>& weight) {
  const auto beyond = weighting::beyond_reach(margins, bounds);
  if (beyond.empty()) return;
  Sum sum;
  for (const Weight& w : weight) sum.add(w.persons());
  const double mean = sum.value() / static_cast<double>(weight.size());
  Refusal refusal{"", "", {}};
  for (const weighting::BeyondReach& level : beyond) {
    refusal.sentence +=
        (refusal.sentence.empty() ? "" : " ") + std::string("Margin '") + level.margin +
        "', level '" + level.level +
        "' cannot be met within the bounds of the trim: its rows need a mean "
        "weight of " +
        number_text(level.needed / mean, 4, "en") + " times the mean of all; the bounds are " +
        number_text(bounds.low / mean, 4, "en") + " to " +
        (bounds.high < std::numeric_limits<double>::max() ? number_text(bounds.high / mean, 4, "en")
                                                          : std::string("no upper bound")) +
        ".";
    refusal.figures.push_back(
        {"", level.margin, "", level.level, "needed_mean_ratio", level.needed / mean});
  }
  refusal.sentence += " Widen the bounds or merge the level with one that is like it.";
  throw refusal;
}

}  // namespace

std::map<std::string, double> margin_of_file(const std::string& margin, const Table& file) {
  const Grouping variable = grouping(*file.column("variable"));
  const Grouping level = grouping(*file.column("level"));
  const Column& totals = *file.column("total");
  if (!totals.numeric) throw Refusal{"", "The file of margins has a total that is no number.", {}};
  const Item item = numbers(totals);
  const auto& total = std::get<NumberColumn>(item.column);
  std::map<std::string, double> persons;
  for (std::size_t row = 0; row < file.rows; ++row) {
    if (variable.level[row] == Grouping::outside || variable.levels[variable.level[row]] != margin)
      continue;
    const bool whole = level.level[row] != Grouping::outside && total.reason[row] == Absent::No;
    if (!whole || !persons.emplace(level.levels[level.level[row]], total.value[row]).second) {
      throw Refusal{"",
                    "Row " + std::to_string(row + 1) +
                        " of the file of margins has a blank, or "
                        "a level that '" +
                        margin + "' has twice.",
                    {}};
    }
  }
  if (persons.empty())
    throw Refusal{"", "The file of margins has no rows for '" + margin + "'.", {}};
  return persons;
}

WeightingChain::WeightingChain(const std::vector<WeightingStep>& steps, const Table& table,
                               const std::map<std::string, Table>& tables,
                               std::span<const double> weight)
    : steps_(steps), cells_(steps.size()) {
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    const WeightingStep& step = steps_[s];
    if (step.kind == Kind::Cells) {
      std::vector<Grouping> parts;
      for (const std::string& name : step.columns) parts.push_back(grouping(*table.column(name)));
      cells_[s].cell = crossed(parts);
      const Grouping answered = grouping(*table.column(step.respondent));
      for (const std::uint32_t level : answered.level) {
        cells_[s].answered.push_back(level != Grouping::outside && answered.levels[level] == "1");
      }
    }
    for (const MarginOfPlan& margin : step.margins) read_margin(margin, table, tables, weight);
    for (const auto& [column, total] : step.totals) read_total(column, total, table, weight);
  }
}

void WeightingChain::read_margin(const MarginOfPlan& margin, const Table& table,
                                 const std::map<std::string, Table>& tables,
                                 std::span<const double> weight) {
  std::vector<Grouping> parts;
  for (const std::string& name : margin.columns) parts.push_back(grouping(*table.column(name)));
  const Grouping by = parts.size() == 1 ? std::move(parts.front()) : crossed(parts);
  const std::map<std::string, double> persons =
      margin.file.empty() ? margin.persons : margin_of_file(by.name, tables.at(margin.file));
  Margin result{by.name, {}, {}, {}};
  std::map<std::string, std::uint32_t> place;
  for (const auto& [level, people] : persons) {
    place[level] = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(level);
    result.persons.push_back(people);
  }
  std::vector<std::uint32_t> place_of(by.levels.size(), Grouping::outside);
  for (std::size_t level = 0; level < by.levels.size(); ++level) {
    if (const auto found = place.find(by.levels[level]); found != place.end())
      place_of[level] = found->second;
  }
  std::map<std::string, std::size_t> unknown;
  result.level.reserve(by.level.size());
  for (std::size_t row = 0; row < by.level.size(); ++row) {
    const bool blank = by.level[row] == Grouping::outside;
    const std::uint32_t at = blank ? Grouping::outside : place_of[by.level[row]];
    if (at == Grouping::outside && weight[row] > 0.0)
      ++unknown[blank ? std::string("(blank)") : by.levels[by.level[row]]];
    result.level.emplace_back(at == Grouping::outside ? 0 : at);
  }
  if (!unknown.empty()) {
    std::string named;
    for (const auto& [level, rows] : unknown)
      named +=
          (named.empty() ? "" : ", ") + ("'" + level + "' (" + std::to_string(rows) + " rows)");
    throw Refusal{"",
                  "Margin '" + by.name + "' gives no people for " + named +
                      ". Add them to the margin, or give these rows a category it knows.",
                  {}};
  }
  margins_.push_back(std::move(result));
}

void WeightingChain::read_total(const std::string& column, double total, const Table& table,
                                std::span<const double> weight) {
  const Column& source = *table.column(column);
  if (!source.numeric)
    throw Refusal{
        "", "Column '" + column + "' of the totals holds something that is no number.", {}};
  const Item item = numbers(source);
  const NumberColumn& values = std::get<NumberColumn>(item.column);
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] <= 0.0 || values.reason[row] == Absent::No) continue;
    throw Refusal{"",
                  "Column '" + column + "' is blank in row " + std::to_string(row + 1) +
                      " of the data; a total can only be met when every row has the number.",
                  {}};
  }
  totals_.push_back({column, total, values.value});
}

void WeightingChain::cells(const WeightingStep& step, std::vector<double>& weight) const {
  const Cells& by = cells_[static_cast<std::size_t>(&step - steps_.data())];
  std::vector<Sum> all(by.cell.levels.size()), answered(by.cell.levels.size());
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] <= 0.0) continue;
    const std::uint32_t level = by.cell.level[row];
    if (level == Grouping::outside) {
      throw Refusal{"",
                    "Row " + std::to_string(row + 1) + " lies in no non-response cell: '" +
                        by.cell.name + "' is blank.",
                    {}};
    }
    all[level].add(weight[row]);
    if (by.answered[row] != 0) answered[level].add(weight[row]);
  }
  for (std::size_t level = 0; level < all.size(); ++level) {
    if (all[level].value() > 0.0 && answered[level].value() <= 0.0) {
      throw Refusal{"",
                    "Nobody answered in non-response cell '" + by.cell.levels[level] +
                        "'. Merge it with one that is like it.",
                    {}};
    }
  }
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] <= 0.0) continue;
    const std::uint32_t level = by.cell.level[row];
    weight[row] *= by.answered[row] == 0 ? 0.0 : all[level].value() / answered[level].value();
  }
}

std::optional<weighting::RakeOptions> WeightingChain::only_rakes() const {
  if (steps_.size() != 1) return {};
  const WeightingStep& step = steps_.front();
  if (step.kind != Kind::Rake && step.kind != Kind::PostStratify) return {};
  return options_of(step, 1);
}

Chained WeightingChain::apply(std::span<const double> start, int threads) const {
  Chained result{{}, {start.begin(), start.end()}, 0};
  const WeightingStep* calibration = nullptr;
  for (const WeightingStep& step : steps_) {
    if (step.kind == Kind::Cells) {
      cells(step, result.weight);
      continue;
    }
    const CountedRows part = counted_rows(result.weight, margins_, totals_);
    std::vector<Weight> now;
    if (step.kind == Kind::Trim) {
      const Bounds bounds = bounds_of(step, part.weight);
      if (!step.spread_equally) check_reach(part.margins, bounds, part.weight);
      Result<weighting::Trimmed> trimmed =
          step.spread_equally
              ? weighting::trim_equally(part.weight, bounds)
              : weighting::trim_and_fit(part.weight, bounds, [&](const std::vector<Weight>& w) {
                  return fit(*calibration, part, w, threads);
                });
      if (!trimmed.ok()) refuse(trimmed.problems());
      result.trimmed += trimmed.value().outside;
      now = std::move(trimmed).value().weight;
    } else {
      calibration = &step;
      result.base = result.weight;
      Result<std::vector<Weight>> fitted = fit(step, part, part.weight, threads);
      if (!fitted.ok()) refuse(fitted.problems());
      now = std::move(fitted).value();
    }
    for (std::size_t i = 0; i < now.size(); ++i) result.weight[part.row(i)] = now[i].persons();
  }
  if (result.base.empty()) result.base = result.weight;
  return result;
}

}  // namespace peil::analysis
