#include "peil/report/views.h"

#include <gtest/gtest.h>

#include <map>

#include "peil/report/labels.h"
#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

class Views : public ::testing::Test {
 protected:
  Study study_ = sample::study();
  std::vector<WaveResults> waves_ = sample::three_waves();
  Material material_{study_, waves_};
  Pen pen_{material_, "nl"};

  static std::string text(const std::optional<Section>& section) {
    return section ? said_testing::said(*section) : "nothing";
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(Views, AGroupHasItsFiguresItemByItemOfThatWaveAlone) {
  const std::string vr = text(group_view(pen_, "2013", "vr"));
  EXPECT_TRUE(vr.starts_with("Vreemdelingen en referenten\n")) << vr;
  EXPECT_TRUE(has(vr, "gemiddelde | 7,7 | ")) << vr;
  EXPECT_TRUE(has(vr, " | 934 | ")) << vr;
  EXPECT_FALSE(has(vr, " | 901 | "));  // of 2011
  EXPECT_FALSE(has(vr, "7,2"));        // of the other group
}

TEST_F(Views, AFigureThatIsHeldSaysWhyAndNothingElse) {
  const std::string few = text(group_view(pen_, "2013", "ketenpartners"));
  EXPECT_FALSE(has(few, "6,9")) << few;
  EXPECT_TRUE(has(few, flat(pen_.why(disclosure::Held::TooFew)))) << few;
  const FigureName name{"2013", "ketenpartners", "overall", "mean"};
  const std::string account = text(account_view(pen_, name, {"9.9.9"}));
  EXPECT_TRUE(has(account, flat(pen_.why(disclosure::Held::TooFew)))) << account;
  EXPECT_FALSE(has(account, "Sleutel"));
  EXPECT_FALSE(has(account, "0,41"));
}

TEST_F(Views, AnItemHasEveryGroupThatHasAFigureOfIt) {
  const std::string overall = text(item_view(pen_, "2013", "overall"));
  for (const char* part : {"Vreemdelingen en referenten | 7,7", "Ketenpartners | "})
    EXPECT_TRUE(has(overall, part)) << part << overall;
  const std::string friendly = text(item_view(pen_, "2013", "vriendelijk"));
  EXPECT_TRUE(has(friendly, "Vriendelijkheid van de medewerker"));
  EXPECT_FALSE(has(friendly, "Ketenpartners"));
}

TEST_F(Views, AnAccountSaysWhatAFigureRestsOn) {
  const FigureName name{"2013", "vr", "overall", "mean"};
  const std::string account = text(account_view(pen_, name, {"9.9.9 (abc)"}));
  for (const char* part :
       {"Waarde: 7,7", "Waarde, niet afgerond: 7.7012", "Standaardfout: 0,0390",
        "Vrijheidsgraden: 928,0", "Antwoorden: 934", "doorgelaten", "9.9.9 (abc)", "3f9a2c512013"})
    EXPECT_TRUE(has(account, part)) << part << "\n" << account;
}

// 687 effective answers of the wave would be read as those of this figure.
TEST_F(Views, AnAccountSaysThatEffectiveAnswersAreThoseOfTheWholeWave) {
  const FigureName name{"2013", "advocaten", "overall", "mean"};  // of 246 answers
  const std::string account = text(account_view(pen_, name, {"p"}));
  EXPECT_TRUE(has(account,
                  "Van de hele meting, en dus niet van dit cijfer alleen: ontwerpeffect "
                  "van de gewichten (Kish) 1,31, effectieve antwoorden 687"))
      << account;
}

TEST_F(Views, AnAccountSaysTheDesignAndWhatThePeopleBehindItWeigh) {
  std::map<std::string, estimate::DesignAccount> designs;
  designs["2013"] = {.strata = 12, .corrected = 11};
  designs["2013"].bases[{"vr", "overall"}] = {50'000.4, 800.0};
  const FigureName name{"2013", "vr", "overall", "mean"};  // of 934 answers
  const std::string account = text(account_view(pen_, name, {"p", &designs}));
  for (const char* part :
       {"Gewogen basis (voor hoeveel mensen zij staan): 50.000",
        "Effectieve antwoorden (Kish): 800,0; ontwerpeffect van de gewichten 1,17",
        "Opzet: strata: 12 met antwoorden, naar Klantgroep en ",
        "Opzet: eindigepopulatiecorrectie: ja, in 11 van 12 strata",
        "Opzet: clusters: geen: iedere persoon is apart getrokken"})
    EXPECT_TRUE(has(account, part)) << part << "\n" << account;
  designs["2013"].clusters = 40;
  EXPECT_TRUE(
      has(text(account_view(pen_, name, {"p", &designs})), "Opzet: clusters: 40 met antwoorden"));
  // Which errors so few of them have.
  const auto clusters = [&](const ClustersOfWave& of) {
    std::vector<WaveResults> waves = sample::three_waves();
    waves.back().clusters = of;
    const Material material(study_, waves);
    Pen pen(material, "nl");
    return text(account_view(pen, name, {"p", &designs}));
  };
  EXPECT_TRUE(has(clusters({9, false, false}), "dat is weinig, en de marges kunnen te smal zijn"));
  EXPECT_TRUE(has(clusters({9, false, true}), "fouten en vrijheidsgraden voor weinig clusters"));
  // Nothing of a group whose figures are held.
  designs["2013"].bases[{"ketenpartners", "overall"}] = {77.0, 7.0};
  const std::string held =
      text(account_view(pen_, {"2013", "ketenpartners", "overall", "mean"}, {"p", &designs}));
  EXPECT_FALSE(has(held, "Gewogen basis")) << held;
  EXPECT_FALSE(has(held, "77"));
}

TEST_F(Views, ThereIsNothingOfWhatThereIsNot) {
  EXPECT_FALSE(group_view(pen_, "2013", "x"));
  EXPECT_FALSE(group_view(pen_, "1999", "vr"));
  EXPECT_FALSE(item_view(pen_, "2013", "x"));
  EXPECT_FALSE(item_view(pen_, "2011", "vriendelijk"));
  for (const FigureName& name :
       {FigureName{"2013", "vr", "overall", "median"}, FigureName{"2013", "vr", "overall", "sd"},
        FigureName{"2013", "x", "overall", "mean"}, FigureName{"1999", "vr", "overall", "mean"}})
    EXPECT_FALSE(account_view(pen_, name, {"p"}));
}

TEST_F(Views, ItemsStandInTheOrderOfTheForm) {
  const auto items = items_of(material_, "2013");
  ASSERT_EQ(items.size(), 7u);
  EXPECT_EQ(items.front(), "overall");
  EXPECT_EQ(items.at(1), "vriendelijk");
  EXPECT_EQ(flat(labels::item(pen_, "2013", "nobody")), "nobody");
}

}  // namespace
}  // namespace peil::report
