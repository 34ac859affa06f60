#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/digest.h"
#include "peil/study/local_texts.h"
#include "peil/study/testing/question_builder.h"
#include "peil/study/testing/study_files.h"

namespace peil::study::testing {

/// The study of a test, setting by setting, as a value or as the files of its folder:
///
///     StudyBuilder("small").reporting_group("all").customer_group("people").waves({"2013"})
///         .overall("overall").questions({mark("overall").required()}).value()
///
/// What is not said is made up: labels from names, other languages by their code before the words,
/// fieldwork of a wave from September to November of the year that it is called after. Nothing is
/// checked: a test may want a study that is not whole. The files of a whole study, read, give the
/// value (study_builder_test).
class StudyBuilder {
 public:
  explicit StudyBuilder(std::string name, std::string source_language = "nl") {
    study_.name = std::move(name);
    study_.source_language = std::move(source_language);
    languages({study_.source_language});
  }

  StudyBuilder& title(Said words) { return say(study_.title, std::move(words)); }
  StudyBuilder& organisation(Said words) { return say(study_.organisation, std::move(words)); }
  StudyBuilder& fictional() { return study_.fictional = true, *this; }
  StudyBuilder& overall(std::string item) { return study_.overall = std::move(item), *this; }
  StudyBuilder& rules(const Rules& rules) { return study_.rules = rules, *this; }

  /// The source language first.
  StudyBuilder& languages(const std::vector<std::string>& codes) {
    static const std::map<std::string, Language> known{{"nl", {"nl", "Nederlands", false}},
                                                       {"en", {"en", "English", false}},
                                                       {"ar", {"ar", "العربية", true}}};
    study_.languages.clear();
    for (const std::string& code : codes) study_.languages.push_back(known.at(code));
    return *this;
  }

  StudyBuilder& reporting_group(std::string name, Said label = {}) {
    study_.reporting_groups.push_back({std::move(name), {"", std::move(label.in)}});
    return *this;
  }
  /// One of the reporting group that was named last.
  StudyBuilder& customer_group(std::string name, Said label = {}) {
    study_.customer_groups.push_back(
        {std::move(name), {"", std::move(label.in)}, study_.reporting_groups.back().name});
    return *this;
  }

  StudyBuilder& wave(const std::string& name, const std::string& from, const std::string& to,
                     std::string agency = "", std::string mode = "") {
    study_.waves.push_back(
        {name, read_day(from).value(), read_day(to).value(), std::move(agency), std::move(mode)});
    return *this;
  }
  StudyBuilder& waves(const std::vector<std::string>& years, const std::string& agency = "",
                      const std::string& mode = "") {
    for (const std::string& year : years)
      wave(year, year + "-09-01", year + "-11-30", agency, mode);
    return *this;
  }
  /// A break; without items it concerns everything.
  StudyBuilder& declares(std::string wave, std::string kind, Said words, bool comparable = true,
                         std::vector<std::string> items = {}) {
    study_.breaks.push_back({std::move(wave),
                             std::move(kind),
                             {"", std::move(words.in)},
                             comparable,
                             std::move(items)});
    return *this;
  }

  /// The newest form.
  StudyBuilder& questions(std::vector<Question> asked) {
    return study_.questionnaire = form_of(std::move(asked)), *this;
  }
  /// The form that served up to and including this wave; earlier ones first.
  StudyBuilder& earlier_form(std::string last_wave, std::vector<Question> asked) {
    study_.earlier_forms.push_back({std::move(last_wave), form_of(std::move(asked))});
    return *this;
  }
  StudyBuilder& page_title(const std::string& page, Said words) {
    return say(titles_[page], std::move(words));
  }

  StudyBuilder& plan(Plan plan) { return study_.plans.push_back(std::move(plan)), *this; }

  /// An overall mark that is known from print.
  StudyBuilder& printed_mark(std::string wave, std::string group, double mark,
                             std::string source = "print", std::optional<std::size_t> answers = {},
                             std::optional<double> sd = {}) {
    study_.published.marks.push_back({std::move(wave), std::move(group), study_.overall,
                                      PrintedMark(mark), answers, sd, std::move(source)});
    return *this;
  }
  StudyBuilder& benchmark(BenchmarkRow row) {
    return study_.published.benchmarks.push_back(std::move(row)), *this;
  }

  /// The study, with every text in every language and each form with its version.
  Study value() const {
    Study made = study_;
    complete(made.title, "study/title", "Onderzoek " + made.name);
    complete(made.organisation, "study/organisation", "de Dienst");
    for (ReportingGroup& g : made.reporting_groups) complete(g.label, "group/" + g.name, g.name);
    for (CustomerGroup& g : made.customer_groups) complete(g.label, "group/" + g.name, g.name);
    for (Break& b : made.breaks) {
      const std::string item = b.items.empty() ? "" : "/" + b.items.front();
      complete(b.text, "break/" + b.wave + "-" + b.kind + item, "Trendbreuk");
    }
    complete_form(made.questionnaire);
    for (EarlierForm& form : made.earlier_forms) complete_form(form.questionnaire);
    name_earlier_texts(made, [](const LocalText&) {});
    add_interface_texts(made);
    add_summary_texts(made);
    for (LocalText* text : texts_of(made)) translate(*text, made);
    share_translations(made);
    return made;
  }

  /// The folder of the study, as path and text.
  Texts files() const { return files_of(value()); }

 private:
  StudyBuilder& say(LocalText& text, Said words) { return text.in = std::move(words.in), *this; }

  static Questionnaire form_of(std::vector<Question> asked) {
    Questionnaire form;
    form.questions = std::move(asked);
    for (std::size_t i = 0; i < form.questions.size(); ++i) {
      const std::string& page = form.questions[i].page;
      if (form.pages.empty() || form.pages.back().name != page)
        form.pages.push_back({page, {}, {}});
      form.pages.back().questions.push_back(i);
    }
    return form;
  }

  /// Gives the text its key and, where it has no words, these.
  void complete(LocalText& text, std::string key, const std::string& words) const {
    text.key = std::move(key);
    if (text.in.empty()) text.in[""] = words;
    if (const auto own = text.in.extract("")) text.in[study_.source_language] = own.mapped();
  }

  void complete_form(Questionnaire& form) const {
    for (Page& page : form.pages) {
      const auto title = titles_.find(page.name);
      if (title != titles_.end()) page.title = title->second;
      complete(page.title, "page/" + page.name, "Pagina " + page.name);
    }
    for (Question& q : form.questions) complete_question(q);
    form.version = sha256(questionnaire_toml(form, study_.source_language)).substr(0, 12);
  }

  void complete_question(Question& q) const {
    const std::string key = "question/" + q.name + "/";
    complete(q.label, key + "label", "Label " + q.name);
    if (!q.hint.empty()) complete(q.hint, key + "hint", "");
    if (!q.constraint_message.empty())
      complete(q.constraint_message, key + "constraint_message", "");
    if (q.type == QuestionType::Mark || q.points > 0) {
      complete(q.low, key + "low", "zeer slecht");
      complete(q.high, key + "high", "uitmuntend");
    }
    for (Choice& c : q.choices) complete(c.label, key + "choice/" + c.name, "Keuze " + c.name);
    for (MatrixRow& row : q.rows) complete(row.label, key + "row/" + row.name, "Rij " + row.name);
  }

  static void translate(LocalText& text, const Study& study) {
    for (const Language& language : study.languages) {
      if (text.has(language.code)) continue;
      text.in[language.code] = language.code + ":" + text.at(study.source_language);
    }
  }

  Study study_;
  std::map<std::string, LocalText> titles_;
};

/// A plan that draws from a frame with the columns case, group, outcome, language, name, email and
/// address.
inline Plan drawn_plan(std::string wave, std::string seed) {
  Plan plan;
  plan.wave = std::move(wave);
  plan.seed = std::move(seed);
  plan.unit_key = "case";
  plan.group = "group";
  plan.language = "language";
  plan.contact = {"name", "email"};
  plan.design = {"outcome"};
  plan.least_alike = 1;  // so few people are told apart
  plan.strata = {"group", "outcome"};
  plan.exclusions = {{"address", {"no"}, "no address"}};
  return plan;
}

/// A plan of a wave that comes from a file with the columns group and, when named, respondent.
inline Plan imported_plan(std::string wave, std::string respondent = "") {
  Plan plan;
  plan.wave = std::move(wave);
  plan.group = "group";
  plan.import.emplace();
  plan.import->group = "group";
  plan.import->respondent = std::move(respondent);
  return plan;
}

}  // namespace peil::study::testing
