#include "peil/fieldwork/interview_status.h"

#include <algorithm>
#include <variant>

#include "peil/interview/route.h"

namespace peil::fieldwork {
namespace {

bool is_answer(const Given& given) {
  const auto* absent = std::get_if<Absent>(&given);
  return absent == nullptr || *absent != Absent::Skipped;
}

}  // namespace

double share_answered(const Questionnaire& form, std::string_view group,
                      std::span<const PageEvent> events) {
  const interview::Route route = interview::route(form, group, interview::sent_so_far(events));
  std::size_t asked = 0, answered = 0;
  for (const interview::Stop& stop : route.stops) {
    for (const Question* question : stop.questions) {
      for (const std::string& item : items_of(*question)) {
        ++asked;
        const auto given = route.counted.find(item);
        answered += given != route.counted.end() && is_answer(given->second) ? 1U : 0U;
      }
    }
  }
  return asked == 0 ? 0.0 : static_cast<double>(answered) / static_cast<double>(asked);
}

InterviewProgress interview_progress(const Questionnaire& form, std::string_view group,
                                     std::span<const PageEvent> events, double partial) {
  if (events.empty()) return {};
  if (events.back().last)
    return {InterviewStatus::Complete, "", std::ranges::find(events, true, &PageEvent::last)->day};
  const bool enough = share_answered(form, group, events) >= partial;
  return {enough ? InterviewStatus::Partial : InterviewStatus::Started, events.back().page, {}};
}

}  // namespace peil::fieldwork
