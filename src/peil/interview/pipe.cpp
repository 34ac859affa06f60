#include "peil/interview/pipe.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/interview/evaluate.h"
#include "peil/model/pipes.h"

namespace peil::interview {
namespace {

bool is_right_to_left(char32_t sign) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(sign));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

// What somebody wrote has a direction of its own, and may not turn the words around it.
std::string isolated(std::string text, bool turned) {
  icu::UnicodeString signs = icu::UnicodeString::fromUTF8(text);
  for (std::int32_t at = 0; at < signs.length() && !turned; at = signs.moveIndex32(at, 1))
    turned = is_right_to_left(static_cast<char32_t>(signs.char32At(at)));
  return turned ? "\u2068" + text + "\u2069" : text;
}

// The first code points of a text on one line.
std::string beginning_of(std::string_view answer) {
  std::string text;
  std::size_t count = 0;
  for (const char c : answer) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continues && ++count > most_repeated) return text + "\u2026";
    text += c == '\n' || c == '\t' ? ' ' : c;
  }
  return text;
}

class Saying {
 public:
  Saying(const Study& study, const Route& route, std::string_view language, Piped& piped)
      : study_(study), route_(route), language_(language), piped_(piped) {}

  void add(const LocalText& text) {
    if (!text.has(language_)) return;
    for (const Pipe& pipe : pipes_in(text.at(language_))) {
      if (piped_.contains(pipe.name)) continue;
      if (auto said = answer(pipe.name)) piped_.insert_or_assign(pipe.name, std::move(*said));
    }
  }

 private:
  std::optional<std::string> answer(const std::string& name) {
    const auto given = route_.counted.find(name);
    const auto place = route_.form->find(name);
    if (given == route_.counted.end() || !place) return {};
    const Question& question = route_.form->questions[*place];
    if (const auto* number = std::get_if<std::int64_t>(&given->second))
      return number_in_words(static_cast<double>(*number), language_);
    if (const auto* text = std::get_if<std::string>(&given->second))
      return in_words(question, *text);
    const auto* names = std::get_if<std::vector<std::string>>(&given->second);
    if (names == nullptr) return {};
    const bool arabic = language_.starts_with("ar") || language_.starts_with("fa");
    std::vector<std::string> labels;
    for (const std::string& one : *names) labels.push_back(in_words(question, one));
    return join(labels, arabic ? "\u060C " : ", ");
  }

  std::string in_words(const Question& question, const std::string& answer) {
    if (has_choices(question)) {
      const auto choice = std::ranges::find(question.choices, answer, &Choice::name);
      if (choice == question.choices.end()) return answer;
      add(choice->label);  // looks further back than this one, so it comes to an end
      return say(study_, choice->label, language_, {}, piped_);
    }
    if (question.type == QuestionType::Date) {
      const auto day = read_day(answer);
      return day ? day_in_words(*day, language_) : answer;
    }
    const auto number =
        question.type == QuestionType::Calculate ? decimal_number(answer) : std::nullopt;
    if (number) return number_in_words(*number, language_);
    const Language* language = study_.language(language_);
    return isolated(beginning_of(answer), language != nullptr && language->right_to_left);
  }

  const Study& study_;
  const Route& route_;
  std::string_view language_;
  Piped& piped_;
};

}  // namespace

void add_piped(const Study& study, const Route& route, std::span<const LocalText* const> texts,
               std::string_view language, Piped& piped) {
  expects(route.form != nullptr, "add_piped: a route through a form");
  Saying saying(study, route, language, piped);
  for (const LocalText* text : texts) saying.add(*text);
}

}  // namespace peil::interview
