#include "peil/interview/keeping.h"

#include <string>
#include <variant>

namespace peil::interview {
namespace {

constexpr std::size_t most_events = 500;
constexpr std::size_t most_text_bytes = 2 * 1024 * 1024;

std::size_t text_bytes(const PageEvent& event) {
  std::size_t bytes = 0;
  for (const auto& [item, given] : event.answers) {
    if (const auto* text = std::get_if<std::string>(&given)) bytes += text->size();
  }
  return bytes;
}

}  // namespace

bool is_full(const std::vector<PageEvent>& events) {
  std::size_t bytes = 0;
  for (const PageEvent& event : events) bytes += text_bytes(event);
  return events.size() >= most_events || bytes >= most_text_bytes;
}

Answers worth_keeping(const Taken& taken, const Answers& held) {
  Answers kept;
  for (const auto& [item, given] : taken.answers) {
    if (taken.errors.contains(item)) continue;
    if (given == Given(Absent::Skipped) && !held.contains(item)) continue;
    kept[item] = given;
  }
  return kept;
}

Stop whole_page(const Questionnaire& questionnaire, const Page& page) {
  Stop stop{&page, {}, false};
  for (const std::size_t place : page.questions) {
    stop.questions.push_back(&questionnaire.questions.at(place));
  }
  return stop;
}

}  // namespace peil::interview
