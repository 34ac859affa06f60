#include "peil/study/warnings.h"

#include <fmt/format.h>

#include "peil/base/fold.h"
#include "peil/base/text.h"
#include "peil/study/choices_left.h"

namespace peil::study {
namespace {

void drawn_alike(const Study& study, Problems& found) {
  for (std::size_t i = 0; i < study.plans.size(); ++i) {
    for (std::size_t k = i + 1; k < study.plans.size(); ++k) {
      const Plan &one = study.plans[i], &other = study.plans[k];
      if (!draw_alike(one, other)) continue;
      found.push_back({"plan.drawn-alike", "plans/" + other.wave + ".toml", 0, 0,
                       fmt::format("Waves {} and {} are drawn with one seed and one key, so that "
                                   "their samples share people; no change between them is tested.",
                                   one.wave, other.wave),
                       "Give each wave a seed of its own."});
    }
  }
}

std::string in_words(const AnswersSeen& answers) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : answers)
    parts.push_back(value.empty() ? fmt::format("no answer to '{}'", name)
                                  : fmt::format("'{}' to '{}'", value, name));
  return join(parts, " and ");
}

Where place_of(const Question& question, const Draft& draft) {
  const auto place = draft.text_places.find(question.label.key);
  return place == draft.text_places.end() ? Where{"questionnaire.toml", {}} : place->second;
}

void never_asked(const Draft& draft, Problems& found) {
  const Questionnaire& form = draft.study.questionnaire;
  for (const Question& question : form.questions) {
    if (!is_never_relevant(form, question)) continue;
    const Where at = place_of(question, draft);
    found.push_back({"question.never-asked", at.file, at.at.line, at.at.column,
                     fmt::format("The condition of '{}' holds for no answers, so nobody is asked "
                                 "this question.",
                                 question.name),
                     "Look at its relevant: does one part shut out another, or does it ask for an "
                     "answer that cannot be given?"});
  }
}

void choices_run_out(const Draft& draft, Problems& found) {
  const Questionnaire& form = draft.study.questionnaire;
  for (const Question& question : form.questions) {
    const auto answers = answers_without_choices(form, question);
    if (!answers) continue;
    const Where at = place_of(question, draft);
    found.push_back({"question.choices-run-out", at.file, at.at.line, at.at.column,
                     fmt::format("After {} the choice filter of '{}' leaves no choice, and the "
                                 "question is not asked.",
                                 in_words(*answers), question.name),
                     "Say with relevant of whom it is asked, or give it a choice that is always "
                     "there."});
  }
}

// The page prints the ends of a scale beside its points: said in the hint too, they are read twice.
void hints_repeat_ends(const Draft& draft, Problems& found) {
  const std::string& language = draft.study.source_language;
  for (const Question& question : draft.study.questionnaire.questions) {
    if (question.hint.empty() || question.low.empty() || question.high.empty()) continue;
    const std::string hint = folded(question.hint.at(language));
    const auto says = [&](const LocalText& end) {
      return hint.find(folded(end.at(language))) != std::string::npos;
    };
    if (!says(question.low) || !says(question.high)) continue;
    const Where at = place_of(question, draft);
    found.push_back({"question.hint-repeats-ends", at.file, at.at.line, at.at.column,
                     fmt::format("The hint of '{}' says both ends of the scale, which stand beside "
                                 "its points already.",
                                 question.name),
                     "Take the hint out, or say in it what the ends do not."});
  }
}

}  // namespace

Problems warnings(const Draft& draft) {
  Problems found;
  drawn_alike(draft.study, found);
  never_asked(draft, found);
  choices_run_out(draft, found);
  hints_repeat_ends(draft, found);
  return found;
}

}  // namespace peil::study
