#include <algorithm>

#include "peil/analysis/run/banner_columns.h"
#include "peil/analysis/run/boxes.h"
#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/contrast.h"
#include "peil/analysis/run/weight_base.h"
#include "peil/base/each.h"
#include "peil/estimate/p_adjust.h"
#include "peil/estimate/share_interval.h"

namespace peil::analysis {
namespace {

using Asked = asked::Banner;

// Of a share the interval that shares are published with stands beside that of a mean.
void add_logit(Cell& cell, const Estimate& share, double confidence) {
  const auto interval = estimate::share_interval(share, confidence);
  if (!interval) return;
  cell.add("ci_low_logit", interval->low);
  cell.add("ci_high_logit", interval->high);
}

Cell column_cell(const Asked& asked, const Prepared& design, const Split& parts,
                 const Column& column, const estimate::Tallies& answers,
                 const DomainAsked& domain) {
  const auto mean =
      estimate::mean(parts.classes, answers, domain.domain, options(design, asked.common));
  if (!mean) return nobody_cell(column.name, domain);
  if (!mean->standard_error) {
    if (!parts.classes.few_clusters) throw lonely_refusal(parts.classes, column.name);
    return cell_of(column.name, domain, {}, Form::Refused);
  }
  const WeightBase base = weight_base(parts.classes, answers, domain.domain);
  Cell cell =
      estimate_cell(asked.common, column.name, domain, *mean, Form::Estimate, scale_of(column));
  if (scale_of(column)) add_logit(cell, *mean, asked.common.confidence);
  cell.add("base", base.weight);
  cell.add("n_eff", base.kish_answers());
  return cell;
}

void add_columns(Run& run, const Asked& asked, const Prepared& design, CountedBanner& banner) {
  const Split& parts = banner.columns.parts;
  const std::vector<std::string>& variables = asked.common.variables;
  const auto answers = counted(run, banner, design, variables);
  std::vector<std::vector<Cell>> cells(variables.size());
  for_each_of(variables.size(), run.threads(), [&](std::size_t v, std::size_t) {
    const Column& column = *design.table->column(variables[v]);
    cells[v].reserve(parts.domains.size());
    for (const DomainAsked& domain : parts.domains)
      cells[v].push_back(column_cell(asked, design, parts, column, *answers[v], domain));
  });
  run.expect(variables.size() * parts.domains.size());
  for (std::size_t v = 0; v < variables.size(); ++v) {
    for (std::size_t d = 0; d < parts.domains.size(); ++d) {
      Cell& cell = cells[v][d];
      if (cell.form == Form::Refused)
        refuse(run, variables[v], parts.domains[d],
               one_cluster_words(variables[v], parts.domains[d]));
      else
        run.add(std::move(cell));
    }
  }
}

// The tests of a table: all pairs of all variables, or all columns against their rest.
struct Tests {
  std::vector<ItemContrasts> of_variable;
  std::vector<ComparedPair*> tested;  // of all of them
  std::vector<double> by_row;         // p adjusted within the variable, per tested
};

// `finish` sees every comparison with the answers that it is of.
template <class Finish>
Tests tests_of(Run& run, CountedBanner& banner, const Comparison& asked, const Finish& finish,
               bool letters) {
  const std::vector<std::string>& variables = asked.common.variables;
  Tests result{std::vector<ItemContrasts>(variables.size()), {}, {}};
  const auto answers = counted(run, banner, asked.design, variables);
  for_each_of(variables.size(), run.threads(), [&](std::size_t v, std::size_t) {
    result.of_variable[v] = contrasts_of(asked, variables[v], *answers[v]);
    for (ComparedPair& pair : result.of_variable[v].found) finish(pair, *answers[v]);
  });
  for (std::size_t v = 0; v < variables.size(); ++v) {
    refuse_pairs(run, variables[v], result.of_variable[v].refused);
    if (!letters) continue;
    std::vector<double> p;
    for (ComparedPair& pair : result.of_variable[v].found) {
      if (!pair.cell.test) continue;
      result.tested.push_back(&pair);
      p.push_back(*pair.cell.test->p);
    }
    const auto adjusted = estimate::adjusted(p, estimate::Adjustment::BenjaminiHochberg);
    result.by_row.insert(result.by_row.end(), adjusted.begin(), adjusted.end());
  }
  return result;
}

// 1: the first is higher, -1: the second, 0: neither is shown to be.
double letter(const Cell& cell, double p, const Asked& asked) {
  if (cell.basis.rows < asked.least_letters || !(p < asked.level)) return 0.0;
  return cell.estimate->value > 0.0 ? 1.0 : -1.0;
}

void add_letters(const Asked& asked, Tests& tests) {
  std::vector<double> p;
  for (const ComparedPair* pair : tests.tested) p.push_back(*pair->cell.test->p);
  const auto by_table = estimate::adjusted(p, estimate::Adjustment::BenjaminiHochberg);
  for (std::size_t i = 0; i < tests.tested.size(); ++i) {
    Cell& cell = tests.tested[i]->cell;
    cell.add("BH_row", tests.by_row[i]);
    cell.add("BH_table", by_table[i]);
    cell.add("letter", letter(cell, by_table[i], asked));
    cell.add("letter_unadjusted", letter(cell, p[i], asked));
  }
}

void add_tests(Run& run, const Asked& asked, Tests tests) {
  if (asked.letters) add_letters(asked, tests);
  std::size_t pairs = 0;
  for (const ItemContrasts& item : tests.of_variable) pairs += item.found.size();
  run.expect(pairs);
  for (ItemContrasts& item : tests.of_variable) {
    for (ComparedPair& pair : item.found) run.add(std::move(pair.cell));
  }
}

std::size_t rows_in_both(const estimate::Tallies& counted, const estimate::Domain& one,
                         const estimate::Domain& other) {
  std::size_t rows = 0;
  for (const estimate::Tally& tally : counted) {
    if (one[tally.row_class] != 0 && other[tally.row_class] != 0) rows += tally.rows;
  }
  return rows;
}

void add_pairs(Run& run, const Asked& asked, const Prepared& design, CountedBanner& banner) {
  const Split& parts = banner.columns.parts;
  const std::vector<Contrast> contrasts = all_pairs(parts);
  const auto put_both = [&](ComparedPair& pair, const estimate::Tallies& counted) {
    if (!asked.letters) return;
    pair.cell.add("n_both",
                  static_cast<double>(rows_in_both(counted, parts.domains[pair.contrast.one].domain,
                                                   parts.domains[pair.contrast.other].domain)));
  };
  add_tests(
      run, asked,
      tests_of(
          run, banner,
          {asked.common, design, parts, contrasts, {}, false, contrast_names(parts, contrasts)},
          put_both, asked.letters));
}

bool anybody(const estimate::Domain& domain) {
  return std::ranges::any_of(domain, [](std::uint8_t inside) { return inside != 0; });
}

// Of a column that holds everybody there is no rest.
void add_rest(Run& run, const Asked& asked, const Prepared& design, CountedBanner& banner) {
  const BannerColumns& columns = banner.columns;
  Split parts{columns.parts.classes, {}};
  std::vector<Contrast> contrasts;
  std::vector<std::string> called;
  for (std::size_t c = 0; c < columns.rest.size(); ++c) {
    if (!anybody(columns.rest[c])) continue;
    contrasts.push_back({parts.domains.size(), parts.domains.size() + 1});
    parts.domains.push_back(columns.parts.domains[c]);
    parts.domains.push_back({asked.set, "rest", columns.rest[c]});
    called.push_back(columns.parts.domains[c].level);
  }
  const auto as_they_are = [](ComparedPair&, const estimate::Tallies&) {};
  add_tests(run, asked,
            tests_of(run, banner, {asked.common, design, parts, contrasts, {}, false, called},
                     as_they_are, asked.letters));
}

void banner(Run& run, const Asked& asked) {
  const Prepared& design = run.design_of_means(asked.common.design);
  CountedBanner& columns = counted_banner(run, design, asked.set, asked.columns);
  if (asked.show == Asked::Show::Columns) return add_columns(run, asked, design, columns);
  if (asked.show == Asked::Show::Rest) return add_rest(run, asked, design, columns);
  if (asked.columns.size() < 2) throw Refusal{"", "There are fewer than two columns to compare."};
  add_pairs(run, asked, design, columns);
}

}  // namespace

void compute(Run& run, const asked::Banner& asked) { banner(run, asked); }

}  // namespace peil::analysis
