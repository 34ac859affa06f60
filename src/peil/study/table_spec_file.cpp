#include "peil/study/table_spec_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/base/text.h"
#include "peil/study/expression.h"
#include "peil/study/name_list.h"
#include "peil/study/toml_table.h"

namespace peil::study {
namespace {

using Placed = std::pair<std::string, Place>;

bool has_figures(const Question& q) {
  return q.type != QuestionType::Text && q.type != QuestionType::Note;
}

// A question whose answers are few and known, so that each can be a column.
bool is_divided(const Question& q) { return has_figures(q) && q.type != QuestionType::Integer; }

std::vector<std::string> answers_of(const Question& q) {
  std::vector<std::string> answers;
  for (const Choice& choice : q.choices) answers.push_back(choice.name);
  if (const auto scale = scale_of(q)) {
    for (int n = scale->from; n <= scale->to; ++n) answers.push_back(std::to_string(n));
  }
  return answers;
}

TableStatistic statistic_of(const std::string& word) {
  return word == "mean"     ? TableStatistic::Mean
         : word == "shares" ? TableStatistic::Shares
         : word == "low"    ? TableStatistic::Low
         : word == "high"   ? TableStatistic::High
                            : TableStatistic::Score;
}

class Reader {
 public:
  Reader(const TomlTable& file, const Study& study, std::string path)
      : file_(file), problems_(file.problems()), study_(study) {
    spec_.file = std::move(path);
  }

  TableSpec read(const std::string& latest) && {
    spec_.title = file_.text("title", Need::Must).value_or("");
    read_waves(latest);
    form_ = &study_.form(spec_.wave);
    background_ = background_variables(study_, spec_.wave);
    read_items();
    read_show();
    read_nets();
    read_columns();
    read_filter();
    spec_.total = file_.yes("total");
    if (spec_.columns.empty() && !spec_.total && !file_.has("columns"))
      problems_.add("table.nothing", file_.at(), "This table has no columns.",
                    "Write columns = [\"customer_group\"], or total = true, or both.");
    if (const auto level = file_.number("level", Need::May, 1e-6, 0.5)) spec_.level = *level;
    spec_.largest_first = file_.word("sort", Need::May, {"asked", "difference"}) == "difference";
    return std::move(spec_);
  }

 private:
  std::vector<std::string> wave_names() const {
    std::vector<std::string> names;
    for (const Wave& wave : study_.waves) names.push_back(wave.name);
    return names;
  }

  std::string wave_at(std::string_view key) {
    const auto wave = file_.text(key, Need::May);
    if (!wave) return "";
    if (study_.wave(*wave) != nullptr) return *wave;
    problems_.add("table.unknown-wave", file_.at(key),
                  fmt::format("The study has no wave '{}'.", *wave),
                  did_you_mean(*wave, wave_names()));
    return "";
  }

  void read_waves(const std::string& latest) {
    spec_.wave = wave_at("wave");
    if (spec_.wave.empty()) spec_.wave = latest;
    spec_.before = wave_at("before");
    if (spec_.before.empty() || study_.wave(spec_.before) < study_.wave(spec_.wave)) return;
    problems_.add("table.wave-order", file_.at("before"),
                  fmt::format("Wave {} is not before wave {}, which the table is about.",
                              spec_.before, spec_.wave),
                  "Name an earlier wave, or leave 'before' out.");
  }

  // The question of an item, or a whole matrix.
  const Question* question(const std::string& name) const {
    const auto at = form_->find(name);
    return at ? &form_->questions[*at] : nullptr;
  }

  std::vector<std::string> names_for(bool (*fits)(const Question&)) const {
    std::vector<std::string> names;
    for (const Question& q : form_->questions) {
      if (!fits(q)) continue;
      for (const std::string& item : items_of(q)) names.push_back(item);
    }
    return names;
  }

  void unknown(const char* code, const Placed& name, bool (*fits)(const Question&),
               bool background) {
    std::vector<std::string> known = names_for(fits);
    if (background) known.insert(known.begin(), background_.begin(), background_.end());
    problems_.add(
        code, name.second,
        fmt::format("Wave {} has no {} '{}'.", spec_.wave,
                    background ? "question or background variable" : "question", name.first),
        did_you_mean(name.first, known));
  }

  void read_items() {
    for (const Placed& named : file_.texts("rows", Need::Must)) {
      const Question* q = question(named.first);
      if (q == nullptr) {
        unknown("table.unknown-item", named, has_figures, false);
      } else if (!has_figures(*q)) {
        problems_.add(
            "table.no-figures", named.second,
            fmt::format("'{}' is answered in words, of which there are no figures.", named.first),
            "Take it out of the rows.");
      } else if (q->name == named.first) {
        for (const std::string& item : items_of(*q)) add_item(item);
      } else {
        add_item(named.first);
      }
    }
    if (spec_.items.size() > most_table_items)
      problems_.add("table.too-large", file_.at("rows"),
                    fmt::format("This table has {} rows.", spec_.items.size()),
                    fmt::format("At most {} fit: make two tables of it.", most_table_items));
  }

  // A row of a matrix that stands there twice, by itself and with its matrix, counts once.
  void add_item(const std::string& item) {
    if (std::ranges::find(spec_.items, item) == spec_.items.end()) spec_.items.push_back(item);
  }

  void read_show() {
    for (const auto& [word, at] : file_.texts("show", Need::May)) {
      const std::vector<std::string> words{"mean", "shares", "low", "high", "score"};
      if (std::ranges::find(words, word) == words.end())
        problems_.add("value.not-one-of", at, fmt::format("'{}' is nothing a table shows.", word),
                      "Write some of: " + join(words, ", ") + ".");
      else
        spec_.show.push_back(statistic_of(word));
    }
  }

  void read_nets() {
    for (const TomlNode* node : file_.tables("net", Need::May)) {
      const TomlTable table(*node, problems_, "a [[net]]", {"row", "label", "answers"});
      TableNet net{table.text("row", Need::Must).value_or(""),
                   table.text("label", Need::Must).value_or(""),
                   {}};
      const auto answers = table.texts("answers", Need::Must);
      net.answers = only_texts(answers);
      if (net.item.empty()) continue;
      if (std::ranges::find(spec_.items, net.item) == spec_.items.end()) {
        problems_.add("table.net", table.at("row"),
                      fmt::format("'{}' is no row of this table.", net.item),
                      "A net is about a row: " + did_you_mean(net.item, spec_.items));
        continue;
      }
      const std::vector<std::string> known = answers_of(*question(net.item));
      for (const auto& [answer, at] : answers) {
        if (std::ranges::find(known, answer) == known.end())
          problems_.add("table.net", at, fmt::format("'{}' has no answer '{}'.", net.item, answer),
                        known.empty() ? "An amount has no nets." : did_you_mean(answer, known));
      }
      spec_.nets.push_back(std::move(net));
    }
  }

  bool is_background(const std::string& name) const {
    return std::ranges::find(background_, name) != background_.end();
  }

  // Whether a variable can make columns; says why not.
  bool makes_columns(const Placed& named, bool crossed) {
    if (is_background(named.first)) return true;
    const Question* q = question(named.first);
    const bool whole_matrix =
        q != nullptr && q->type == QuestionType::Matrix && q->name == named.first;
    if (q == nullptr || whole_matrix) {
      unknown("table.unknown-column", named, is_divided, true);
      return false;
    }
    if (!is_divided(*q)) {
      problems_.add(
          "table.no-column", named.second,
          fmt::format("'{}' has no answers that could be columns: they are {}.", named.first,
                      q->type == QuestionType::Integer ? "amounts" : "texts"),
          "Columns are questions with choices or a scale, and background variables.");
      return false;
    }
    if (crossed && q->type == QuestionType::SelectMultiple) {
      problems_.add(
          "table.several-answers", named.second,
          fmt::format("'{}' takes several answers and cannot be crossed with others.", named.first),
          "Make it a block of its own: \"" + named.first + "\".");
      return false;
    }
    return true;
  }

  void read_columns() {
    if (!file_.has("columns")) return;
    const TomlNode& node = file_.entry("columns")->node;
    const auto* list = std::get_if<TomlNode::List>(&node.value);
    if (list == nullptr) return wrong_columns(node);
    for (const TomlNode& one : *list) {
      std::vector<Placed> names;
      if (const auto* name = std::get_if<std::string>(&one.value)) {
        names.emplace_back(*name, one.at);
      } else if (const auto* crossed = std::get_if<TomlNode::List>(&one.value)) {
        for (const TomlNode& part : *crossed) {
          const auto* text = std::get_if<std::string>(&part.value);
          if (text == nullptr) return wrong_columns(part);
          names.emplace_back(*text, part.at);
        }
      }
      if (names.empty()) return wrong_columns(one);
      add_block(names);
    }
  }

  void wrong_columns(const TomlNode& node) {
    problems_.add("value.wrong-type", node.at, fmt::format("'columns' holds {}.", kind_of(node)),
                  "Write a list of variables, crossed ones in a list of their own: columns = "
                  "[\"customer_group\", [\"customer_group\", \"language\"]].");
  }

  void add_block(const std::vector<Placed>& names) {
    std::vector<std::string> block;
    for (const Placed& named : names) {
      if (std::ranges::find(block, named.first) != block.end())
        problems_.add("name.duplicate", named.second,
                      fmt::format("'{}' is crossed with itself.", named.first),
                      "Name each variable once.");
      else if (makes_columns(named, names.size() > 1))
        block.push_back(named.first);
    }
    if (block.size() != names.size()) return;
    if (std::ranges::find(spec_.columns, block) != spec_.columns.end())
      problems_.add("name.duplicate", names.front().second,
                    fmt::format("The columns by '{}' stand there twice.", join(block, "', '")),
                    "Take one of them out.");
    else
      spec_.columns.push_back(std::move(block));
  }

  // What a filter may look at: items as they are answered, one choice of several as
  // 'channels/desk', and background variables.
  std::vector<std::string> filter_names() const {
    std::vector<std::string> names = background_;
    for (const Question& q : form_->questions) {
      if (!has_figures(q)) continue;
      if (q.type != QuestionType::SelectMultiple) {
        for (const std::string& item : items_of(q)) names.push_back(item);
        continue;
      }
      for (const Choice& choice : q.choices) names.push_back(q.name + "/" + choice.name);
    }
    return names;
  }

  void read_filter() {
    const auto text = file_.text("only", Need::May);
    if (!text) return;
    const Place start = file_.entry("only")->node.at;
    const auto parsed = parse_expression(*text);
    if (const auto* wrong = std::get_if<ExpressionProblem>(&parsed)) {
      problems_.add(wrong->code, place_inside(problems_.text(), start, wrong->offset),
                    wrong->message, wrong->mend);
      return;
    }
    const Expression& only = std::get<Expression>(parsed);
    const std::vector<std::string> known = filter_names();
    for (const std::string& name : names_in(only)) {
      if (std::ranges::find(known, name) == known.end())
        problems_.add("table.filter", start, fmt::format("Wave {} has no '{}'.", spec_.wave, name),
                      did_you_mean(name, known));
    }
    using Op = Expression::Op;
    const std::vector<Op> conditions{Op::Or,          Op::And,      Op::Not,
                                     Op::Equal,       Op::NotEqual, Op::Less,
                                     Op::LessOrEqual, Op::Greater,  Op::GreaterOrEqual,
                                     Op::Selected,    Op::True,     Op::False};
    if (std::ranges::find(conditions, only.op) == conditions.end())
      problems_.add("table.filter", start, "This is a value, not a condition.",
                    "Say of whom the table is: only = \"${language} = 'nl'\".");
    spec_.only = only;
    spec_.only_text = *text;
  }

  const TomlTable& file_;
  FileProblems& problems_;
  const Study& study_;
  const Questionnaire* form_ = nullptr;
  std::vector<std::string> background_;
  TableSpec spec_;
};

}  // namespace

std::vector<std::string> background_variables(const Study& study, const std::string& wave) {
  std::vector<std::string> names{"customer_group", "reporting_group", "language"};
  if (const Plan* plan = study.plan(wave))
    names.insert(names.end(), plan->design.begin(), plan->design.end());
  return names;
}

Result<TableSpec> read_table_spec(const std::string& text, const std::string& file,
                                  const Study& study, const std::string& latest) {
  Problems found;
  FileProblems problems(file, text, found);
  auto node = read_toml(problems);
  if (!node) return found;
  node->at = {1, 1};
  const TomlTable table(*node, problems, file,
                        {"title", "wave", "before", "rows", "show", "net", "columns", "total",
                         "only", "level", "sort"});
  TableSpec spec = Reader(table, study, file).read(latest);
  if (!found.empty()) return found;
  return spec;
}

}  // namespace peil::study
