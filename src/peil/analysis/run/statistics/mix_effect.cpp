#include "peil/estimate/mix_effect.h"

#include <algorithm>
#include <set>

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/over_classes.h"
#include "peil/analysis/run/put.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

using Asked = asked::MixEffect;

// The rows of one wave, cut by the column of the classes.
struct Wave {
  const Prepared& design;
  Grouping by;
  estimate::Classes classes;
};

Wave wave_of(Run& run, const std::string& name, const std::string& over) {
  const Prepared& design = run.design_of_domains(name);
  Grouping by = grouping(*design.table->column(over));
  const Grouping* const groupings[]{&by};
  auto classes = estimate::classes_of(design.design, design.weighted, groupings);
  return {design, std::move(by), std::move(classes)};
}

std::vector<std::string> class_names(const Wave& before, const Wave& after, const Asked& asked) {
  if (!asked.classes.empty()) return asked.classes;
  std::set<std::string> names(before.by.levels.begin(), before.by.levels.end());
  names.insert(after.by.levels.begin(), after.by.levels.end());
  return {names.begin(), names.end()};
}

std::vector<estimate::Domain> domains_of(const Wave& wave, const std::vector<std::string>& names) {
  std::vector<estimate::Domain> result;
  for (const std::uint32_t level : classes_asked(wave.by, names))
    result.push_back(estimate::domain(wave.classes, 0, level));
  return result;
}

void add_part(Run& run, const Asked& asked, const std::string& variable, const char* name,
              const Estimate& part, const Basis& basis) {
  Cell cell = estimate_cell(asked.common, variable, {asked.over, name, {}}, part, Form::Contrast);
  cell.basis = basis;
  if (const auto test = estimate::t_test(part)) cell.test = {test->t, test->p};
  if (part.alike > 0.0) put_alike(cell, {});  // of one wave there is no spread to go by
  run.add(std::move(cell));
}

bool lonely(const estimate::Classes& classes) {
  return std::ranges::any_of(classes.strata, [](const auto& stratum) { return stratum.lonely(); });
}

void add_class(Run& run, const std::string& variable, const DomainAsked& at,
               const estimate::ClassMean& one, const estimate::ClassMean& two) {
  Cell cell = cell_of(variable, at, on_answers(std::min(one.answers, two.answers)));
  cell.add("n_before", static_cast<double>(one.answers));
  cell.add("n_after", static_cast<double>(two.answers));
  cell.add("share_1", one.share);
  cell.add("share_2", two.share);
  cell.add("mean_1", one.mean);
  cell.add("mean_2", two.mean);
  cell.add("mix_k", (two.share - one.share) * (one.mean + two.mean) / 2.0);
  cell.add("within_k", (one.share + two.share) / 2.0 * (two.mean - one.mean));
  run.add(std::move(cell));
}

void add_parts(Run& run, const Asked& asked, const std::string& variable,
               const estimate::MixEffect& found, const std::vector<std::string>& names) {
  std::size_t fewest = found.change.answers;
  for (const auto* side : {&found.before, &found.after}) {
    for (const estimate::ClassMean& one : *side) fewest = std::min(fewest, one.answers);
  }
  const Basis basis = on_answers(fewest);
  add_part(run, asked, variable, "change", found.change, basis);
  add_part(run, asked, variable, "mix", found.mix, basis);
  add_part(run, asked, variable, "within", found.within, basis);
  add_part(run, asked, variable, "reweighted", found.reweighted, basis);
  add_part(run, asked, variable, "change_at_mix_1", found.change_at_mix, basis);
  Cell whole = cell_of(variable, {asked.over, "", {}}, basis);
  whole.add("cov_mix_within", found.covariance);
  run.add(std::move(whole));
  for (std::size_t k = 0; k < names.size(); ++k)
    add_class(run, variable, {asked.over, names[k], {}}, found.before[k], found.after[k]);
}

// Parts and classes are printed as levels of one column.
void check_names(const std::vector<std::string>& names, const Asked& asked) {
  for (const char* part : {"change", "mix", "within", "reweighted", "change_at_mix_1"}) {
    if (std::ranges::find(names, part) != names.end())
      throw Refusal{"", "A class of '" + asked.over + "' is called '" + std::string(part) +
                            "', as a part of a mix effect is. Derive a column with another name "
                            "for it."};
  }
}

void mix(Run& run, const Asked& asked) {
  const Wave before = wave_of(run, asked.before, asked.over),
             after = wave_of(run, asked.after, asked.over);
  const std::vector<std::string> names = class_names(before, after, asked);
  check_names(names, asked);
  const auto of_before = domains_of(before, names), of_after = domains_of(after, names);
  for (const std::string& variable : asked.common.variables) {
    const auto answers = [&](const Wave& wave) {
      return tallies(wave.design, wave.classes, numbers(run.numeric_column(wave.design, variable)));
    };
    const estimate::Tallies first = answers(before), last = answers(after);
    std::size_t without = 0;
    const auto found = estimate::mix_effect(
        {before.classes, first, of_before, options(before.design, asked.common)},
        {after.classes, last, of_after, options(after.design, asked.common)}, without);
    if (!found) {
      refuse(run, variable, {asked.over, names[without], {}},
             "In one of the waves nobody of '" + names[without] + "' has an answer to '" +
                 variable + "', so its part in the change is unknown. Merge that class with a " +
                 "like one, or name the others under 'classes'.");
      continue;
    }
    if (!found->change.standard_error)
      throw lonely_refusal(lonely(before.classes) ? before.classes : after.classes, variable);
    add_parts(run, asked, variable, *found, names);
  }
}

}  // namespace

void compute(Run& run, const asked::MixEffect& asked) { mix(run, asked); }

}  // namespace peil::analysis
