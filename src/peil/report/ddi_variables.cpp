#include "peil/report/ddi_variables.h"

#include <algorithm>
#include <map>

#include "peil/base/contract.h"
#include "peil/language/numbers.h"
#include "peil/language/texts.h"
#include "peil/model/pipes.h"

namespace peil::report {
namespace {

using disclosure::OpenVariable;
using Kind = OpenVariable::Kind;
using Node = pugi::xml_node;

constexpr const char* file_id = "F1";

void set(Node node, const char* attribute, const std::string& value) {
  node.append_attribute(attribute) = value.c_str();
}

class Variables {
 public:
  Variables(Node description, const Deposit& deposit)
      : description_(description),
        deposit_(deposit),
        study_(deposit.study),
        form_(deposit.study.form(deposit.results.wave)) {}

  void put_all() {
    Node fictional = put(std::string("survey.fictional"));
    put_told(fictional, "labl", "variable.fictional");
    const std::size_t rows = deposit_.data.rows();
    put_category(fictional, deposit_.results.fictional ? "yes" : "no", {}, rows, false);
    for (const OpenVariable& v : deposit_.data.variables) put(v);
    Node weight = put(std::string("survey.weight"), true);
    put_told(weight, "labl", "variable.weight");
    put_format(weight, true);
  }

 private:
  Node put(const std::string& column, bool is_weight = false) {
    Node var = description_.append_child("var");
    set(var, "ID", "V" + std::to_string(++count_));
    set(var, "name", column);
    set(var, "files", file_id);
    set(var, "intrvl", is_weight ? "contin" : "discrete");
    if (is_weight) set(var, "wgt", "wgt");
    return var;
  }

  void put(const OpenVariable& v) {
    Node var = put(column_of(v));
    if (v.kind == Kind::Answer)
      put_question(var, v);
    else if (v.kind == Kind::Frame)
      put_told(var, "labl", "variable.frame", {{"name", v.name}});
    else
      put_told(var, "labl", "variable." + v.name);
    std::map<std::string, std::size_t> rows;
    for (const std::uint32_t value : v.value) ++rows[v.values[value]];
    for (const auto& [code, label] : codes_of(v)) {
      put_category(var, code, label, rows[code], false);
      rows.erase(code);
    }
    for (const std::string& value : v.values) {
      if (!rows.contains(value)) continue;
      const bool is_told = value.starts_with('.');
      put_category(var, value, is_told ? told("value" + value) : LocalText{}, rows[value],
                   is_told && value != ".other");
    }
    put_format(var, v.kind == Kind::Answer && scale_of(form_, v.name).has_value());
  }

  // What peil says, in the languages in which it writes.
  void put_told(Node parent, const char* name, const std::string& key,
                language::Values<std::string> values = {}) const {
    for (const std::string& language : language::written())
      put_text(parent, name, deposit_text(language, key, values), language);
  }
  // What the study says, in its own.
  void put_said(Node parent, const char* name, const LocalText& text) const {
    if (text.empty()) return;
    for (const Language& language : study_.languages) {
      if (text.has(language.code))
        put_text(parent, name, without_pipes(text.at(language.code)), language.code);
    }
  }

  void put_question(Node var, const OpenVariable& v) const {
    const std::size_t slash = v.name.find('/');
    const auto place = form_.find(v.name.substr(0, slash));
    expects(place.has_value(), "ddi_codebook: an item of the form");
    const Question& question = form_.questions[*place];
    const auto row = std::ranges::find(question.rows, v.name, &MatrixRow::name);
    const LocalText* own = row != question.rows.end() ? &row->label : nullptr;
    const auto choice = std::ranges::find(
        question.choices, slash == std::string::npos ? "" : v.name.substr(slash + 1),
        &Choice::name);
    if (choice != question.choices.end()) own = &choice->label;
    put_said(var, "labl", own != nullptr ? *own : question.label);
    Node asked = var.append_child("qstn");
    if (own != nullptr) put_said(asked, "preQTxt", question.label);
    put_said(asked, "qstnLit", own != nullptr ? *own : question.label);
    put_said(asked, "ivuInstr", question.hint);
    if (const auto scale = scale_of(form_, v.name)) {
      Node range = var.append_child("valrng").append_child("range");
      set(range, "min", std::to_string(scale->from));
      set(range, "max", std::to_string(scale->to));
    }
    put_universe(var, question);
  }

  void put_universe(Node var, const Question& question) const {
    if (question.customer_groups.empty()) return;
    for (const std::string& language : language::written()) {
      std::vector<std::string> groups;
      for (const std::string& name : question.customer_groups) {
        const CustomerGroup* group = study_.customer_group(name);
        groups.push_back(group == nullptr ? name : study_text(group->label, language, study_));
      }
      put_text(var, "universe",
               deposit_text(
                   language, "asked-of",
                   {{"groups", language::list(std::span<const std::string>(groups), language)}}),
               language);
    }
  }

  // Codes of the codebook with their labels, also those that nobody has; a label of nothing has
  // none.
  std::vector<std::pair<std::string, LocalText>> codes_of(const OpenVariable& v) const {
    std::vector<std::pair<std::string, LocalText>> codes;
    if (v.kind == Kind::Group) {
      if (v.name == "reporting_group") {
        for (const ReportingGroup& g : study_.reporting_groups) codes.emplace_back(g.name, g.label);
      } else {
        for (const CustomerGroup& g : study_.customer_groups) {
          if (std::ranges::find(v.merged, g.name) == v.merged.end())
            codes.emplace_back(g.name, g.label);
        }
      }
      return codes;
    }
    if (v.kind == Kind::Language) {
      for (const Language& l : study_.languages)
        codes.push_back({l.code, {"", {{l.code, l.own_name}}}});
      return codes;
    }
    if (v.kind == Kind::Frame) return codes;
    const std::size_t slash = v.name.find('/');
    if (slash != std::string::npos)
      return {{"0", told("value.not-chosen")}, {"1", told("value.chosen")}};
    const Question& question = form_.questions[*form_.find(v.name)];
    for (const Choice& choice : question.choices) codes.emplace_back(choice.name, choice.label);
    if (const auto scale = scale_of(question)) {
      for (int answer = scale->from; answer <= scale->to; ++answer) {
        const LocalText& label = answer == scale->from ? question.low
                                 : answer == scale->to ? question.high
                                                       : no_label_;
        codes.emplace_back(std::to_string(answer), label);
      }
    }
    return codes;
  }

  static LocalText told(const std::string& key) {
    LocalText text;
    for (const std::string& language : language::written())
      text.in[language] = deposit_text(language, key);
    return text;
  }

  void put_category(Node var, const std::string& value, const LocalText& label, std::size_t rows,
                    bool missing) const {
    Node category = var.append_child("catgry");
    if (missing) set(category, "missing", "Y");
    put_text(category, "catValu", value);
    for (const auto& [language, text] : label.in)
      put_text(category, "labl", without_pipes(text), language);
    Node count = put_text(category, "catStat", std::to_string(rows));
    set(count, "type", "freq");
  }

  static void put_format(Node var, bool numeric) {
    set(var.append_child("varFormat"), "type", numeric ? "numeric" : "character");
  }

  Node description_;
  const Deposit& deposit_;
  const Study& study_;
  const Questionnaire& form_;
  const LocalText no_label_{};
  std::size_t count_ = 0;
};

}  // namespace

pugi::xml_node put_text(pugi::xml_node parent, const char* name, const std::string& text,
                        const std::string& language) {
  pugi::xml_node made = parent.append_child(name);
  if (!language.empty()) set(made, "xml:lang", language);
  made.text().set(text.c_str());
  return made;
}

void put_variables(pugi::xml_node codebook, const Deposit& deposit) {
  Variables(codebook.append_child("dataDscr"), deposit).put_all();
}

}  // namespace peil::report
