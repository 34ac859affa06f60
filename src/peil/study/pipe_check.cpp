#include "peil/study/pipe_check.h"

#include <fmt/format.h>

#include <optional>

#include "peil/base/text.h"
#include "peil/model/pipes.h"

namespace peil::study {
namespace {

using Asked = std::map<std::string, Askable, std::less<>>;

// Somebody who comes to a later page has answered it.
bool is_always_answered(const Question& q) {
  return q.required && !q.dont_know && !q.not_applicable && !q.relevant && !q.choice_filter &&
         q.customer_groups.empty() && q.other_of.empty();
}

class Checker {
 public:
  Checker(const Draft& draft, const Asked& askable, FileProblems& problems)
      : draft_(draft), askable_(askable), problems_(problems) {}

  void run() {
    const Questionnaire& form = draft_.study.questionnaire;
    for (std::size_t p = 0; p < form.pages.size(); ++p) {
      page_ = p;
      check(form.pages[p].title);
      for (const std::size_t place : form.pages[p].questions) check(form.questions[place]);
    }
  }

 private:
  void check(const Question& q) {
    if (!q.other_of.empty()) return;  // its label is that of its choice
    check(q.label), check(q.hint), check(q.low), check(q.high), check(q.constraint_message);
    for (const Choice& choice : q.choices) check(choice.label);
    for (const MatrixRow& row : q.rows) check(row.label);
  }

  void check(const LocalText& text) {
    const auto words = text.in.find(draft_.study.source_language);
    if (words == text.in.end()) return;
    for (const Pipe& pipe : pipes_in(words->second)) {
      if (is_well_formed(text, pipe)) look_at(text, pipe);
    }
  }

  void add(const LocalText& text, const Pipe& pipe, std::string code, std::string message,
           std::string mend) {
    const auto place = draft_.text_places.find(text.key);
    const Place start = place == draft_.text_places.end() ? Place{} : place->second.at;
    problems_.add(std::move(code), place_inside(problems_.text(), start, pipe.at),
                  std::move(message), std::move(mend));
  }

  bool is_well_formed(const LocalText& text, const Pipe& pipe) {
    if (pipe.closed && is_name(pipe.name) &&
        pipe.fallback.value_or("").find('{') == std::string::npos)
      return true;
    add(text, pipe, "pipe.syntax",
        pipe.closed ? fmt::format("'{}' is no name of a question.", pipe.name)
                    : "A ${ in this text is not closed.",
        "Write ${name}, or ${name|what is said where there is no answer}.");
    return false;
  }

  void look_at(const LocalText& text, const Pipe& pipe) {
    const auto found = askable_.find(pipe.name);
    if (found == askable_.end()) {
      if (draft_.items.unknown(pipe.name)) {
        add(text, pipe, "pipe.unknown-question",
            fmt::format("There is no question '{}'.", pipe.name),
            did_you_mean(pipe.name, draft_.items.names));
      }
      return;
    }
    if (!found->second.typed) return;
    const Question& q = draft_.study.questionnaire.questions[found->second.question];
    if (found->second.page >= page_) {
      const bool here = found->second.page == page_;
      return add(
          text, pipe, "pipe.looks-forward",
          here ? fmt::format("'{}' is answered on this very page, which is shown whole.", pipe.name)
               : fmt::format("'{}' is asked later than this text is read.", pipe.name),
          "Name a question of an earlier page, or move this one to a later page.");
    }
    if (q.type == QuestionType::Note || (q.type == QuestionType::Matrix && !found->second.row)) {
      return add(text, pipe, "pipe.no-answer",
                 q.type == QuestionType::Note
                     ? fmt::format("'{}' is a note and has no answer.", pipe.name)
                     : fmt::format("'{}' is a matrix; its rows have the answers.", pipe.name),
                 q.rows.empty()
                     ? "Name a question that is answered."
                     : fmt::format("Name one of its rows, as in ${{{}}}.", q.rows[0].name));
    }
    if (pipe.fallback || is_always_answered(q)) return;
    add(text, pipe, "pipe.no-fallback",
        fmt::format("Not everybody who reads this text has answered '{}', and it does not say what "
                    "they read.",
                    pipe.name),
        fmt::format("Write ${{{}|what is said then}}.", pipe.name));
  }

  const Draft& draft_;
  const Asked& askable_;
  FileProblems& problems_;
  std::size_t page_ = 0;
};

}  // namespace

void check_pipes(const Draft& draft, const Asked& askable, FileProblems& problems) {
  Checker(draft, askable, problems).run();
}

}  // namespace peil::study
