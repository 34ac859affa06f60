#include "peil/interview/keeping.h"

#include <algorithm>
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
    if (const auto* texts = std::get_if<std::vector<std::string>>(&given)) {
      for (const std::string& one : *texts) bytes += one.size();
    }
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

Answers worth_keeping_aside(const Taken& taken, const Fields& came, const Answers& held) {
  Answers kept;
  for (const auto& [item, given] : worth_keeping(taken, held)) {
    const bool is_there = std::ranges::any_of(
        came, [&](const auto& f) { return f.first == item && !f.second.empty(); });
    if (is_there) kept[item] = given;
  }
  return kept;
}

std::set<std::string, std::less<>> answered_unseen(std::span<const PageEvent> events,
                                                   std::size_t seen, std::string_view post) {
  std::set<std::string, std::less<>> items;
  for (const PageEvent& event : events.subspan(std::min(seen, events.size()))) {
    for (const auto& [item, given] : event.answers) {
      if (event.post == post || given == Given(Absent::Skipped)) {
        items.erase(item);
      } else {
        items.insert(item);
      }
    }
  }
  return items;
}

void pass_over_blanks(Taken& taken, const std::set<std::string, std::less<>>& items) {
  for (const std::string& item : items) {
    if (const auto typed = taken.typed.find(item); typed != taken.typed.end()) {
      if (!typed->second.empty()) continue;
    }
    taken.answers.erase(item);
    taken.errors.erase(item);
  }
}

Stop rest_of_page(const Questionnaire& questionnaire, const Page& page, const Stop& stop) {
  Stop rest{&page, {}, false};
  for (const std::size_t place : page.questions) {
    const Question* question = &questionnaire.questions.at(place);
    if (std::ranges::find(stop.questions, question) == stop.questions.end()) {
      rest.questions.push_back(question);
    }
  }
  return rest;
}

void forgive_blanks(Taken& taken) {
  std::erase_if(taken.errors, [&](const auto& error) { return taken.typed[error.first].empty(); });
}

}  // namespace peil::interview
