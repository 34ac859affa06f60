#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/wave_results.h"
#include "peil/study/testing/study_builder.h"

/// A small study and hand-made results for the tests of the report. Numbers are made up.
namespace peil::report::sample {

inline study::testing::Said said(const char* nl, const char* en) {
  return {{"nl", nl}, {"en", en}};
}

/// A text in Dutch and English.
inline LocalText text(std::string key, std::string nl, std::string en) {
  return {std::move(key), {{"nl", std::move(nl)}, {"en", std::move(en)}}};
}

inline std::vector<Question> questions() {
  using namespace study::testing;
  return {mark("overall").label(said("Rapportcijfer", "Mark")),
          matrix("staff")
              .ends(said("zeer ontevreden", "very dissatisfied"),
                    said("zeer tevreden", "very satisfied"))
              .row("vriendelijk",
                   said("Vriendelijkheid van de medewerker", "Friendliness of the staff"))
              .row("deskundig", said("Deskundigheid van de medewerker", "Expertise of the staff"))
              .row("luistert", said("Er wordt naar mij geluisterd", "I am listened to"))
              .row("consistent",
                   said("De boodschap is overal dezelfde", "The message is the same everywhere"))
              .row("proactief", said("De organisatie informeert mij uit zichzelf",
                                     "I am informed without asking"))
              .row("doorlooptijd",
                   said("De totale tijd van mijn aanvraag", "The total time of my application"))};
}

inline Plan plan() {
  Plan plan;
  plan.wave = "2013";
  plan.seed = "ind-2013";
  plan.unit_key = "case_number";
  plan.strata = {"customer_group", "outcome"};
  plan.exclusions = {{"address_known", {"no"}, "adres onbekend"}};
  plan.margins = {{"klantgroep", "customer_group", true, {}}};
  return plan;
}

inline BenchmarkRow benchmark(BenchmarkLevel level, double mark) {
  return {"kwaliteit",
          "Kwaliteit van de overheidsdienstverlening",
          level,
          "2013",
          PrintedMark(mark),
          "burgers met een levensgebeurtenis",
          "rapportcijfer na een contact",
          "1-10",
          {},
          {},
          "TNS NIPO 2013"};
}

inline Study study() {
  return study::testing::StudyBuilder("ind")
      .title(said("Klanttevredenheidsonderzoek", "Customer satisfaction survey"))
      .organisation(
          said("Immigratie- en Naturalisatiedienst", "Immigration and Naturalisation Service"))
      .fictional()
      .languages({"nl", "en", "ar"})
      .reporting_group("vr", said("Vreemdelingen en referenten", "Aliens and sponsors"))
      .customer_group("vreemdelingen", said("Vreemdelingen", "Aliens"))
      .customer_group("referenten", said("Referenten", "Sponsors"))
      .reporting_group("boak", said("Bedrijven, onderwijs, advocaten en ketenpartners",
                                    "Companies, education, lawyers and partners"))
      .customer_group("bedrijven", said("Bedrijven", "Companies"))
      .customer_group("onderwijs", said("Onderwijsinstellingen", "Schools"))
      .customer_group("advocaten", said("Advocaten", "Lawyers"))
      .customer_group("ketenpartners", said("Ketenpartners", "Partners"))
      .waves({"2007"}, "TNS NIPO", "telefoon")
      .waves({"2009", "2011", "2013"}, "TNS NIPO", "web")
      .declares("2013", "law",
                said("Wet modern migratiebeleid (1 juni 2013)",
                     "Modern migration policy act (1 June 2013)"))
      .declares("2009", "mode", said("Van telefoon naar web", "From telephone to web"), false)
      .overall("overall")
      .questions(questions())
      .plan(plan())
      .printed_mark("2007", "vr", 7.1, "rapport 2007")
      .printed_mark("2007", "boak", 6.8, "rapport 2007")
      .benchmark(benchmark(BenchmarkLevel::Chain, 6.8))
      .benchmark(benchmark(BenchmarkLevel::Organisation, 7.1))
      .value();
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
