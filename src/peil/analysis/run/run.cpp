#include "peil/analysis/run/run.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/not_numeric.h"
#include "peil/analysis/run/replicates.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

std::string in_words(const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    if (!all.empty()) all += ' ';
    all += p.where.empty() ? p.message : p.where + ": " + p.message;
    if (!p.mend.empty()) all += ' ' + p.mend;
  }
  return all;
}

// The largest value of a column of numbers, without its sign.
double largest(const Column& column) {
  double most = 0.0;
  const auto look = [&](std::span<const double> numbers) {
    for (const double number : numbers) most = std::max(most, std::abs(number));
  };
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) look(bytes->number);
  if (const auto* reals = std::get_if<RealColumn>(&column.data)) look(reals->value);
  return most;
}

}  // namespace

Refusal several_lists(const std::string& design) {
  return Refusal{"", "People of design '" + design +
                         "' are in several customer groups ('also_in' in the plan of the wave), "
                         "and this statistic does not know how to count them once. Ask for means, "
                         "shares, differences, quantiles or drivers."};
}

const Prepared& Run::design(const std::string& name) {
  const Prepared& prepared = design_of_domains(name);
  if (prepared.design.lists) throw several_lists(name);
  return prepared;
}

const Prepared& Run::design_of_domains(const std::string& name) {
  const Prepared& prepared = design_of_means(name);
  if (prepared.design.few_clusters) {
    throw Refusal{"",
                  "The plan of the wave asks for errors for few clusters ('few_clusters'), "
                  "which this statistic does not know. Ask for means, shares or differences "
                  "of them, or for the statistic 'few_clusters'."};
  }
  return prepared;
}

const Prepared& Run::design_of_means(const std::string& name) {
  const Prepared& prepared = design_or_replicates(name);
  if (prepared.replicates) {
    throw Refusal{"", "Design '" + name +
                          "' has replicate weights, from which this statistic cannot take its "
                          "errors. Ask for statistic 'estimates', or for a design without them."};
  }
  return prepared;
}

const Table& Run::table(const std::string& data) {
  uses(data);
  return tables_.at(data);
}

const Prepared& Run::design_or_replicates(const std::string& name) {
  uses(plan_.designs.at(name).data);
  if (const auto known = designs_.find(name); known != designs_.end()) return *known->second;
  if (const auto before = refused_.find(name); before != refused_.end()) {
    throw Refusal(before->second);
  }
  const DesignPlan& plan = plan_.designs.at(name);
  Result<Prepared> made =
      prepare(plan, name, tables_.at(plan.data), plan_.data.at(plan.data).called());
  if (!made.ok()) {
    results_.bad_data = true;
    Refusal refusal("", in_words(made.problems()));
    refused_.emplace(name, refusal);
    throw refusal;
  }
  auto prepared = std::make_unique<Prepared>(std::move(made).value());
  if (prepared->design.lists && plan.replicates) throw several_lists(name);
  try {
    weigh_and_replicate(*prepared, plan, tables_, threads_);
  } catch (const Refusal& refusal) {
    refused_.emplace(name, refusal);
    throw;
  }
  return *(designs_[name] = std::move(prepared));
}

const Column& Run::numeric_column(const Prepared& design, const std::string& name) const {
  const Column* column = design.table->column(name);
  expects(column != nullptr, "Run: columns that the check has found in the header");
  if (!column->numeric) throw Refusal{name, not_numeric(*column, "ask for a proportion")};
  if (within_.insert(column).second) {
    if (const double most = largest(*column); !Weight::countable(most)) {
      within_.erase(column);
      throw Refusal{name, "The largest value of '" + name + "' is " + exact_text(most) +
                              ", too far from 1 to be squared. Give them in another unit."};
    }
  }
  return *column;
}

AnalysisResult& Run::at_hand() {
  expects(!results_.analyses.empty(), "Run: an analysis has begun");
  return results_.analyses.back();
}

// A design may be prepared before any analysis asks for it: then nothing is computed from it yet.
void Run::uses(const std::string& data) {
  if (!results_.analyses.empty()) at_hand().data.insert(data);
}

void Run::begin(const AnalysisStep& step) {
  results_.analyses.push_back({step.id, step.statistic, {}, {}});
}

void Run::add(Cell cell) {
  each_number(cell, [&](std::string_view name, double value) {
    if (std::isfinite(value)) return;
    throw Refusal{cell.variable, "Its '" + std::string(name) +
                                     "' is no finite number: the values are too large to be "
                                     "squared. Give them in another unit."};
  });
  at_hand().cells.push_back(std::move(cell));
}

void Run::refuse(Cell part, const std::string& sentence, const std::string& where) {
  results_.refusals.push_back(at_hand().id + (where.empty() ? "" : " (" + where + ")") + ": " +
                              sentence);
  part.form = Form::Refused;
  add(std::move(part));
}

void Run::refuse_all(const Refusal& refusal) {
  at_hand().cells.clear();
  refuse({.variable = refusal.variable}, refusal.sentence);
  for (const Cell& cell : refusal.needed) add(cell);
}

void Run::also_from(const AnalysisResult& earlier) {
  at_hand().data.insert(earlier.data.begin(), earlier.data.end());
}

Results run(const AnalysisPlan& plan, const std::map<std::string, Table>& tables, int threads) {
  Run all(plan, tables, threads);
  for (const AnalysisStep& step : plan.analyses) {
    all.begin(step);
    try {
      std::visit([&](const auto& asked) { compute(all, asked); }, step.asked);
    } catch (const Refusal& refusal) {
      all.refuse_all(refusal);
    }
  }
  return all.take();
}

}  // namespace peil::analysis
