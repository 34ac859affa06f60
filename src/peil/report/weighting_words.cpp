#include "peil/report/weighting_words.h"

#include <cmath>

#include "peil/language/numbers.h"

namespace peil::report {
namespace {

// The people of every wave whom no answer speaks for.
Words unheard_words(Pen& pen) {
  Words words;
  for (const Wave& w : pen.study().waves) {
    const WaveResults* r = pen.material().results(w.name);
    if (r == nullptr || r->weighting.unheard.empty()) continue;
    std::vector<Words> named;
    for (const Unheard& unheard : r->weighting.unheard) {
      const std::string of = unheard.margin.empty() ? "" : unheard.margin + ": ";
      named.push_back(
          pen.say("method.unheard-one",
                  {{"who", pen.study_text(of + unheard.name)},
                   {"people", pen.count(static_cast<std::size_t>(std::lround(unheard.persons)))}}));
    }
    words = std::move(words) + plain(" ") +
            pen.say("method.unheard", {{"wave", plain(w.name)}, {"who", pen.list(named)}});
  }
  return words;
}

const Plan* last_plan(const Pen& pen) { return pen.study().plan(pen.material().last().name); }

Words first_weights(const Pen& pen) {
  const Plan* plan = last_plan(pen);
  if (!plan || !plan->import) return pen.say("method.weighting-base");
  if (plan->import->weight.empty()) return pen.say("method.weighting-import-none");
  return pen.say("method.weighting-import", {{"weight", code(plan->import->weight)}});
}

Words weighted_by(Pen& pen) {
  const WeightingAccount& w = pen.material().last_results().weighting;
  if (w.margins.empty()) return first_weights(pen) + pen.say("method.weighting-plain");
  std::vector<Words> margins;
  for (const std::string& m : w.margins) margins.push_back(pen.study_text(m));
  return first_weights(pen) +
         pen.say(w.converged ? "method.weighting-fitted" : "method.weighting-failed",
                 {{"margins", pen.list(margins)}});
}

}  // namespace

Words weighting_words(Pen& pen) {
  Words words = weighted_by(pen) + unheard_words(pen);
  const Plan* plan = last_plan(pen);
  if (plan == nullptr || plan->also_in.empty()) return words;
  return std::move(words) + pen.say("method.weighting-several", {{"column", code(plan->also_in)}});
}

PrintedTable weighting_table(Pen& pen) {
  PrintedTable table;
  table.caption = pen.say("method.weights-table");
  table.columns = {{pen.say("column.wave")},       {pen.say("column.margins")},
                   {pen.say("column.converged")},  {pen.say("column.gap"), true},
                   {pen.say("column.kish"), true}, {pen.say("column.effective"), true}};
  for (const Wave& w : pen.study().waves) {
    const WaveResults* r = pen.material().results(w.name);
    if (!r) continue;
    const WeightingAccount& a = r->weighting;
    std::vector<Words> margins;
    for (const std::string& m : a.margins) margins.push_back(pen.study_text(m));
    table.rows.push_back(
        {{plain(w.name), margins.empty() ? pen.say("none") : pen.list(margins),
          margins.empty() ? plain("–") : pen.say(a.converged ? "yes" : "no"),
          margins.empty() ? plain("–") : plain(language::percent(a.largest_gap, 2, pen.language())),
          plain(language::number(a.kish_design_effect, 2, pen.language())),
          pen.count(static_cast<std::size_t>(a.effective_answers + 0.5))}});
  }
  table.note = pen.say("method.weights-note");
  return table;
}

}  // namespace peil::report
