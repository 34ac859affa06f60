#include "peil/findings/claim_statistic.h"

#include <algorithm>

#include "peil/findings/items.h"

namespace peil::findings {
namespace {

constexpr double most_of_an_amount = 1e9;
const std::string of_choice = "share:";

}  // namespace

bool has_statistic(const Study& study, const std::string& measure, const std::string& statistic) {
  if (statistic == "mean") return true;
  const auto is_printed = [&](const PublishedShare& s) {
    return s.measure == measure && s.statistic == statistic;
  };
  if (std::ranges::any_of(study.published.shares, is_printed)) return true;
  if (statistic == "in-time" || statistic == "days")
    return std::ranges::any_of(study.published.handling, [&](const HandlingTime& t) {
      return t.measure == measure && t.statistic == statistic;
    });
  const Question* q = question_of(study, measure);
  if (q == nullptr) return false;
  if (statistic.starts_with(of_choice))
    return choice_label(*q, statistic.substr(of_choice.size())) != nullptr;
  if (statistic == "nps") return q->recommend;
  return q->type == QuestionType::Mark || (scale_of(*q) && measure == study.overall);
}

void set_range(Claim& claim, const Study& study) {
  for (const std::string& measure : claim.measures) {
    const Question* q = question_of(study, measure);
    const auto scale = q == nullptr ? std::optional(Scale{}) : scale_of(*q);
    claim.lowest = std::min<double>(claim.lowest, scale ? scale->from : 0.0);
    claim.highest = std::max<double>(claim.highest, scale ? scale->to : most_of_an_amount);
  }
}

}  // namespace peil::findings
