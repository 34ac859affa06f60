#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "peil/study/local_texts.h"
#include "peil/study/read.h"
#include "peil/study/testing/expression_text.h"
#include "peil/study/testing/plan_text.h"
#include "peil/study/testing/toml_text.h"

/// A study as the files of its folder.
namespace peil::study::testing {

/// An XLIFF file with the given units (id, source, target), all translated.
inline std::string xliff_text(const std::string& source, const std::string& target,
                              const std::vector<std::vector<std::string>>& units) {
  std::string all = fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="study" source-language="{}" target-language="{}" datatype="plaintext">
    <body>
)",
                                source, target);
  for (const auto& unit : units) {
    all += "      <trans-unit id=\"" + unit[0] + "\">\n        <source>" + unit[1] +
           "</source>\n        <target state=\"translated\">" + unit[2] +
           "</target>\n      </trans-unit>\n";
  }
  return all + "    </body>\n  </file>\n</xliff>\n";
}

inline std::string question_toml(const Question& q, const std::string& source) {
  static constexpr std::array types{"select_one", "select_multiple", "integer", "text", "note",
                                    "mark",       "scale",           "matrix"};
  TomlText toml("[[question]]");
  toml.text("type", types.at(static_cast<std::size_t>(q.type)));
  toml.text("name", q.name).text("page", q.page).text("label", q.label.at(source));
  const auto may = [&](const char* key, const LocalText& text) {
    if (!text.empty()) toml.text(key, text.at(source));
  };
  may("hint", q.hint), may("low", q.low), may("high", q.high);
  if (q.points > 0) toml.number("points", q.points);
  if (q.from != 1) toml.number("from", q.from);
  toml.yes("recommend", q.recommend);
  toml.yes("required", q.required).yes("dont_know", q.dont_know);
  toml.yes("not_applicable", q.not_applicable).yes("aspect", q.aspect).yes("rotate", q.rotate);
  if (q.personal_maybe) toml.text("personal", "maybe");
  toml.unless_empty("importance_of", q.importance_of);
  toml.unless_empty("theme_codebook", q.theme_codebook);
  toml.list("customer_groups", q.customer_groups);
  const auto when = [&](const char* key, const std::optional<Expression>& e) {
    if (e) toml.text(key, expression_text(*e));
  };
  when("relevant", q.relevant), when("constraint", q.constraint);
  may("constraint_message", q.constraint_message);
  when("choice_filter", q.choice_filter);
  std::vector<std::string> rows;
  for (const Choice& c : q.choices) {
    std::string row = "name = " + in_quotes(c.name) + ", label = " + in_quotes(c.label.at(source));
    for (const auto& [key, value] : c.attributes) row += ", " + key + " = " + in_quotes(value);
    rows.push_back(row);
  }
  toml.tables("choices", rows);
  rows.clear();
  for (const MatrixRow& r : q.rows) {
    rows.push_back("name = " + in_quotes(r.name) + ", label = " + in_quotes(r.label.at(source)) +
                   (r.aspect ? ", aspect = true" : ""));
  }
  return toml.tables("rows", rows).str();
}

inline std::string questionnaire_toml(const Questionnaire& form, const std::string& source) {
  std::string all;
  for (const Page& page : form.pages) {
    if (!page.title.empty())
      all +=
          TomlText("[[page]]").text("name", page.name).text("title", page.title.at(source)).str();
  }
  for (const Question& q : form.questions) all += question_toml(q, source);
  return all;
}

inline std::string study_toml(const Study& study) {
  const std::string& source = study.source_language;
  TomlText head("");
  head.text("name", study.name).text("title", study.title.at(source));
  head.text("organisation", study.organisation.at(source));
  head.text("source_language", source).text("overall", study.overall);
  head.yes("fictional", study.fictional);
  if (study.minutes) head.number("minutes", *study.minutes);
  if (!study.help.empty()) head.text("help", study.help.at(source));
  std::string all = head.str();
  for (const Language& l : study.languages) {
    TomlText toml("[[language]]");
    toml.text("code", l.code).text("name", l.own_name);
    all += toml.text("direction", l.right_to_left ? "rtl" : "ltr").str();
  }
  const auto group = [&](const char* table, const auto& g) {
    return TomlText(table).text("name", g.name).text("label", g.label.at(source));
  };
  for (const ReportingGroup& g : study.reporting_groups)
    all += group("[[reporting_group]]", g).str();
  for (const CustomerGroup& g : study.customer_groups)
    all += group("[[customer_group]]", g).text("reporting_group", g.reporting_group).str();
  for (const Wave& w : study.waves) {
    TomlText toml("[[wave]]");
    toml.text("name", w.name).bare("from", day_text(w.from)).bare("to", day_text(w.to));
    all += toml.unless_empty("agency", w.agency).unless_empty("mode", w.mode).str();
  }
  for (const Break& b : study.breaks) {
    TomlText toml("[[break]]");
    toml.text("wave", b.wave).text("kind", b.kind).text("text", b.text.at(source));
    all += toml.bare("comparable", b.comparable ? "true" : "false").list("items", b.items).str();
  }
  const Rules& r = study.rules;
  TomlText rules("[rules]");
  rules.number("confidence", r.confidence).number("least_shown", r.least_shown);
  rules.number("least_tested", r.least_tested).number("dominance", r.dominance);
  if (r.assumed_sd) rules.number("assumed_sd", *r.assumed_sd);
  return all + rules.text("correction", r.correction).str();
}

inline std::string published_toml(const Published& published) {
  std::string all;
  for (const PublishedMark& m : published.marks) {
    TomlText toml("[[mark]]");
    toml.text("wave", m.wave).text("group", m.group).text("measure", m.measure);
    toml.bare("mark", fmt::format("{:.1f}", m.mark.tenths() / 10.0));
    if (m.answers) toml.number("answers", *m.answers);
    if (m.sd) toml.number("sd", *m.sd);
    if (m.margin) toml.number("margin", m.margin->half);
    if (m.margin && m.margin->confidence) toml.number("confidence", *m.margin->confidence);
    all += toml.text("source", m.source).str();
  }
  for (const PublishedShare& s : published.shares) {
    TomlText toml("[[share]]");
    toml.text("wave", s.wave).text("group", s.group).text("measure", s.measure);
    toml.text("statistic", s.statistic);
    toml.bare("percent", fmt::format("{:.{}f}", s.percent.value, s.percent.decimals));
    if (s.answers) toml.number("answers", *s.answers);
    if (s.margin) toml.number("margin", s.margin->half);
    if (s.margin && s.margin->confidence) toml.number("confidence", *s.margin->confidence);
    all += toml.text("source", s.source).str();
  }
  for (const PublishedResponse& r : published.response) {
    TomlText toml("[[response]]");
    toml.text("wave", r.wave).text("group", r.group);
    if (r.invited) toml.number("invited", *r.invited);
    if (r.answered) toml.number("answered", *r.answered);
    if (r.complete) toml.number("complete", *r.complete);
    if (r.rate) toml.bare("rate", fmt::format("{:.{}f}", r.rate->value, r.rate->decimals));
    all += toml.text("source", r.source).str();
  }
  for (const HandlingTime& t : published.handling) {
    TomlText toml("[[handling]]");
    toml.text("wave", t.wave).text("group", t.group).text("measure", t.measure);
    toml.unless_empty("label", t.label).unless_empty("term", t.term);
    toml.bare(t.statistic == "days" ? "days" : "percent",
              fmt::format("{:.{}f}", t.value.value, t.value.decimals));
    all += toml.text("source", t.source).str();
  }
  for (const Target& t : published.targets) {
    TomlText toml("[[target]]");
    toml.text("name", t.name).text("label", t.label).text("measure", t.measure);
    toml.text("statistic", t.statistic).number("value", t.value);
    toml.list("waves", t.waves).list("groups", t.groups);
    all += toml.text("source", t.source).str();
  }
  static constexpr std::array levels{"government", "chain", "organisation"};
  for (const BenchmarkRow& b : published.benchmarks) {
    TomlText toml("[[benchmark]]");
    toml.text("name", b.name).text("label", b.label);
    toml.text("level", levels.at(static_cast<std::size_t>(b.level))).text("year", b.year);
    toml.bare("mark", fmt::format("{:.1f}", b.mark.tenths() / 10.0))
        .text("population", b.population);
    toml.text("question", b.question).text("scale", b.scale);
    if (b.answers) toml.number("answers", *b.answers);
    if (b.sd) toml.number("sd", *b.sd);
    all += toml.text("source", b.source).str();
  }
  return all;
}

/// Path and text of every file that the study needs.
inline Texts files_of(const Study& study) {
  const std::string& source = study.source_language;
  Texts files{{"study.toml", study_toml(study)},
              {"questionnaire.toml", questionnaire_toml(study.questionnaire, source)}};
  for (const EarlierForm& form : study.earlier_forms)
    files["questionnaires/" + form.last_wave + ".toml"] =
        questionnaire_toml(form.questionnaire, source);
  for (const Plan& plan : study.plans) files["plans/" + plan.wave + ".toml"] = plan_toml(plan);
  if (const std::string marks = published_toml(study.published); !marks.empty())
    files["published.toml"] = marks;
  for (const Language& language : study.languages) {
    if (language.code == source) continue;
    std::vector<std::vector<std::string>> units;
    for (const LocalText* text : texts_of(study)) {
      if (must_be_translated(text->key, language.code) ||
          may_be_translated(text->key, language.code))
        units.push_back({text->key, text->at(source), text->at(language.code)});
    }
    files["translations/" + language.code + ".xlf"] = xliff_text(source, language.code, units);
  }
  return files;
}

}  // namespace peil::study::testing
