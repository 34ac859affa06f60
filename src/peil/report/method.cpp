#include <algorithm>

#include "peil/report/method_words.h"
#include "peil/report/questions_asked.h"
#include "peil/report/sections.h"
#include "peil/report/weighting_words.h"

namespace peil::report {

Section method(Pen& pen) {
  Section section{"method", pen.text("method.title"), {}};
  section.blocks.push_back(Paragraph{pen.say("method.reading")});
  const Rules& rules = pen.study().rules;
  const bool panel =
      std::ranges::any_of(pen.study().plans, [](const Plan& plan) { return !plan.panel.empty(); });
  TermList terms;
  const auto add = [&](const char* term, Words words) {
    terms.items.emplace_back(pen.say(term), std::move(words));
  };
  add("method.population", population_words(pen));
  add("method.sampling", sampling_words(pen));
  add("method.fieldwork", fieldwork_words(pen));
  add("method.questionnaire", questionnaire_words(pen));
  add("method.weighting", weighting_words(pen));
  add("method.errors", errors_words(pen));
  add("method.testing",
      pen.say("method.testing-text", {{"panel", panel ? pen.say("method.testing-panel") : Words{}},
                                      {"confidence", pen.percent(rules.confidence)},
                                      {"correction", pen.say("correction." + rules.correction)},
                                      {"least", pen.count(rules.least_tested)}}));
  add("method.rounding", pen.say("method.rounding-text"));
  add("method.disclosure", disclosure_words(pen));
  add("method.lock", lock_words(pen));
  if (rules.precision.is_asked()) add("method.precision", precision_words(pen));
  if (Words made = exception_words(pen); !made.empty()) add("method.exceptions", std::move(made));
  section.blocks.push_back(std::move(terms));

  section.blocks.push_back(Heading{pen.say("method.weights-title")});
  section.blocks.push_back(weighting_table(pen));
  section.blocks.push_back(Heading{pen.say("asked.title")});
  section.blocks.push_back(questions_asked(pen));
  section.blocks.push_back(Heading{pen.say("method.unknown-title")});
  section.blocks.push_back(BulletList{unknown_items(pen)});
  return section;
}

}  // namespace peil::report
