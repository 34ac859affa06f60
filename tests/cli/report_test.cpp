// The report as its readers get it: properties of the HTML, in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "peil/disclosure/released.h"
#include "peil/language/texts.h"
#include "peil/render/html_writer.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"

namespace peil {
namespace {

namespace sample = report::sample;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> others_of(const std::string& language) {
  std::vector<std::string> others = language::written();
  std::erase(others, language);
  return others;
}

std::string written(const Study& study, const std::vector<WaveResults>& waves,
                    const std::string& language) {
  return render::html_file(
      report::compose(study, waves, {language, "0.1.0", "abc", others_of(language)}));
}

std::string written(const std::string& language) {
  return written(sample::study(), sample::three_waves(), language);
}

// A number on the page: <data> in text, <text> in a chart.
struct Shown {
  std::string value, key, part, before, text;
  auto operator<=>(const Shown&) const = default;
};

std::string attribute(const std::string& tag, const std::string& name) {
  std::smatch found;
  return std::regex_search(tag, found, std::regex(" " + name + "=\"([^\"]*)\"")) ? found[1].str()
                                                                                 : "";
}

std::string unescaped(std::string text) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&#39;", "'"}}) {
    for (std::size_t at; (at = text.find(from)) != std::string::npos;) {
      text.replace(at, std::string(from).size(), to);
    }
  }
  return text;
}

std::vector<Shown> shown(const std::string& html) {
  std::vector<Shown> all;
  const std::regex number("<(data|text)( [^>]*data-key=[^>]*)>([^<]*)</");
  for (std::sregex_iterator it(html.begin(), html.end(), number), end; it != end; ++it) {
    const std::string tag = (*it)[2];
    const bool chart = (*it)[1] == "text";
    all.push_back({attribute(tag, chart ? "data-value" : "value"), attribute(tag, "data-key"),
                   attribute(tag, "data-part"), attribute(tag, "data-before"),
                   unescaped((*it)[3])});
  }
  return all;
}

// The rounding that the method account promises, done by the C library.
std::string promised(const FigureName& name, double value) {
  char text[32];
  if (name.statistic == "mean") {
    std::snprintf(text, sizeof text, name.measure == "overall" ? "%.1f" : "%.2f", value);
  } else {
    std::snprintf(text, sizeof text, "%.0f%%", std::clamp(value, 0.0, 1.0) * 100.0);
  }
  return text;
}

TEST(ReportPage, EveryNumberIsAReleasedFigureRoundedAsPromised) {
  const Study study = sample::study();
  const std::vector<WaveResults> waves = sample::three_waves();
  const disclosure::Released all = disclosure::release(study, waves);
  std::map<std::string, Figure> released;
  for (const auto& [name, figure] : all.figures()) released.emplace(figure.key(), figure);
  std::size_t checked = 0;
  for (const Shown& s : shown(written("en"))) {
    if (s.key.find("/trend@") != std::string::npos) continue;  // report/trend_words_test.cpp
    const auto found = released.find(s.key);
    ASSERT_NE(found, released.end()) << s.key;
    if (!s.before.empty()) {
      EXPECT_TRUE(released.contains(s.before)) << s.before;
      continue;
    }
    const Figure& f = found->second;
    const double value = s.part == "low"    ? f.interval().low
                         : s.part == "high" ? f.interval().high
                                            : f.estimate().value;
    EXPECT_EQ(std::stod(s.value), value) << s.key << ' ' << s.part;
    EXPECT_EQ(s.text, promised(f.name(), value)) << s.key << ' ' << s.part;
    ++checked;
  }
  EXPECT_GT(checked, 150u);
}

TEST(ReportPage, ADifferenceIsThatOfItsTwoFigures) {
  std::map<std::string, double> value;
  for (const WaveResults& w : sample::three_waves()) {
    for (const auto& [name, e] : w.estimates) value[name.text() + "@" + w.digest] = e.value;
  }
  int checked = 0;
  for (const Shown& s : shown(written("en"))) {
    if (s.before.empty() || !s.part.empty()) continue;
    EXPECT_NEAR(std::stod(s.value), value.at(s.key) - value.at(s.before), 1e-12);
    const bool share = s.key.find("/mean@") == std::string::npos;
    char wanted[32];
    std::snprintf(wanted, sizeof wanted, share ? "%.1f" : "%.2f",
                  std::abs(std::stod(s.value)) * (share ? 100 : 1));
    EXPECT_THAT(s.text, HasSubstr(wanted));
    ++checked;
  }
  EXPECT_GT(checked, 8);
}

TEST(ReportPage, BothLanguagesCarryTheSameNumbers) {
  auto nl = shown(written("nl")), en = shown(written("en"));
  for (Shown& s : en) std::ranges::replace(s.text, '.', ',');
  std::ranges::sort(nl), std::ranges::sort(en);
  EXPECT_EQ(nl.size(), en.size());
  EXPECT_TRUE(nl == en);
}

TEST(ReportPage, TheSameFigureReadsTheSameEverywhere) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> texts;
  for (const Shown& s : shown(written("nl"))) {
    if (s.before.empty()) texts[{s.key, s.part}].insert(s.text);
  }
  for (const auto& [what, printed] : texts) EXPECT_EQ(printed.size(), 1u) << what.first;
}

TEST(ReportPage, AGroupWithNineAnswersIsNowhereAndNeitherIsTheOneThatProtectsIt) {
  std::vector<WaveResults> waves = sample::three_waves();
  for (WaveResults& w : waves) {
    w.estimates.at({w.wave, "ketenpartners", "overall", "mean"}).value = 1.4987;
    w.estimates.at({w.wave, "advocaten", "overall", "mean"}).value = 2.3456;
  }
  for (const char* language : {"nl", "en"}) {
    const std::string html = written(sample::study(), waves, language);
    for (const char* leak : {"ketenpartners/overall", "advocaten/overall", "1.4987", "2.3456",
                             ">1.5<", ">1,5<", ">2.3<", ">2,3<", " 1,5 ", " 2,3 "}) {
      EXPECT_THAT(html, Not(HasSubstr(leak))) << language;
    }
  }
  EXPECT_THAT(written("en"), HasSubstr("too few answers (fewer than 10)"));
}

TEST(ReportPage, EveryKeyOnThePageStandsInItsLastTable) {
  const std::string html = written("nl");
  const std::string table = html.substr(html.find("id=\"figures\""));
  std::set<std::string> keys;
  for (const Shown& s : shown(html)) keys.insert(s.key);
  for (const std::string& key : keys) {
    EXPECT_THAT(table, HasSubstr("<code>" + key + "</code>")) << key;
  }
}

TEST(ReportPage, SameInputGivesTheSameBytes) { EXPECT_EQ(written("nl"), written("nl")); }

TEST(ReportPage, HostileTextStaysText) {
  const std::string evil = "<script>alert(1)</script>\"'&{x}";
  Study study = sample::study();
  for (auto& g : study.reporting_groups) g.label.in["nl"] = evil;
  for (auto& g : study.customer_groups) g.label.in["nl"] = evil;
  for (auto& b : study.breaks) b.text.in["nl"] = evil;
  for (auto& r : study.questionnaire.questions[1].rows) r.label.in["nl"] = evil;
  for (auto& m : study.published.marks) m.source = evil;
  for (auto& b : study.published.benchmarks) b.label = b.population = b.source = evil;
  study.organisation.in["nl"] = study.title.in["nl"] = evil;
  study.waves.back().agency = study.waves.back().mode = evil;
  study.plans[0].seed = study.plans[0].exclusions[0].reason = evil;
  const std::string html = written(study, sample::three_waves(), "nl");
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
}

TEST(ReportPage, FetchesNothingAndRunsNothing) {
  const std::string html = written("nl");
  EXPECT_THAT(html, HasSubstr("Content-Security-Policy"));
  EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;"));
  for (const char* foreign :
       {"src=\"http", "href=\"http", "@import", "url(", " style=", " onload="}) {
    EXPECT_THAT(html, Not(HasSubstr(foreign)));
  }
}

TEST(ReportPage, FictionalDataIsSaidInTitleBannerAndOnEveryPrintedPage) {
  const std::string html = written("nl");
  EXPECT_THAT(html, HasSubstr("<title>Fictieve gegevens"));
  EXPECT_THAT(html, HasSubstr("class=\"fiction\">Fictieve gegevens"));
  EXPECT_THAT(html, HasSubstr("@top-center{content:\"Fictieve gegevens\""));

  Study study = sample::study();
  std::vector<WaveResults> waves = sample::three_waves();
  study.fictional = false;
  for (WaveResults& w : waves) w.fictional = false;
  EXPECT_THAT(written(study, waves, "nl"), Not(HasSubstr("ictieve")));
  waves[0].fictional = true;  // one simulated wave is enough
  EXPECT_THAT(written(study, waves, "nl"), HasSubstr("Fictieve gegevens"));
}

TEST(ReportPage, HeadingsStepDownOneAtATime) {
  const std::string html = written("en");
  const std::regex heading("<h([1-6])[ >]");
  int before = 0, ones = 0;
  for (std::sregex_iterator it(html.begin(), html.end(), heading), end; it != end; ++it) {
    const int level = std::stoi((*it)[1]);
    EXPECT_LE(level, before + 1);
    ones += level == 1;
    before = level;
  }
  EXPECT_EQ(ones, 1);
}

TEST(ReportPage, IsSmall) {
  for (const char* language : {"nl", "en"}) EXPECT_LT(written(language).size(), 150'000u);
}

}  // namespace
}  // namespace peil
