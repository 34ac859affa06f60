// What the report says of figures that miss the study's standard of precision.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/compose.h"
#include "peil/report/sample_study.h"

namespace peil::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Miss = PrecisionStandard::Miss;

Study with(Miss shares, Miss means) {
  Study study = sample::study();
  study.rules.precision.shares = shares, study.rules.precision.means = means;
  return study;
}

// The mark of vr is wide (2 * 1.96 * 0.15 = 0.59), that of boak is not.
std::vector<WaveResults> waves() {
  sample::Maker a("2011"), b("2013");
  for (sample::Maker* m : {&a, &b}) {
    m->mark("vr", 7.7, 0.2, 0.5, 900, 0.15).mark("boak", 7.2, 0.2, 0.5, 900, 0.04);
    m->response("vreemdelingen", 4000, 1000, 900);
  }
  return {a.results, b.results};
}

std::string text_of(const Section& section) {
  std::string all;
  for (const Block& block : section.blocks) {
    if (const auto* p = std::get_if<Paragraph>(&block)) all += flat(p->words) + "\n";
    if (const auto* cards = std::get_if<Cards>(&block)) {
      for (const Card& c : cards->cards)
        all += flat(c.label) + ": " + flat(c.mark) + "; " + flat(c.interval) + "\n";
    }
    if (const auto* terms = std::get_if<TermList>(&block)) {
      for (const auto& [term, words] : terms->items) all += flat(term) + ": " + flat(words) + "\n";
    }
    if (const auto* table = std::get_if<PrintedTable>(&block)) {
      for (const PrintedRow& row : table->rows) {
        for (const Words& cell : row.cells) all += flat(cell) + " | ";
        all += "\n";
      }
    }
  }
  return all;
}

std::string section(const Document& d, const std::string& id) {
  if (id == "summary") return text_of(d.summary);
  for (const Section& s : d.sections) {
    if (s.id == id) return text_of(s);
  }
  return "";
}

Document composed(const Study& study, const std::string& language = "en") {
  const auto all = waves();
  return compose(study, all, {language, "0.1.0", "abc"});
}

TEST(PrecisionWords, AFlaggedFigureHasASignAndTheSectionSaysWhatItMeans) {
  const Document d = composed(with(Miss::Nothing, Miss::Flag));
  for (const char* id : {"summary", "trend", "figures"})
    EXPECT_THAT(section(d, id), HasSubstr("* Imprecise: this figure does not meet")) << id;
  EXPECT_THAT(section(d, "summary"), HasSubstr("Aliens and sponsors: 7.7*; "));
  EXPECT_THAT(section(d, "summary"), HasSubstr("partners: 7.2; "));
  EXPECT_THAT(section(d, "trend"), HasSubstr("| 7.7* |"));
  EXPECT_THAT(section(d, "figures"), HasSubstr("| 7.7* |"));
  // Shares are not judged here: a section of shares alone has no note.
  EXPECT_THAT(section(d, "tails"), Not(HasSubstr("Imprecise")));
}

TEST(PrecisionWords, TheAccountOfTheMethodHasTheRuleAndItsNumbers) {
  Study study = with(Miss::Withhold, Miss::Flag);
  study.rules.precision.widest_share = 0.125;
  EXPECT_THAT(section(composed(study), "method"),
              HasSubstr("A share is not shown when it rests on fewer than 30 effective answers, or "
                        "when its interval (Korn and Graubard) is 12.5 percentage points wide"));
  EXPECT_THAT(section(composed(study), "method"), HasSubstr("than 130% of the share"));
  EXPECT_THAT(section(composed(study), "method"),
              HasSubstr("A mean is shown with the sign * when its interval is wider than 0.5"));
  EXPECT_THAT(section(composed(study, "nl"), "method"),
              HasSubstr("(Korn en Graubard) 12,5 procentpunt of meer breed is"));
}

TEST(PrecisionWords, AWithheldMarkSaysWhyAndKeepsNoShareInside) {
  const Document d = composed(with(Miss::Nothing, Miss::Withhold), "nl");
  EXPECT_THAT(section(d, "summary"),
              HasSubstr("niet getoond: te onnauwkeurig volgens de norm van dit onderzoek"));
  EXPECT_THAT(section(d, "tails"), HasSubstr("50%"));
}

TEST(PrecisionWords, WithoutAStandardNothingIsSaidOfIt) {
  const Document d = composed(sample::study());
  for (const char* id : {"summary", "trend", "method", "figures"}) {
    EXPECT_THAT(section(d, id), Not(HasSubstr("recis"))) << id;
    EXPECT_THAT(section(d, id), Not(HasSubstr("7.7*"))) << id;
  }
}

}  // namespace
}  // namespace peil::report
