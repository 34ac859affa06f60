#include "peil/analysis/run/contrast.h"

#include <algorithm>
#include <cmath>

#include "peil/estimate/student.h"

namespace peil::analysis {
namespace {

// One contrast of one item.
struct Pair {
  const DomainAsked& one;
  const DomainAsked& other;
  DomainAsked printed;  // level "one-other"
};

void refuse_empty(Run& run, const Comparison& asked, const Pair& pair, const Item& item,
                  const estimate::Tallies& counted) {
  const bool first = !estimate::mean(asked.parts.classes, counted, pair.one.domain);
  refuse(run, item.name, pair.printed,
         "Nobody of '" + (first ? pair.one : pair.other).level + "' has an answer to '" +
             item.name + "', so there is nothing to compare.");
}

// All answers of the domain lie in one PSU of a sampled stratum: linearisation would call the error
// of their mean 0, since the PSU has nothing to differ from.
bool in_one_psu(const estimate::Classes& classes, const estimate::Tallies& counted,
                const estimate::Domain& domain) {
  estimate::Influence inside{std::vector<double>(counted.size(), 0.0), {}};
  bool sampled = false;
  for (const estimate::Tally& t : counted) {
    const bool counts = domain[t.row_class] != 0;
    inside.inside.push_back(counts ? 1 : 0);
    if (counts) sampled = classes.strata[classes.classes[t.row_class].stratum].left() > 0.0;
  }
  return sampled && estimate::reach(classes, counted, inside).units == 1;
}

// True when one of the two is no basis for an error, which is then told.
bool refuse_one_psu(Run& run, const Comparison& asked, const Pair& pair, const Item& item,
                    const estimate::Tallies& counted) {
  for (const DomainAsked* domain : {&pair.one, &pair.other}) {
    if (!in_one_psu(asked.parts.classes, counted, domain->domain)) continue;
    refuse(run, item.name, pair.printed,
           "All answers of '" + domain->level + "' to '" + item.name +
               "' come from one PSU, which shows nothing of their spread, so a difference with "
               "them has no error.");
    return true;
  }
  return false;
}

double error_without_covariance(const Comparison& asked, const Pair& pair,
                                const estimate::Tallies& counted) {
  const estimate::Options how = options(asked.design, asked.common);
  const auto a = estimate::mean(asked.parts.classes, counted, pair.one.domain, how);
  const auto b = estimate::mean(asked.parts.classes, counted, pair.other.domain, how);
  return std::hypot(*a->standard_error, *b->standard_error);
}

// Nothing when it is refused.
std::optional<Cell> compared(Run& run, const Comparison& asked, const Pair& pair, const Item& item,
                             const estimate::Tallies& counted) {
  const auto e = estimate::difference(asked.parts.classes, counted, pair.one.domain,
                                      pair.other.domain, options(asked.design, asked.common));
  if (!e) {
    refuse_empty(run, asked, pair, item, counted);
    return {};
  }
  if (!e->standard_error) throw lonely_refusal(asked.parts.classes, item.name);
  if (refuse_one_psu(run, asked, pair, item, counted)) return {};
  Cell cell = estimate_cell(asked.common, item.name, pair.printed, *e, Form::Contrast);
  cell.basis = on_answers(
      std::min(answers_in(counted, pair.one.domain), answers_in(counted, pair.other.domain)));
  if (asked.error_without_covariance)
    cell.add("se_if_covariance_ignored", error_without_covariance(asked, pair, counted));
  if (*e->standard_error <= 0.0 || e->degrees_of_freedom <= 0.0) return cell;
  const double t = e->value / *e->standard_error;
  cell.test = {t, estimate::t_p_value(t, e->degrees_of_freedom)};
  return cell;
}

}  // namespace

std::vector<Contrast> all_pairs(const Split& parts) {
  std::vector<Contrast> pairs;
  for (std::size_t a = 0; a < parts.domains.size(); ++a) {
    for (std::size_t b = a + 1; b < parts.domains.size(); ++b) pairs.push_back({a, b});
  }
  return pairs;
}

void add_comparison(Run& run, const Comparison& asked, const Item& item) {
  const estimate::Tallies counted = tallies(asked.design, asked.parts.classes, item);
  std::vector<Cell> tested;
  std::vector<double> p;
  for (const Contrast& contrast : asked.contrasts) {
    const DomainAsked& one = asked.parts.domains[contrast.one];
    const DomainAsked& other = asked.parts.domains[contrast.other];
    const Pair pair{one, other, {one.name, one.level + "-" + other.level, {}}};
    const std::optional<Cell> cell = compared(run, asked, pair, item, counted);
    if (!cell) continue;
    run.add(*cell);
    if (!cell->test) continue;
    tested.push_back(cell_of(item.name, pair.printed, cell->basis));
    p.push_back(*cell->test->p);
  }
  for (const estimate::NamedAdjustment& method : asked.methods) {
    const std::vector<double> values = estimate::adjusted(p, method.method);
    for (std::size_t i = 0; i < tested.size(); ++i) {
      Cell cell = tested[i];
      cell.add(std::string(method.name), values[i]);
      run.add(std::move(cell));
    }
  }
}

}  // namespace peil::analysis
