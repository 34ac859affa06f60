// Fifty changes of a locked plan, by a seed: each is named, and the figures and comparisons that
// rest on it say so in findings, in the table of all figures, in the report, in the drafted letter,
// in the summary and in what is judged of claims; no others do.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <regex>
#include <set>

#include "peil/disclosure/released.h"
#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"
#include "peil/render/html_writer.h"
#include "peil/report/compose.h"
#include "peil/report/draft_letter.h"
#include "peil/report/plain_summary.h"
#include "peil/report/sample_study.h"
#include "peil/report/told_findings.h"
#include "peil/study/plan_entries.h"

namespace peil {
namespace {

namespace sample = report::sample;

const std::string sign = "†";

Study planned() {
  Study study = sample::study();
  study.outcome = {"outcome", {"granted", "refused"}};
  study.published.benchmarks[1].mode = "web";  // as all waves since 2009
  study.published.targets.push_back({"doel", "", "overall", "mean", 7.5, {}, {}, ""});
  study.locks = {{"2013", *read_day("2013-08-20"), "A", study::plan_entries(study, "2013")}};
  return study;
}

using Rests = std::function<bool(const FigureName&)>;

bool every(const FigureName&) { return true; }
bool none(const FigureName&) { return false; }
Rests of_item(const std::string& item) {
  return [item](const FigureName& name) { return name.measure == item; };
}

// What no figure rests on, and a comparison does.
struct Compared {
  std::string over = "";  ///< a break at that wave
  std::string item = "";  ///< of which it is; empty: of everything
  bool benchmark = false, target = false;
  bool line = false;  ///< the line through waves, without its marks and breaks

  bool changes(const std::string& measure, const std::string& before,
               const std::string& after) const {
    return !over.empty() && !before.empty() && before < over && over <= after &&
           (item.empty() || item == measure);
  }
  bool of_the_mark() const { return changes("overall", "2011", "2013"); }
};

struct PlanChange {
  std::string entry;  ///< that names it
  Rests carries;      ///< the figures of the wave that rest on it
  std::function<void(Study&, std::size_t)> make;
  Compared compared{};
};

std::vector<PlanChange> of_rules() {
  return {
      {"rules/confidence", every,
       [](Study& s, auto n) { s.rules.confidence = 0.90 + 0.01 * static_cast<double>(n % 5); }},
      {"rules/least_shown", every, [](Study& s, auto n) { s.rules.least_shown = 11 + n % 20; }},
      {"rules/least_tested", every, [](Study& s, auto n) { s.rules.least_tested = 31 + n % 20; }},
      {"rules/correction", every,
       [](Study& s, auto n) {
         s.rules.correction =
             std::vector<std::string>{"none", "bonferroni", "benjamini-hochberg"}[n % 3];
       }},
      {"rules/dominance", every,
       [](Study& s, auto n) { s.rules.dominance = 0.2 + 0.01 * static_cast<double>(n % 9); }},
      {"rules/assumed_sd", every,
       [](Study& s, auto n) { s.rules.assumed_sd = 1.0 + 0.01 * static_cast<double>(n % 9); }},
      {"rules/precision", every,
       [](Study& s, auto) { s.rules.precision.means = PrecisionStandard::Miss::Flag; }},
  };
}

std::vector<PlanChange> of_items_and_groups() {
  return {
      {"item/vriendelijk", of_item("vriendelijk"),
       [](Study& s, auto n) {
         s.questionnaire.questions[1].rows[0].label.in["nl"] = "Hoe aardig " + std::to_string(n);
       }},
      {"item/deskundig", of_item("deskundig"),
       [](Study& s, auto) { s.questionnaire.questions[1].rows[1].aspect = false; }},
      {"item/overall", of_item("overall"),
       [](Study& s, auto n) {
         s.questionnaire.questions[0].label.in["nl"] = "Welk cijfer " + std::to_string(n);
       }},
      {"item/snelheid", of_item("snelheid"),
       [](Study& s, auto) {
         s.questionnaire.questions.push_back(s.questionnaire.questions[0]);
         s.questionnaire.questions.back().name = "snelheid";
       }},
      {"customer_group/later",
       [](const FigureName& name) { return name.domain == "vr" || name.domain == "all"; },
       [](Study& s, auto) {
         s.customer_groups.push_back({"later", sample::text("later", "Later", "Later"), "vr"});
       }},
  };
}

std::vector<PlanChange> of_weights_and_print() {
  return {
      {"weighting", every, [](Study& s, auto) { s.plans[0].strata.pop_back(); }},
      {"weighting", every, [](Study& s, auto) { s.plans[0].fpc = !s.plans[0].fpc; }},
      {"weighting", every,
       [](Study& s, auto) { s.plans[0].merged_strata = {{"vreemdelingen", "referenten"}}; }},
      {"margin/klantgroep", every,
       [](Study& s, auto) { s.plans[0].margins[0].column = "outcome"; }},
      {"margin/klantgroep", every,
       [](Study& s, auto) { s.plans[0].margins[0].from_frame = false; }},
      {"margin/leeftijd", every,
       [](Study& s, auto) { s.plans[0].margins.push_back({"leeftijd", "age", true, {}}); }},
      // No figure of answers is another one by these: they are named.
      {"benchmark/kwaliteit/organisation/2013",
       none,
       [](Study& s, auto) { s.published.benchmarks[1].differs_in = {Mismatch::Population}; },
       {.benchmark = true}},
      {"benchmark/kwaliteit/organisation/2013",
       none,
       [](Study& s, auto n) { s.published.benchmarks[1].question = "cijfer " + std::to_string(n); },
       {.benchmark = true}},
      {"benchmark/kwaliteit/organisation/2013",
       none,
       [](Study& s, auto) { s.published.benchmarks[1].compares_in = {Mismatch::Question}; },
       {.benchmark = true}},
      {"benchmark/kwaliteit/government/2013", none,
       [](Study& s, auto) { s.published.benchmarks[0].level = BenchmarkLevel::Government; }},
      {"target/doel",
       none,
       [](Study& s, auto n) {
         s.published.targets[0].value = 7.0 + 0.01 * static_cast<double>(n % 40);
       },
       {.target = true}},
      {"outcome", none, [](Study& s, auto) { s.outcome.classes.pop_back(); }},
  };
}

Break late_break(const std::string& wave, const std::string& kind, bool comparable,
                 std::vector<std::string> items = {}) {
  return {wave, kind, sample::text("late", "Iets anders", "Something else"), comparable,
          std::move(items)};
}

std::vector<PlanChange> of_breaks() {
  return {
      {"break/2013/it",
       none,
       [](Study& s, auto) { s.breaks.push_back(late_break("2013", "it", true)); },
       {.over = "2013"}},
      {"break/2013/organisation",
       none,
       [](Study& s, auto) { s.breaks.push_back(late_break("2013", "organisation", false)); },
       {.over = "2013"}},
      {"break/2013/law",
       none,
       [](Study& s, auto) { std::erase_if(s.breaks, [](auto& b) { return b.wave == "2013"; }); },
       {.over = "2013"}},
      {"break/2013/it/vriendelijk",
       none,
       [](Study& s, auto) { s.breaks.push_back(late_break("2013", "it", true, {"vriendelijk"})); },
       {.over = "2013", .item = "vriendelijk"}},
      {"break/2011/agency",
       none,
       [](Study& s, auto) { s.breaks.push_back(late_break("2011", "agency", true)); },
       {.over = "2011"}},
  };
}

// How and when people were asked: no figure is another one by that. What is not recorded any more
// is not known to differ, so that all is still compared.
std::vector<PlanChange> of_waves() {
  return {
      {"wave/2013/mode",
       none,
       [](Study& s, auto) { s.waves.back().mode.clear(); },
       {.benchmark = true, .line = true}},
      {"wave/2009/mode", none, [](Study& s, auto) { s.waves[1].mode.clear(); }, {.line = true}},
      // A break cuts it off.
      {"wave/2007/mode", none, [](Study& s, auto) { s.waves[0].mode = "post"; }},
      {"wave/2011/dates",
       none,
       [](Study& s, auto n) { s.waves[2].from -= std::chrono::days(1 + n % 40); },
       {.line = true}},
      {"wave/2013/dates",
       none,
       [](Study& s, auto n) { s.waves.back().to += std::chrono::days(1 + n % 20); },
       {.line = true}},
      // It bears on themes of drivers alone, of which there are none here.
      {"page/deskundig", none, [](Study& s, auto) { s.questionnaire.questions[1].page = "q"; }},
  };
}

std::vector<PlanChange> plan_changes() {
  std::vector<PlanChange> all = of_rules();
  for (const auto& more : {of_items_and_groups(), of_weights_and_print(), of_breaks(), of_waves()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

bool carries(const PlanChange& change, const FigureName& name) {
  return name.wave == "2013" && change.carries(name);
}

void expect_named(const Study& study, const PlanChange& change) {
  const std::vector<study::Deviation> found = study::deviations(study, study.locks[0]);
  const auto at = std::ranges::find(found, change.entry, &study::Deviation::entry);
  ASSERT_NE(at, found.end());
  EXPECT_EQ(at->amendment, nullptr);
}

void expect_in_table(const disclosure::Released& released, const PlanChange& change) {
  for (const auto& [name, figure] : released.figures())
    EXPECT_EQ(figure.added_afterwards(), carries(change, name)) << name.text();
}

// The figure itself, the way to it from another wave, or the benchmark that it is held against.
bool carries(const PlanChange& change, const report::ToldFinding& f,
             const report::ToldComparison& c) {
  return carries(change, {c.wave, c.group, c.measure, c.statistic}) ||
         change.compared.changes(c.measure, c.against_wave, c.wave) ||
         (f.kind == "benchmark" && change.compared.benchmark);
}

void expect_in_findings(const Study& study, const std::vector<WaveResults>& waves,
                        const PlanChange& change) {
  const std::vector<std::string> languages{"nl"};
  std::size_t seen = 0, lines = 0;
  for (const report::ToldFinding& f : report::told_findings(study, waves, languages).all) {
    if (f.line) {
      ++lines;
      const Compared& compared = change.compared;
      const bool broken = !compared.over.empty() && compared.item.empty();
      EXPECT_EQ(
          f.line->added_afterwards,
          compared.line || broken || carries(change, {"2013", f.line->group, "overall", "mean"}))
          << f.line->group;
    }
    for (const report::ToldComparison& c : f.comparisons) {
      EXPECT_EQ(c.added_afterwards.has_value(), c.wave == "2013") << c.key;
      if (!c.added_afterwards) continue;
      ++seen;
      EXPECT_EQ(*c.added_afterwards, carries(change, f, c)) << f.kind << ' ' << c.key;
    }
  }
  EXPECT_GT(seen, 0u);
  EXPECT_TRUE(lines > 0 || !change.compared.line);
}

// Every printed value, in words and charts, by the key that it carries; ends of intervals and
// differences have parts.
void expect_in_report(const Study& study, const std::vector<WaveResults>& waves,
                      const disclosure::Released& released, const PlanChange& change,
                      const std::string& language) {
  const std::string page =
      render::html_file(report::compose(study, waves, {language, "0.1.0", "abc"}));
  EXPECT_NE(page.find("<code>" + change.entry + "</code>"), std::string::npos);
  std::map<std::string, bool> signed_keys;
  bool any = false;
  for (const auto& [name, figure] : released.figures())
    any |= signed_keys[figure.key()] = carries(change, name);
  const std::regex value("data-key=\"([^\"]*)\"(?: data-value=\"[^\"]*\")?>([^<]*)<");
  std::size_t seen = 0, with_sign = 0;
  for (std::sregex_iterator it(page.begin(), page.end(), value), end; it != end; ++it) {
    const auto key = signed_keys.find((*it)[1].str());
    if (key == signed_keys.end()) continue;
    const bool has_sign = (*it)[2].str().find(sign) != std::string::npos;
    EXPECT_EQ(has_sign, key->second) << key->first;
    ++seen, with_sign += has_sign ? 1 : 0;
  }
  EXPECT_GT(seen, 0u);
  const bool explained =
      page.find(language == "nl" ? "Achteraf toegevoegd" : "Added afterwards") != std::string::npos;
  EXPECT_TRUE(explained || with_sign == 0);
  const Compared& compared = change.compared;
  // Every benchmark is listed, also one of another level, which no mark is held against.
  const bool listed = change.entry.starts_with("benchmark/");
  EXPECT_TRUE(any || !explained || listed || !compared.over.empty() || compared.benchmark ||
              compared.line);
  if (compared.of_the_mark() || compared.benchmark || compared.line) {
    EXPECT_TRUE(explained);
  }
}

// The letter tells of the marks of groups, how they changed and how they stand to the benchmark.
void expect_in_letter(const Study& study, const std::vector<WaveResults>& waves,
                      const disclosure::Released& released, const PlanChange& change) {
  const report::LetterDraft draft = report::draft_letter(study, waves, {"en", "0.1.0", "abc"});
  const bool has_sign =
      report::markdown_of(draft.document, study.name).find(sign) != std::string::npos;
  const bool any = std::ranges::any_of(
      released.figures(), [&](const auto& figure) { return carries(change, figure.first); });
  const Compared& compared = change.compared;
  // A benchmark that no longer compares is not told of.
  const bool held = compared.benchmark && study.published.benchmarks[1].differs_in.empty();
  if (compared.of_the_mark() || held) {
    EXPECT_TRUE(has_sign);
  }
  EXPECT_TRUE(any || !has_sign || held || !compared.over.empty());
}

void expect_in_summary(const Study& study, const std::vector<WaveResults>& waves,
                       const PlanChange& change) {
  const Document summary = report::plain_summary(study, waves, {"en", "0.1.0", "abc"});
  const std::string page = render::html_file(summary);
  const bool said = page.find("This was not in the plan of the survey.") != std::string::npos;
  const bool of_aspects = change.carries({"2013", "vr", "vriendelijk", "mean"}) ||
                          change.carries({"2013", "vr", "deskundig", "mean"});
  EXPECT_EQ(said, change.compared.of_the_mark() || of_aspects);
}

void expect_in_claims(const Study& study, const std::vector<WaveResults>& waves,
                      const PlanChange& change) {
  const std::string of = " measure=overall group=vr waves=";
  const std::string text = "[Het is hoger]{claim=rise" + of + "\"2011 2013\"}. [Het ligt hoger]" +
                           "{claim=above" + of + "2013 benchmark=kwaliteit}. [Het is genoeg]" +
                           "{claim=above" + of + "2013 target=doel}.";
  const auto letter = findings::read_letter(text, "letter.nl.md", study);
  ASSERT_TRUE(letter.ok()) << letter.problems().front().message;
  const auto claims = findings::judge_letter(letter.value(), study, waves, "en").claims;
  ASSERT_EQ(claims.size(), 3u);
  const auto says = [&](std::size_t claim, const char* what) {
    return flat(claims[claim].reason).find(what) != std::string::npos;
  };
  EXPECT_EQ(says(0, "lies a break that is not as it was locked"), change.compared.of_the_mark());
  EXPECT_EQ(says(1,
                 "What the comparison of 2013 with the benchmark ‘Kwaliteit van de "
                 "overheidsdienstverlening’ rests on is not as it was locked"),
            change.compared.benchmark);
  EXPECT_EQ(says(2, "is for 2013 not as it was locked"), change.compared.target);
  const bool mark = change.carries({"2013", "vr", "overall", "mean"});
  for (const std::size_t claim : {0u, 1u, 2u})
    EXPECT_EQ(says(claim, "in 2013 is not in the plan that was locked"), mark) << claim;
}

TEST(ChangedPlan, FiftyChangesAreNamedAndCarriedThroughEveryDoor) {
  const std::vector<PlanChange> changes = plan_changes();
  const std::vector<WaveResults> waves = sample::three_waves();
  std::set<std::string> tried;
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::mt19937 random(seed);
    const PlanChange& change = changes[seed % changes.size()];
    SCOPED_TRACE(std::to_string(seed) + " " + change.entry);
    Study study = planned();
    change.make(study, random() % 1000);
    const disclosure::Released released = disclosure::release(study, waves);
    expect_named(study, change);
    expect_in_table(released, change);
    expect_in_findings(study, waves, change);
    expect_in_report(study, waves, released, change, seed % 2 == 0 ? "nl" : "en");
    expect_in_letter(study, waves, released, change);
    expect_in_summary(study, waves, change);
    expect_in_claims(study, waves, change);
    tried.insert(change.entry);
  }
  EXPECT_GE(tried.size(), 30u);
}

}  // namespace
}  // namespace peil
