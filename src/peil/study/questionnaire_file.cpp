#include "peil/study/questionnaire_file.h"

#include <fmt/format.h>

#include "peil/base/text.h"
#include "peil/study/expression.h"
#include "peil/study/expression_check.h"
#include "peil/study/page_titles.h"
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
  }

 private:
  std::vector<Question>& questions() { return draft_.study.questionnaire.questions; }

  // The name of an item: unique among questions and rows.
  std::string take_item(const TomlTable& table) {
    const auto name = table.name("name", Need::Must);
    if (!name) return draft_.items.complete = false, "";
    if (draft_.items.has(*name)) {
      problems_.add("name.duplicate", table.at("name"),
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
                           "rows"});
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
    const std::size_t page = take_page(table, q);
    if (duplicate) forget(q.name);
    if (!q.name.empty() && !duplicate)
      askable_[q.name] = {questions().size(), page, false, type.has_value()};
    read_texts(table, q);
    read_flags(table, q);
    read_expressions(table, q);
    read_choices(table, q, type.value_or("").starts_with("select"));
    read_rows(table, q, page, type == "matrix");
    questions().push_back(std::move(q));
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
      pages.push_back({q.page, {"page/" + q.page, {}}, {}});
      asked_pages_.push_back({q.page, table.at("page")});
    }
    pages.back().questions.push_back(questions().size());
    return pages.size() - 1;
  }

  void read_texts(const TomlTable& table, Question& q) {
    const std::string key = "question/" + q.name + "/";
    const bool ends = q.type == QuestionType::Scale || q.type == QuestionType::Matrix;
    const Need need_ends = ends ? Need::Must : Need::May;
    q.label = take_text(draft_, table, "label", key + "label", Need::Must);
    q.hint = take_text(draft_, table, "hint", key + "hint", Need::May);
    q.low = take_text(draft_, table, "low", key + "low", need_ends);
    q.high = take_text(draft_, table, "high", key + "high", need_ends);
    q.constraint_message =
        take_text(draft_, table, "constraint_message", key + "constraint_message", Need::May);
    if (table.has("constraint_message") && !table.has("constraint")) {
      problems_.add("question.message-without-constraint", table.entry("constraint_message")->at,
                    "There is a constraint_message, and no constraint that it could explain.",
                    "Add the constraint, or take the message out.");
    }
  }

  void read_flags(const TomlTable& table, Question& q) {
    const bool scaled = q.type == QuestionType::Scale || q.type == QuestionType::Matrix;
    if (const auto points = table.whole("points", scaled ? Need::Must : Need::May, 3, 11))
      q.points = static_cast<int>(*points);
    if (const auto from = table.whole("from", Need::May, 0, 1)) q.from = static_cast<int>(*from);
    q.recommend = table.yes("recommend");
    if (q.recommend && q.type == QuestionType::Mark && q.from != 0) {
      problems_.add("question.recommend-from-1", table.at("recommend"),
                    "A recommend score is made of answers from 0 to 10, and these begin at 1.",
                    "Add from = 0, or take recommend out.");
    }
    q.required = table.yes("required");
    q.dont_know = table.yes("dont_know");
    q.not_applicable = table.yes("not_applicable");
    q.aspect = table.yes("aspect");
    q.rotate = table.yes("rotate");
    q.personal_maybe = table.word("personal", Need::May, {"no", "maybe"}) == "maybe";
    q.theme_codebook = table.name("theme_codebook", Need::May).value_or("");
    for (const auto& [group, at] : table.texts("customer_groups", Need::May)) {
      q.customer_groups.push_back(group);
      draft_.asked_groups.push_back({group, {problems_.file(), at}});
    }
    q.importance_of = table.text("importance_of", Need::May).value_or("");
    if (!q.importance_of.empty()) {
      draft_.importances.push_back(
          {q.importance_of, {problems_.file(), table.at("importance_of")}});
    }
  }

  void report(const Place& at, const ExpressionProblem& p) {
    problems_.add(p.code, place_inside(problems_.text(), at, p.offset), p.message, p.mend);
  }

  std::optional<Expression> read_expression(const TomlTable& table, std::string_view key,
                                            ExpressionUse use) {
    const auto text = table.text(key, Need::May);
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
  }

  void read_choices(const TomlTable& table, Question& q, bool must) {
    const auto nodes = table.tables("choices", must ? Need::Must : Need::May);
    NameList names;
    for (const TomlNode* node : nodes) {
      const TomlTable row(*node, problems_, "a choice", {}, true);
      Choice choice;
      const auto name = row.name("name", Need::Must);
      choice.name = name.value_or("");
      if (name && names.has(*name)) {
        problems_.add("name.duplicate", row.at("name"),
                      fmt::format("The question '{}' has two choices called '{}'.", q.name, *name),
                      "Give one of them another name.");
      }
      if (name) names.names.push_back(*name);
      choice.label = take_text(draft_, row, "label",
                               "question/" + q.name + "/choice/" + choice.name, Need::Must);
      for (const Entry& entry : row.entries()) {
        if (entry.key == "name" || entry.key == "label") continue;
        if (const auto value = row.text(entry.key, Need::May))
          choice.attributes[entry.key] = *value;
      }
      q.choices.push_back(std::move(choice));
    }
    if (must && nodes.size() == 1) {
      problems_.add("question.too-few", table.at("choices"),
                    fmt::format("The question '{}' has one choice only.", q.name),
                    "Offer at least two choices.");
    }
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
    const auto& expression = written.use == ExpressionUse::Relevant     ? q.relevant
                             : written.use == ExpressionUse::Constraint ? q.constraint
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
  std::vector<NamedPage> asked_pages_;  ///< where a question names the page first
};

}  // namespace

void read_questionnaire_file(const TomlNode& root, FileProblems& problems, Draft& draft) {
  const TomlTable file(root, problems, "questionnaire.toml", {"page", "question"});
  Reader(file, draft).run();
  draft.questionnaire_read = true;
}

}  // namespace peil::study
