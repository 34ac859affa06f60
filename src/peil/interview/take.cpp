#include "peil/interview/take.h"

#include <algorithm>
#include <optional>

#include "peil/base/text.h"
#include "peil/interview/evaluate.h"
#include "peil/interview/say.h"

namespace peil::interview {
namespace {

// Lines end in LF, no signs that XML and terminals cannot hold, no blanks around.
std::string clean(std::string_view typed) {
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto sign = static_cast<unsigned char>(typed[i]);
    if (sign == '\r') {
      if (i + 1 >= typed.size() || typed[i + 1] != '\n') text += '\n';
    } else if ((sign >= 0x20 && sign != 0x7F) || sign == '\n' || sign == '\t') {
      text += typed[i];
    }
  }
  return std::string(trim(text));
}

// What can be shown again: bytes that are no UTF-8 become question marks.
std::string showable(std::string_view typed) {
  if (is_utf8(typed)) return std::string(typed);
  std::string text;
  for (const char c : typed) text += static_cast<unsigned char>(c) < 0x80 && c != '\0' ? c : '?';
  return text;
}

// Digits of the Arabic, Persian and full-width keyboards, and the typographic minus.
std::string plain_digits(std::string_view text) {
  static const std::vector<std::pair<std::string, unsigned>> first_digits{
      {"\u0660", 0}, {"\u06F0", 0}, {"\uFF10", 0}};
  std::string plain;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const auto& [zero, unused] : first_digits) {
      const std::string_view head = std::string_view(zero).substr(0, zero.size() - 1);
      if (text.size() < zero.size() || !text.starts_with(head)) continue;
      const int digit =
          static_cast<unsigned char>(text[head.size()]) - static_cast<unsigned char>(zero.back());
      if (digit < 0 || digit > 9) continue;
      plain += static_cast<char>('0' + digit);
      taken = zero.size();
    }
    if (taken == 0 && text.starts_with("\u2212")) plain += '-', taken = 3;
    if (taken == 0) plain += text.front(), taken = 1;
    text.remove_prefix(taken);
  }
  return plain;
}

std::optional<Absent> said_absent(const Question& question, std::string_view value) {
  if (question.dont_know && value == dont_know_value) return Absent::DontKnow;
  if (question.not_applicable && value == not_applicable_value) return Absent::NotApplicable;
  return {};
}

// What to do about a question that must be answered and is not.
const char* what_is_required(const Question& question) {
  switch (question.type) {
    case QuestionType::Mark:
      return "error_required_mark";
    case QuestionType::SelectMultiple:
      return "error_required_several";
    case QuestionType::Integer:
      return "error_required_number";
    case QuestionType::Text:
      return "error_required";
    default:
      return "error_required_choice";
  }
}

// A whole number on a scale, written exactly as the form writes it.
std::optional<std::int64_t> point(std::string_view value, const Scale& scale) {
  const auto n = whole_number(value);
  if (!n || !scale.allows(*n) || std::to_string(*n) != value) return {};
  return n;
}

// Reads the items of one page, question by question.
class Reading {
 public:
  Reading(const Study& study, const Route& route, const Fields& fields, std::string_view language,
          Taken& taken)
      : study_(study), fields_(fields), language_(language), taken_(taken), seen_(route.counted) {}

  // Answers of this page count for what follows them on it, and the old ones of this page do not.
  void read(const Question& question) {
    for (const std::string& item : items_of(question)) {
      seen_.erase(item);
      if (auto given = value(question, item)) {
        seen_[item] = *given;
        taken_.answers[item] = std::move(*given);
      }
    }
  }

 private:
  std::nullopt_t error(const std::string& item, std::string_view key,
                       const Arguments& arguments = {}) {
    taken_.errors[item] = say(study_, key, language_, arguments);
    return std::nullopt;
  }

  std::vector<std::string> values(const std::string& item) const {
    std::vector<std::string> found;
    for (const auto& [name, typed] : fields_) {
      if (name == item && !typed.empty()) found.push_back(typed);
    }
    return found;
  }

  std::optional<Given> value(const Question& question, const std::string& item) {
    std::vector<std::string> came = values(item);
    std::optional<Absent> absent;
    std::erase_if(came, [&](const std::string& v) {
      const auto said = said_absent(question, v);
      const bool second = said && absent && *said != *absent;
      if (said && !second) absent = said;
      return said && !second;
    });
    const bool open = question.type == QuestionType::Text || question.type == QuestionType::Integer;
    if (open) {
      for (std::string& v : came) v = is_utf8(v) ? clean(v) : v;
      std::erase(came, "");
    }
    taken_.typed[item] = showable(join(came, open ? "" : " "));
    if (absent) {
      if (!came.empty()) {
        taken_.answers[item] = *absent;  // shown ticked beside what was typed
        const char* said = *absent == Absent::DontKnow ? "dont_know" : "not_applicable";
        return error(item, "error_both", {{"absent", say(study_, said, language_)}});
      }
      taken_.typed[item] = *absent == Absent::DontKnow ? dont_know_value : not_applicable_value;
      return *absent;
    }
    if (came.empty()) {
      if (question.required) return error(item, what_is_required(question));
      return Absent::Skipped;
    }
    return answer(question, item, came);
  }

  std::optional<Given> answer(const Question& question, const std::string& item,
                              const std::vector<std::string>& came) {
    if (std::ranges::any_of(came, [](const std::string& v) { return !is_utf8(v); })) {
      return error(item, "error_constraint");
    }
    if (question.type != QuestionType::SelectMultiple && came.size() > 1) {
      return error(item, "error_choice");
    }
    auto given = parsed(question, item, came);
    if (!given || !question.constraint) return given;
    if (holds(*question.constraint, {.answers = seen_, .self = &*given})) return given;
    if (question.constraint_message.empty()) return error(item, "error_constraint");
    taken_.errors[item] = say(study_, question.constraint_message, language_);
    return std::nullopt;
  }

  std::optional<Given> parsed(const Question& question, const std::string& item,
                              const std::vector<std::string>& came) {
    switch (question.type) {
      case QuestionType::SelectOne:
      case QuestionType::SelectMultiple:
        return chosen(question, item, came);
      case QuestionType::Integer:
        if (const auto n = whole_number(plain_digits(came.front()))) return *n;
        return error(item, "error_whole_number");
      case QuestionType::Text:
        if (code_points(came.front()) > most_text) {
          return error(item, "error_too_long", {{"most", static_cast<std::int64_t>(most_text)}});
        }
        return came.front();
      default: {
        const auto scale = scale_of(question);
        expects(scale.has_value(), "take: a question with a scale");
        if (const auto n = point(came.front(), *scale)) return *n;
        return error(item, "error_choice");
      }
    }
  }

  std::optional<Given> chosen(const Question& question, const std::string& item,
                              const std::vector<std::string>& came) {
    std::vector<std::string> names;  // in the study's order, each once
    for (const Choice* choice : offered(question, seen_)) {
      if (std::ranges::find(came, choice->name) != came.end()) names.push_back(choice->name);
    }
    const bool all_known = std::ranges::all_of(
        came, [&](const std::string& v) { return std::ranges::find(names, v) != names.end(); });
    if (!all_known) return error(item, "error_choice");
    if (question.type == QuestionType::SelectOne) return names.front();
    return names;
  }

  const Study& study_;
  const Fields& fields_;
  std::string_view language_;
  Taken& taken_;
  Answers seen_;
};

}  // namespace

Taken take(const Study& study, const Route& route, const Stop& stop, const Fields& fields,
           std::string_view language) {
  Taken taken;
  Reading reading(study, route, fields, language, taken);
  for (const Question* question : stop.questions) reading.read(*question);
  return taken;
}

}  // namespace peil::interview
