#include "peil/web/respondent/body_limit.h"

#include <algorithm>

#include "peil/interview/compound.h"
#include "peil/interview/take.h"

namespace peil::web::respondent {
namespace {

constexpr std::size_t bytes_of_a_sign = 12;     // four bytes of UTF-8, each as %XX
constexpr std::size_t bytes_of_a_point = 32;    // "10", "not_applicable", a whole number
constexpr std::size_t bytes_of_our_own = 4096;  // mark, code, button
constexpr std::size_t room = 2;

std::size_t bytes_of(const Question& question) {
  std::size_t bytes = 0;
  for (const std::string& item : items_of(question)) {
    const std::size_t name = 3 * item.size() + 2;
    bytes += 3 * (name + bytes_of_a_point);
    if (question.type == QuestionType::Text) bytes += bytes_of_a_sign * interview::most_text;
    for (const Choice& choice : question.choices) bytes += name + 3 * choice.name.size();
    for (const std::string& part : interview::parts_asked(question))
      bytes += name + 3 * part.size() + bytes_of_a_point;
  }
  return bytes;
}

}  // namespace

std::size_t largest_body(const Questionnaire& questionnaire) {
  std::size_t largest = 0;
  for (const Page& page : questionnaire.pages) {
    std::size_t bytes = bytes_of_our_own;
    for (const std::size_t place : page.questions) {
      bytes += bytes_of(questionnaire.questions.at(place));
    }
    largest = std::max(largest, bytes);
  }
  return room * largest;
}

}  // namespace peil::web::respondent
