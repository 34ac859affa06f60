#include "peil/study/warnings.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

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

// A question that people answer or read, not one that is worked out or written at a choice.
bool is_put(const Question& question) { return !question.calculation && question.other_of.empty(); }

// Asked of nobody, whatever the group. Where the conditions alone do not say so they may look at
// what other groups are asked.
bool is_asked_of_nobody(const Study& study, const NeverAsked& is_never_asked,
                        const Question& question) {
  if (!question.relevant) return false;
  if (is_never_asked(question)) return true;
  return !study.customer_groups.empty() &&
         std::ranges::all_of(study.customer_groups, [&](const CustomerGroup& group) {
           return is_never_asked(question, group.name);
         });
}

void never_asked(const Draft& draft, Problems& found) {
  const Questionnaire& form = draft.study.questionnaire;
  const NeverAsked is_never_asked(form);
  for (const Page& page : form.pages) {
    std::vector<const Question*> put, never;
    for (const std::size_t place : page.questions) {
      const Question& question = form.questions[place];
      if (!is_put(question)) continue;
      put.push_back(&question);
      if (is_asked_of_nobody(draft.study, is_never_asked, question)) never.push_back(&question);
    }
    if (never.size() > 1 && never.size() == put.size()) {
      const Where at = place_of(*put.front(), draft);
      found.push_back({"page.never-asked", at.file, at.at.line, at.at.column,
                       fmt::format("No answers make any question of the page '{}' relevant, so "
                                   "nobody sees it.",
                                   page.name),
                       "Look at the relevant of its questions, or take the page out."});
      continue;
    }
    for (const Question* question : never) {
      const Where at = place_of(*question, draft);
      found.push_back({"question.never-asked", at.file, at.at.line, at.at.column,
                       fmt::format("The condition of '{}' holds for no answers, so nobody is asked "
                                   "this question.",
                                   question->name),
                       "Look at its relevant: does one part shut out another, does it ask for an "
                       "answer that cannot be given, or for one that its customer groups are not "
                       "asked?"});
    }
  }
}

// People who are invited and find nothing to answer.
void nothing_asked(const Draft& draft, Problems& found) {
  const Questionnaire& form = draft.study.questionnaire;
  const NeverAsked is_never_asked(form);
  for (const CustomerGroup& group : draft.study.customer_groups) {
    const bool any = std::ranges::any_of(form.questions, [&](const Question& question) {
      return is_put(question) && question.type != QuestionType::Note &&
             !is_never_asked(question, group.name);
    });
    if (any || form.questions.empty()) continue;
    const auto place = draft.text_places.find(group.label.key);
    const Where at = place == draft.text_places.end() ? Where{"study.toml", {}} : place->second;
    found.push_back(
        {"group.nothing-asked", at.file, at.at.line, at.at.column,
         fmt::format("The questionnaire has no question for the customer group '{}'.", group.name),
         "Put it in the customer_groups of questions, or take the group out."});
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
  nothing_asked(draft, found);
  choices_run_out(draft, found);
  hints_repeat_ends(draft, found);
  return found;
}

}  // namespace peil::study
