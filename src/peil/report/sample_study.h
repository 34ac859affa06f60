#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/study.h"
#include "peil/model/wave_results.h"

/// A small study and hand-made results for the tests of the report. Numbers are made up.
namespace peil::report::sample {

inline LocalText text(std::string key, std::string nl, std::string en) {
  return {std::move(key), {{"nl", std::move(nl)}, {"en", std::move(en)}}};
}

inline Day day(const char* iso) { return *read_day(iso); }

inline Question mark_question() {
  Question q;
  q.name = "overall";
  q.type = QuestionType::Mark;
  q.label = text("question/overall/label", "Rapportcijfer", "Mark");
  return q;
}

inline Question staff_matrix() {
  Question q;
  q.name = "staff";
  q.type = QuestionType::Matrix;
  q.points = 5;
  q.low = text("question/staff/low", "zeer ontevreden", "very dissatisfied");
  q.high = text("question/staff/high", "zeer tevreden", "very satisfied");
  const auto row = [&](const char* name, const char* nl, const char* en) {
    q.rows.push_back({name, text(std::string("question/staff/row/") + name, nl, en), true});
  };
  row("vriendelijk", "Vriendelijkheid van de medewerker", "Friendliness of the staff");
  row("deskundig", "Deskundigheid van de medewerker", "Expertise of the staff");
  row("luistert", "Er wordt naar mij geluisterd", "I am listened to");
  row("consistent", "De boodschap is overal dezelfde", "The message is the same everywhere");
  row("proactief", "De organisatie informeert mij uit zichzelf", "I am informed without asking");
  row("doorlooptijd", "De totale tijd van mijn aanvraag", "The total time of my application");
  return q;
}

inline Study study() {
  Study s;
  s.name = "ind";
  s.title = text("study/title", "Klanttevredenheidsonderzoek", "Customer satisfaction survey");
  s.organisation = text("study/organisation", "Immigratie- en Naturalisatiedienst",
                        "Immigration and Naturalisation Service");
  s.source_language = "nl";
  s.overall = "overall";
  s.fictional = true;
  s.languages = {{"nl", "Nederlands", false}, {"en", "English", false}, {"ar", "العربية", true}};
  s.reporting_groups = {
      {"vr", text("group/vr", "Vreemdelingen en referenten", "Aliens and sponsors")},
      {"boak", text("group/boak", "Bedrijven, onderwijs, advocaten en ketenpartners",
                    "Companies, education, lawyers and partners")}};
  s.customer_groups = {
      {"vreemdelingen", text("group/vreemdelingen", "Vreemdelingen", "Aliens"), "vr"},
      {"referenten", text("group/referenten", "Referenten", "Sponsors"), "vr"},
      {"bedrijven", text("group/bedrijven", "Bedrijven", "Companies"), "boak"},
      {"onderwijs", text("group/onderwijs", "Onderwijsinstellingen", "Schools"), "boak"},
      {"advocaten", text("group/advocaten", "Advocaten", "Lawyers"), "boak"},
      {"ketenpartners", text("group/ketenpartners", "Ketenpartners", "Partners"), "boak"}};
  s.waves = {{"2007", day("2007-09-01"), day("2007-11-30"), "TNS NIPO", "telefoon"},
             {"2009", day("2009-09-01"), day("2009-11-30"), "TNS NIPO", "web"},
             {"2011", day("2011-09-01"), day("2011-11-30"), "TNS NIPO", "web"},
             {"2013", day("2013-09-01"), day("2013-11-30"), "TNS NIPO", "web"}};
  s.breaks = {{"2013", "law",
               text("break/2013-law", "Wet modern migratiebeleid (1 juni 2013)",
                    "Modern migration policy act (1 June 2013)"),
               true},
              {"2009", "mode",
               text("break/2009-mode", "Van telefoon naar web", "From telephone to web"), false}};
  s.questionnaire.questions = {mark_question(), staff_matrix()};
  s.questionnaire.version = "0a1b2c3d4e5f";
  Plan plan;
  plan.wave = "2013";
  plan.seed = "ind-2013";
  plan.unit_key = "case_number";
  plan.strata = {"customer_group", "outcome"};
  plan.exclusions = {{"address_known", {"no"}, "adres onbekend"}};
  plan.margins = {{"klantgroep", "customer_group", true, {}}};
  s.plans = {plan};
  s.published.marks = {{"2007", "vr", "overall", PrintedMark(7.1), {}, {}, "rapport 2007"},
                       {"2007", "boak", "overall", PrintedMark(6.8), {}, {}, "rapport 2007"}};
  s.published.benchmarks = {{"kwaliteit",
                             "Kwaliteit van de overheidsdienstverlening",
                             BenchmarkLevel::Chain,
                             "2013",
                             PrintedMark(6.8),
                             "burgers met een levensgebeurtenis",
                             "",
                             "1-10",
                             {},
                             {},
                             "TNS NIPO 2013"},
                            {"kwaliteit",
                             "Kwaliteit van de overheidsdienstverlening",
                             BenchmarkLevel::Organisation,
                             "2013",
                             PrintedMark(7.1),
                             "burgers met een levensgebeurtenis",
                             "",
                             "1-10",
                             {},
                             {},
                             "TNS NIPO 2013"}};
  return s;
}

/// Estimates are set one by one: value, error, answers; degrees of freedom are answers less 6.
struct Maker {
  WaveResults results;

  explicit Maker(std::string wave) {
    results.wave = std::move(wave);
    results.digest = "3f9a2c51" + results.wave;
    results.fictional = true;
    results.weighting = {{"klantgroep", "uitkomst"}, true, 12, 0.0000004, 1.31, 687.0};
  }
  Maker& set(const char* domain, const char* item, const char* statistic, double value,
             double error, std::size_t answers) {
    results.estimates[{results.wave, domain, item, statistic}] = {
        value, error, answers, static_cast<double>(answers) - 6.0};
    return *this;
  }
  /// Mark with both tails.
  Maker& mark(const char* domain, double mean, double low, double high, std::size_t answers,
              double error) {
    const double n = static_cast<double>(answers);
    set(domain, "overall", "mean", mean, error, answers);
    set(domain, "overall", "low", low, std::sqrt(low * (1 - low) / n), answers);
    return set(domain, "overall", "high", high, std::sqrt(high * (1 - high) / n), answers);
  }
  Maker& response(const char* group, std::size_t drawn, std::size_t answered,
                  std::size_t complete) {
    results.response.push_back({group, drawn, answered, complete});
    return *this;
  }
};

inline std::vector<WaveResults> three_waves() {
  Maker a("2009"), b("2011"), c("2013");
  a.mark("vr", 7.3021, 0.094, 0.491, 912, 0.041).mark("boak", 7.0113, 0.121, 0.402, 884, 0.043);
  b.mark("vr", 7.4087, 0.088, 0.532, 901, 0.040).mark("boak", 7.1618, 0.109, 0.441, 893, 0.042);
  c.mark("vr", 7.7012, 0.071, 0.634, 934, 0.039).mark("boak", 7.2402, 0.104, 0.463, 917, 0.041);
  for (Maker* m : {&a, &b, &c}) {
    const double up = m == &a ? 0.0 : m == &b ? 0.1 : 0.3;
    m->mark("vreemdelingen", 7.32 + up, 0.09, 0.5 + up / 3, 610, 0.05);
    m->mark("referenten", 7.27 + up, 0.10, 0.48 + up / 3, 302, 0.07);
    m->mark("bedrijven", 7.05 + up / 2, 0.11, 0.41, 402, 0.06);
    m->mark("onderwijs", 7.21 + up / 2, 0.08, 0.45, 260, 0.08);
    m->mark("advocaten", 6.71 + up / 4, 0.16, 0.34, 246, 0.09);
    m->mark("ketenpartners", 6.93, 0.11, 0.44, 9, 0.41);
    m->response("vreemdelingen", 2400, 655, 610).response("referenten", 1200, 318, 302);
    m->response("bedrijven", 1500, 431, 402).response("onderwijs", 800, 271, 260);
    m->response("advocaten", 2800, 262, 246).response("ketenpartners", 60, 11, 9);
  }
  const char* items[] = {"vriendelijk", "deskundig", "luistert",
                         "consistent",  "proactief", "doorlooptijd"};
  const double vr[] = {4.31, 4.12, 4.02, 3.61, 3.32, 2.94};
  const double boak[] = {4.05, 4.11, 3.82, 3.44, 3.21, 3.02};
  for (int i = 0; i < 6; ++i) {
    c.set("vr", items[i], "mean", vr[i], 0.031, 921);
    c.set("boak", items[i], "mean", boak[i], 0.034, 905);
  }
  return {a.results, b.results, c.results};
}

}  // namespace peil::report::sample
