#include "peil/interview/take.h"

#include <algorithm>
#include <optional>

#include "peil/base/text.h"
#include "peil/interview/compound.h"
#include "peil/interview/evaluate.h"
#include "peil/interview/pipe.h"
#include "peil/interview/read_parts.h"
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
    case QuestionType::Date:
      return "error_date_parts";
    case QuestionType::Rank:
      return "error_required_rank";
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
          std::optional<Day> today, Taken& taken)
      : study_(study),
        route_(route),
        fields_(gathered(fields)),
        language_(language),
        today_(today),
        taken_(taken),
        seen_(route.counted) {}

  // Answers of this page count for what follows them on it, and the old ones of this page do not.
  void read(const Question& question) {
    for (const std::string& item : items_of(question)) {
      seen_.erase(item);
      if (auto given = question.other_of.empty() ? value(question, item) : at_choice(question)) {
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

  std::nullopt_t error(const std::string& item, const Unread& why) {
    Arguments arguments = why.arguments;
    for (std::size_t i = 0; i < why.named.size(); ++i)
      arguments[i == 0 ? "first" : "second"] = in_words(why.named[i]->label);
    return error(item, why.key, arguments);
  }

  // A text of the study, with the earlier answers that it names.
  std::string in_words(const LocalText& text) const {
    const LocalText* one = &text;
    Piped piped;
    add_piped(study_, route_, {&one, 1}, language_, piped);
    return say(study_, text, language_, {}, piped);
  }

  // A text at a choice: an answer where that is chosen. One that was written there before and
  // whose choice is chosen no more is kept, and counts when the choice is chosen again.
  std::optional<Given> at_choice(const Question& text) {
    std::vector<std::string> came = values(text.name);
    for (std::string& v : came) v = is_utf8(v) ? clean(v) : v;
    std::erase(came, "");
    const std::string typed = join(came, "");
    taken_.typed[text.name] = showable(typed);
    const auto held = held_at(text.name);
    const bool chosen = holds_choice(seen_, text.other_of, text.other_choice);
    if (typed.empty()) {
      if (chosen && text.required)
        return error(text.name, "error_other_empty", {{"choice", in_words(text.label)}});
      return chosen || held ? std::optional<Given>(Absent::Skipped) : std::nullopt;
    }
    if (!is_utf8(typed)) return error(text.name, "error_constraint");
    if (code_points(typed) > most_text)
      return error(text.name, "error_too_long", {{"most", static_cast<std::int64_t>(most_text)}});
    const bool was_there = held && *held == Given(typed);
    if (!chosen && !was_there && !taken_.errors.contains(text.other_of))
      return error(text.name, "error_other_unchosen", {{"choice", in_words(text.label)}});
    return typed;
  }

  // What is held of a text at a choice, chosen or not.
  std::optional<Given> held_at(const std::string& item) const {
    for (const Answers* held : {&route_.counted, &route_.unchosen}) {
      if (const auto found = held->find(item); found != held->end()) return found->second;
    }
    return {};
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
    taken_.typed[item] = showable(join(came, open || has_parts(question) ? "" : " "));
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
      if (question.required && question.type == QuestionType::Rank) {
        const auto most = places_to_give(question, offered(question, seen_).size());
        return error(item, what_is_required(question), {{"most", most}});
      }
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
    if (holds(*question.constraint, {.answers = seen_, .self = &*given, .today = today_}))
      return given;
    if (question.constraint_message.empty()) return error(item, "error_constraint");
    taken_.errors[item] = in_words(question.constraint_message);
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
      case QuestionType::Date:
        return of_parts(item, read_date(came.front()));
      case QuestionType::Rank:
        return of_parts(item, read_ranks(question, offered(question, seen_), came.front()));
      default: {
        const auto scale = scale_of(question);
        expects(scale.has_value(), "take: a question with a scale");
        if (const auto n = point(came.front(), *scale)) return *n;
        return error(item, "error_choice");
      }
    }
  }

  std::optional<Given> of_parts(const std::string& item, std::variant<Given, Unread> read) {
    if (const auto* why = std::get_if<Unread>(&read)) return error(item, *why);
    return std::get<Given>(std::move(read));
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
  const Route& route_;
  Fields fields_;
  std::string_view language_;
  std::optional<Day> today_;
  Taken& taken_;
  Answers seen_;
};

}  // namespace

Taken take(const Study& study, const Route& route, const Stop& stop, const Fields& fields,
           std::string_view language, std::optional<Day> today) {
  Taken taken;
  Reading reading(study, route, fields, language, today, taken);
  for (const Question* question : stop.questions) reading.read(*question);
  return taken;
}

}  // namespace peil::interview
