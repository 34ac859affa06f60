#include "peil/study/questionnaire_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "peil/base/text.h"
#include "peil/study/choice_entries.h"
#include "peil/study/expression.h"
#include "peil/study/expression_check.h"
#include "peil/study/page_titles.h"
#include "peil/study/pipe_check.h"
#include "peil/study/question_entries.h"
#include "peil/study/question_keys.h"

namespace peil::study {
namespace {

// A condition as it stands in the file.
struct Written {
  std::size_t question;
  ExpressionUse use;
  Place at;
  std::string text;
};

class Reader {
 public:
  Reader(const TomlTable& file, Draft& draft)
      : file_(file), problems_(file.problems()), draft_(draft) {}

  void run() {
    for (const TomlNode* node : file_.tables("question", Need::Must)) read_question(*node);
    if (draft_.items.names.empty()) draft_.items.complete = false;
    read_pages();
    for (const Written& written : written_) check(written);
    check_pipes(draft_, askable_, problems_);
  }

 private:
  std::vector<Question>& questions() { return draft_.study.questionnaire.questions; }

  // The name of an item: unique among questions, rows and texts at choices.
  std::string take_item(const TomlTable& table) {
    const auto name = table.name("name", Need::Must);
    if (!name) return draft_.items.complete = false, "";
    return take_name(*name, table.at("name"));
  }

  std::string take_name(const std::string& called, const Place& at) {
    const std::string* name = &called;
    if (draft_.items.has(*name)) {
      problems_.add("name.duplicate", at,
                    fmt::format("There are two questions or rows called '{}'.", *name),
                    "Give one of them another name.");
    } else {
      draft_.items.names.push_back(*name);
    }
    return *name;
  }

  void read_question(const TomlNode& node) {
    const TomlTable table(node, problems_, "a [[question]]",
                          {"type",
                           "name",
                           "page",
                           "label",
                           "hint",
                           "required",
                           "relevant",
                           "constraint",
                           "constraint_message",
                           "low",
                           "high",
                           "points",
                           "from",
                           "recommend",
                           "dont_know",
                           "not_applicable",
                           "customer_groups",
                           "aspect",
                           "importance_of",
                           "theme_codebook",
                           "rotate",
                           "personal",
                           "choices",
                           "choice_filter",
                           "rows",
                           "calculation",
                           "ranks"});
    Question q;
    const bool duplicate = is_duplicate(table);
    q.name = take_item(table);
    const auto type = table.word("type", Need::Must, question_types());
    if (type) {
      q.type = question_type(*type);
      check_keys_of_type(table, *type);
    } else {
      draft_.untyped.push_back(q.name);
    }
    const bool calculates = type == "calculate";
    const std::size_t page = calculates ? page_of_calculation(q) : take_page(table, q);
    if (duplicate) forget(q.name);
    if (!q.name.empty() && !duplicate)
      askable_[q.name] = {questions().size(), page, false, type.has_value()};
    read_question_texts(draft_, table, q);
    read_question_flags(draft_, table, q);
    read_expressions(table, q);
    q.choices = read_choices(draft_, table, q, has_choices(q) && type);
    const auto choices = static_cast<std::int64_t>(q.choices.size());
    if (q.type == QuestionType::Rank && type) {
      q.ranks = static_cast<int>(
          table.whole("ranks", Need::May, 1, std::max<std::int64_t>(choices, 1)).value_or(choices));
    }
    read_rows(table, q, page, type == "matrix");
    questions().push_back(std::move(q));
    add_texts_at_choices(table, questions().size() - 1, page);
  }

  // A calculation belongs to the page of what stands before it: it looks at that page as well.
  std::size_t page_of_calculation(Question& q) {
    auto& pages = draft_.study.questionnaire.pages;
    if (pages.empty()) return waiting_.push_back(questions().size()), 0;
    q.page = pages.back().name;
    pages.back().questions.push_back(questions().size());
    return pages.size() - 1;
  }

  // "Other, namely": a text that is a question of its own, on the page of its choice.
  void add_texts_at_choices(const TomlTable& table, std::size_t place, std::size_t page) {
    const auto nodes = table.tables("choices", Need::May);
    for (std::size_t c = 0; c < questions()[place].choices.size(); ++c) {
      const Question& q = questions()[place];
      const Choice choice = q.choices[c];
      if (choice.other.empty()) continue;
      const TomlTable row(*nodes[c], problems_, "a choice", {}, true);
      if (q.type != QuestionType::SelectOne && q.type != QuestionType::SelectMultiple) {
        problems_.add("question.key-not-for-type", row.at("other"),
                      "A choice of this question is not chosen, so nothing is written at it.",
                      "It goes with select_one and select_multiple; take it out here.");
        questions()[place].choices[c].other.clear();
        continue;
      }
      const bool duplicate = draft_.items.has(choice.other);
      Question text;
      text.name = take_name(choice.other, row.at("other"));
      text.type = QuestionType::Text;
      text.page = q.page;
      text.label = choice.label;
      text.required = q.required;
      text.customer_groups = q.customer_groups;
      text.other_of = q.name;
      text.other_choice = choice.name;
      if (duplicate) forget(text.name);
      if (!duplicate) askable_[text.name] = {questions().size(), page, false, true};
      draft_.study.questionnaire.pages.back().questions.push_back(questions().size());
      questions().push_back(std::move(text));
    }
  }

  bool is_duplicate(const TomlTable& table) const {
    const Entry* entry = table.entry("name");
    const auto* name = entry == nullptr ? nullptr : std::get_if<std::string>(&entry->node.value);
    return name != nullptr && draft_.items.has(*name);
  }

  // Of a name that two questions have, nothing is known but that it exists.
  void forget(const std::string& name) {
    askable_[name] = {0, 0, false, false};
    draft_.untyped.push_back(name);
  }

  std::size_t take_page(const TomlTable& table, Question& q) {
    const auto page = table.name("page", Need::Must);
    auto& pages = draft_.study.questionnaire.pages;
    q.page = page.value_or(pages.empty() ? "" : pages.back().name);
    if (pages.empty() || pages.back().name != q.page) {
      const auto before = std::ranges::find(pages, q.page, &Page::name);
      if (before != pages.end()) {
        problems_.add(
            "page.comes-back", table.at("page"),
            fmt::format("The page '{}' comes back after the page '{}'.", q.page, pages.back().name),
            "Put the questions of one page together, or give this page another name.");
      }
      pages.push_back({q.page, {"page/" + q.page, {}}, std::exchange(waiting_, {})});
      for (const std::size_t calculation : pages.back().questions)
        questions()[calculation].page = q.page;
      asked_pages_.push_back({q.page, table.at("page")});
    }
    pages.back().questions.push_back(questions().size());
    return pages.size() - 1;
  }

  void report(const Place& at, const ExpressionProblem& p) {
    problems_.add(p.code, place_inside(problems_.text(), at, p.offset), p.message, p.mend);
  }

  std::optional<Expression> read_expression(const TomlTable& table, std::string_view key,
                                            ExpressionUse use, Need need = Need::May) {
    const auto text = table.text(key, need);
    if (!text) return {};
    auto parsed = parse_expression(*text);
    if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
      report(table.at(key), *problem);
      return {};
    }
    written_.push_back({questions().size(), use, table.at(key), *text});
    return std::move(std::get<Expression>(parsed));
  }

  void read_expressions(const TomlTable& table, Question& q) {
    q.relevant = read_expression(table, "relevant", ExpressionUse::Relevant);
    q.constraint = read_expression(table, "constraint", ExpressionUse::Constraint);
    q.choice_filter = read_expression(table, "choice_filter", ExpressionUse::ChoiceFilter);
    const bool calculates = q.type == QuestionType::Calculate;
    q.calculation = read_expression(table, "calculation", ExpressionUse::Calculation,
                                    calculates ? Need::Must : Need::May);
  }

  void read_rows(const TomlTable& table, Question& q, std::size_t page, bool must) {
    for (const TomlNode* node : table.tables("rows", must ? Need::Must : Need::May)) {
      const TomlTable row(*node, problems_, "a row", {"name", "label", "aspect"});
      const bool duplicate = is_duplicate(row);
      MatrixRow item;
      item.name = take_item(row);
      item.label =
          take_text(draft_, row, "label", "question/" + q.name + "/row/" + item.name, Need::Must);
      item.aspect = row.yes("aspect");
      if (duplicate) forget(item.name);
      if (!item.name.empty() && !duplicate)
        askable_[item.name] = {questions().size(), page, true, true};
      q.rows.push_back(std::move(item));
    }
  }

  void read_pages() {
    auto& pages = draft_.study.questionnaire.pages;
    NameList seen;
    std::vector<NamedPage> titled;
    for (const TomlNode* node : file_.tables("page", Need::May)) {
      const TomlTable table(*node, problems_, "a [[page]]", {"name", "title"});
      const auto name = table.name("name", Need::Must);
      const LocalText title =
          take_text(draft_, table, "title", "page/" + name.value_or(""), Need::Must);
      if (!name) continue;
      if (seen.has(*name)) {
        problems_.add("name.duplicate", table.at("name"),
                      fmt::format("There are two pages called '{}'.", *name),
                      "Take one of them out.");
      } else {
        titled.push_back({*name, table.at("name")});
      }
      seen.names.push_back(*name);
      const auto page = std::ranges::find(pages, *name, &Page::name);
      if (page != pages.end()) page->title = title;
    }
    check_page_titles(asked_pages_, titled, problems_);
  }

  void check(const Written& written) {
    const Question& q = questions()[written.question];
    const auto& expression = written.use == ExpressionUse::Relevant      ? q.relevant
                             : written.use == ExpressionUse::Constraint  ? q.constraint
                             : written.use == ExpressionUse::Calculation ? q.calculation
                                                                         : q.choice_filter;
    const ExpressionSetting setting{questions(), askable_, draft_.items, written.question,
                                    written.use};
    for (const ExpressionProblem& p : check_expression(*expression, written.text, setting))
      report(written.at, p);
  }

  const TomlTable& file_;
  FileProblems& problems_;
  Draft& draft_;
  std::map<std::string, Askable, std::less<>> askable_;
  std::vector<Written> written_;
  std::vector<std::size_t> waiting_;    ///< calculations before the first page
  std::vector<NamedPage> asked_pages_;  ///< where a question names the page first
};

}  // namespace

void read_questionnaire_file(const TomlNode& root, FileProblems& problems, Draft& draft) {
  const TomlTable file(root, problems, "questionnaire.toml", {"page", "question"});
  Reader(file, draft).run();
  draft.questionnaire_read = true;
}

}  // namespace peil::study
