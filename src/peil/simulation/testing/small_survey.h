#pragma once

#include <string>

#include "peil/model/study.h"

/// A small survey and its simulation.toml, for tests.
namespace peil::simulation::testing {

inline const std::string recipe_text = R"(seed = "test"
frame = 500
[[group]]
name = "people"
share = 0.8
mean = { 2011 = 7.0, 2013 = 7.5 }
sd = 1.5
response = 0.8
languages = { nl = 0.6, ar = 0.4 }

[[group]]
name = "firms"
share = 0.2
mean = { 2009 = 6.0, 2011 = 6.0, 2013 = 6.5 }
sd = 1.0
response = 0.5
languages = { nl = 1.0 }

[[column]]
name = "outcome"
groups = ["people"]
shares = { granted = 0.6, refused = 0.4 }
[[column]]
name = "outcome"
groups = ["firms"]
shares = { none = 1.0 }
[[column]]
name = "address"
shares = { yes = 0.9, no = 0.1 }
[[effect]]
column = "outcome"
value = "refused"
mark = -1.5
response = 0.5

[opinions]
loading = 0.6
dont_know = 0.05
not_applicable = 0.0
skipped = 0.1
break_off = 0.02

[[answer]]
item = "open"
answered = 0.5
texts = ["Text"]
[[answer]]
item = "result"
column = "outcome"
values = { granted = "yes", refused = "no" }
)";

inline Question question(const std::string& name, QuestionType type, const std::string& page) {
  Question q;
  q.name = name;
  q.type = type;
  q.page = page;
  return q;
}

inline Expression is_below(const std::string& name, double number) {
  Expression left, right, all;
  left.op = Expression::Op::Answer;
  left.text = name;
  right.op = Expression::Op::Number;
  right.number = number;
  all.op = Expression::Op::Less;
  all.parts = {left, right};
  return all;
}

/// Pages: mark (overall), why (only below 6), aspects (a matrix), end (result, of people only;
/// open; visits, at most 10).
inline Questionnaire small_questionnaire() {
  Questionnaire form;
  form.version = "abc";
  Question overall = question("overall", QuestionType::Mark, "mark");
  overall.required = true;
  Question why = question("why", QuestionType::SelectOne, "why");
  why.choices = {{"slow", {}, {}}, {"rude", {}, {}}};
  why.relevant = is_below("overall", 6);
  Question aspects = question("aspects", QuestionType::Matrix, "aspects");
  aspects.points = 5;
  aspects.dont_know = true;
  aspects.rows = {{"speed", {}, true}, {"kind", {}, true}};
  Question result = question("result", QuestionType::SelectOne, "end");
  result.choices = {{"yes", {}, {}}, {"no", {}, {}}};
  result.customer_groups = {"people"};
  Question visits = question("visits", QuestionType::Integer, "end");
  Expression at_most = is_below("", 11);
  at_most.parts[0].op = Expression::Op::This;
  visits.constraint = at_most;
  form.questions = {overall, why, aspects, result, question("open", QuestionType::Text, "end"),
                    visits};
  form.pages = {{"mark", {}, {0}}, {"why", {}, {1}}, {"aspects", {}, {2}}, {"end", {}, {3, 4, 5}}};
  return form;
}

inline Study small_survey() {
  Study study;
  study.name = "small";
  study.source_language = "nl";
  study.overall = "overall";
  study.languages = {{"nl", "Nederlands", false}, {"ar", "العربية", true}};
  study.reporting_groups = {{"all", {}}};
  study.customer_groups = {{"people", {}, "all"}, {"firms", {}, "all"}};
  const Day from = *read_day("2013-09-01"), to = *read_day("2013-09-30");
  study.waves = {
      {"2009", from, to, "", ""}, {"2011", from, to, "", ""}, {"2013", from, to, "", ""}};
  study.questionnaire = small_questionnaire();
  for (const char* wave : {"2011", "2013"}) {
    Plan plan;
    plan.wave = wave;
    plan.seed = "draw";
    plan.unit_key = "case";
    plan.group = "group";
    plan.language = "language";
    plan.contact = {"name", "email"};
    plan.design = {"outcome"};
    plan.strata = {"group", "outcome"};
    plan.exclusions = {{"address", {"no"}, "no address"}};
    plan.allocation = Allocation::Proportional;
    plan.total = 100;
    study.plans.push_back(plan);
  }
  return study;
}

}  // namespace peil::simulation::testing
