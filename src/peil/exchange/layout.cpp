#include "peil/exchange/layout.h"

#include <algorithm>
#include <map>
#include <set>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::exchange {
namespace {

class Finder {
 public:
  Finder(const Study& study, const Wave& wave, const Plan& plan, const AnswerFile& file)
      : study_(study), wave_(wave), plan_(plan), import_(*plan.import), file_(file) {
    for (const AnswerColumn& column : file.columns) header_.push_back(column.name);
  }

  Result<Layout> find() && {
    refuse_doubles();
    to_.stratum = named("stratum", import_.stratum);
    to_.psu = named("psu", import_.psu);
    to_.weight = named("weight", import_.weight);
    to_.group = named("group", import_.group);
    to_.also_in = named("also_in", import_.also_in);
    to_.language = named("language", import_.language);
    to_.respondent = named("respondent", import_.respondent);
    for (const MarginPlan& margin : plan_.margins) {
      if (margin.column == import_.group || margin.column == import_.language ||
          margin.column == import_.also_in)
        continue;
      if (const auto column = named("column of a margin", margin.column))
        to_.design.emplace_back(margin.column, *column);
    }
    find_items();
    for (std::size_t c = 0; c < header_.size(); ++c) {
      if (!used_.contains(c)) to_.passed_over.push_back(header_[c]);
    }
    for (const std::size_t c : used_) {
      const Problems& cells = file_.columns[c].unreadable;
      problems_.insert(problems_.end(), cells.begin(), cells.end());
    }
    if (!problems_.empty()) return problems_;
    return std::move(to_);
  }

 private:
  void problem(const char* code, std::string message, std::string mend) {
    problems_.push_back({code, file_.name, 1, 0, std::move(message), std::move(mend)});
  }

  void refuse_doubles() {
    std::map<std::string, int> times;
    for (const std::string& name : header_) {
      if (++times[name] == 2 && !name.empty())
        problem("import.column-twice", "There are two columns '" + name + "'.",
                "Rename one of them.");
    }
  }

  std::optional<std::size_t> named(const std::string& what, const std::string& name) {
    if (name.empty()) return {};
    const auto at = std::ranges::find(header_, name);
    if (at == header_.end()) {
      const auto meant = nearest(name, header_);
      const auto sign = separator_meant(header_, name);
      problem("import.no-such-column",
              "There is no column '" + name + "' (" + what + " in the plan).",
              sign ? "The names of the columns hold it: say separator = \"" + *sign +
                         "\" under [import]."
              : meant               ? "Did you mean '" + *meant + "'?"
              : header_.size() == 1 ? "The file seems to have one column, '" + header_.front() +
                                          "'. Name what stands between its fields: separator = "
                                          "\"tab\" under [import], say."
                                    : "Known are: " + join(header_, ", ") + ".");
      return {};
    }
    const auto column = static_cast<std::size_t>(at - header_.begin());
    used_.insert(column);
    return column;
  }

  void find_items() {
    for (const Question& question : study_.form(wave_.name).questions) {
      for (const std::string& item : items_of(question)) {
        const auto other = import_.columns.find(item);
        const std::string& name = other == import_.columns.end() ? item : other->second;
        const bool there = std::ranges::find(header_, name) != header_.end();
        if (!there && other == import_.columns.end()) {
          to_.not_asked.push_back(item);
        } else if (const auto column = named("item '" + item + "'", name)) {
          to_.items.push_back({*column, item, &question});
        }
      }
    }
    if (to_.items.empty() && problems_.empty())
      problem("import.no-items", "No column holds answers to a question of the study.",
              "Name the columns under [import.columns] in the plan.");
  }

  const Study& study_;
  const Wave& wave_;
  const Plan& plan_;
  const ImportPlan& import_;
  const AnswerFile& file_;
  std::vector<std::string> header_;
  std::set<std::size_t> used_;
  Layout to_;
  Problems problems_;
};

}  // namespace

Result<Layout> layout(const Study& study, const Wave& wave, const Plan& plan,
                      const AnswerFile& file) {
  expects(plan.import.has_value(), "layout: a plan with an [import] part");
  return Finder(study, wave, plan, file).find();
}

}  // namespace peil::exchange
