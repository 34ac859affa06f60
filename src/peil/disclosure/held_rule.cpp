#include "peil/disclosure/held_rule.h"

#include <algorithm>
#include <array>

namespace peil::disclosure {

std::string_view rule_of(Held why) {
  switch (why) {
    case Held::NotConverged:
      return "not-converged";
    case Held::NoAnswers:
      return "no-answers";
    case Held::TooFew:
      return "too-few";
    case Held::Protecting:
      return "protecting";
    case Held::NoSpread:
      return "no-spread";
    case Held::OneAnswer:
      return "one-answer";
    case Held::Dominated:
      return "dominated";
    case Held::NoError:
      return "no-error";
    case Held::Imprecise:
      return "imprecise";
    case Held::AfterRelease:
      return "after-release";
    case Held::NoData:
      break;
  }
  return "no-data";
}

bool is_about_answers(std::string_view rule) {
  constexpr std::array rules{Held::NoSpread, Held::OneAnswer, Held::Dominated};
  return std::ranges::find(rules, rule, rule_of) != rules.end();
}

}  // namespace peil::disclosure
