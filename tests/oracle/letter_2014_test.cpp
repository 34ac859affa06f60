// The letter of 14 April 2014 with its printed figures, and what they can and cannot carry. The
// verdicts are written by hand: they are what a reader can work out from the print alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "peil/app/judge_letter.h"
#include "peil/app/read_study.h"
#include "peil/files/disk.h"
#include "peil/findings/letter.h"

namespace peil {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Expected {
  const char* words;    // a part of the claim
  const char* verdict;  // from the printed figures
  int interviews;       // 0: none asked for
  const char* why;
};

// 2 (1.96 * 1.5 / 0.1)^2 = 1,728.8 and (1.96 * 1.5 / 0.1)^2 = 864.3, at the assumed sd of 1.5.
const std::vector<Expected> expected{
    {"sinds 2005 elke twee jaar", "supported", 0, "waves 2005, 2007, 2009, 2011, 2013"},
    {"alle klantgroepen benaderd", "supported", 0, "the six groups of the study are the six named"},
    {"opnieuw een stijgende lijn", "not-demonstrable", 1729, "BOAK prints 7.2 twice"},
    {"van een 7,3 in 2009", "partly", 1729, "prints rise at each step, interviews unknown"},
    {"al is dat vanwege de afronding", "not-demonstrable", 1729, "7.2 to 7.2 is -0.1 to +0.1"},
    {"bovengemiddeld", "partly", 865, "BOAK 7.2 against 7.1 of single organisations: 0.1"},
    {"ruim boven", "partly", 25, "0.6 against single organisations; 'by far' has no size"},
    {"overall niveau", "not-demonstrable", 1729, "BOAK prints 7.2 twice"},
    {"mensgerichte dienstverlening", "not-testable", 0, "no marks of aspects, no limit"},
    {"erg belangrijk", "not-testable", 0, "importance not published"},
    {"gemaakte afspraken", "not-testable", 0, "no mark of this aspect"},
    {"Onder andere dankzij", "not-testable", 0, "no exposure, plan or comparison group"},
    {"consistente boodschap", "not-testable", 0, "neither marks nor importance"},
    {"beslistermijnen", "not-testable", 0, "needs handling times"},
    {"reactietermijn", "not-testable", 0, "neither marks nor importance"},
    {"communicatieve aspecten", "not-testable", 0, "no marks in any wave"},
    {"aanvrager niet centraal", "not-testable", 0, "no count of open answers"},
    {"niet kwalijk nemen", "not-testable", 0, "needs the mark of those very people"},
};

class Letter2014 : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* shared = std::getenv("PEIL_SHARED");
    const std::filesystem::path folder = shared != nullptr ? shared : PEIL_SOURCE_DIR "/../shared";
    const std::filesystem::path path = folder / "letter-2014.nl.md";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "No letter at " << path;
    const files::Disk disk;
    const auto study = app::read_study(disk, PEIL_SOURCE_DIR "/examples/ind");
    ASSERT_TRUE(study.ok());
    const auto letter = app::judge_letter(
        study.value(), {path.string(), disk.read(path.string()), {}, nullptr, ""});
    ASSERT_TRUE(letter.ok()) << letter.problems()[0].message;
    judged_ = letter.value();
    ASSERT_EQ(judged_->claims.size(), expected.size());
  }

  std::optional<JudgedLetter> judged_;
};

TEST_F(Letter2014, HasTheVerdictsThatItsPrintedFiguresCarry) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const JudgedClaim& c = judged_->claims[i];
    const Expected& e = expected[i];
    EXPECT_THAT(c.text, HasSubstr(e.words));
    EXPECT_EQ(findings::verdict_name(c.verdict), e.verdict) << e.why << '\n' << flat(c.reason);
    EXPECT_EQ(c.interviews_needed.value_or(0), static_cast<std::size_t>(e.interviews)) << e.why;
    EXPECT_NE(flat(c.reason), "");
    EXPECT_EQ(c.would_be_true.has_value(), c.verdict != Verdict::Supported) << c.text;
  }
}

TEST_F(Letter2014, DoesNotGetItsHiddenRise) {
  const JudgedClaim& hidden = judged_->claims[4];
  EXPECT_THAT(flat(hidden.reason), HasSubstr("1.729 interviews"));
  EXPECT_THAT(flat(*hidden.would_be_true), HasSubstr("7,0 in 2009, 7,2 in 2011 en 7,2 in 2013"));
  EXPECT_THAT(flat(*hidden.would_be_true), Not(HasSubstr("sti")));
}

TEST_F(Letter2014, IsToldThatThe68IsTheScoreOfChains) {
  EXPECT_THAT(flat(judged_->claims[5].reason),
              HasSubstr("Die 6,8 is in 2013 het cijfer van ketens van organisaties; losse "
                        "organisaties kregen een 7,1."));
}

TEST_F(Letter2014, HasOneNumberThatNoClaimBinds) {
  ASSERT_EQ(judged_->unbound.size(), 1u);
  EXPECT_EQ(judged_->unbound[0].text, "2013");
}

}  // namespace
}  // namespace peil
