#include "peil/reading/names.h"

#include <gtest/gtest.h>

#include "peil/reading/numbers.h"
#include "peil/study/testing/two_languages.h"

namespace peil::reading {
namespace {

Study service() {
  using namespace study::testing;
  Study study =
      StudyBuilder("service")
          .languages({"nl", "en"})
          .reporting_group("particulier", both("Particuliere klanten", "Private customers"))
          .customer_group("vaarders", both("Pleziervaarders", "Pleasure boaters"))
          .customer_group("bewoners", both("Oeverbewoners", "Shore residents"))
          .reporting_group("zakelijk", both("Zakelijke klanten", "Business customers"))
          .customer_group("gemeenten", both("Gemeenten", "Municipalities"))
          .waves({"2021", "2023"})
          .overall("overall")
          .questions({mark("overall").label(both("Welk cijfer geeft u?", "Which mark?")),
                      mark("vriendelijkheid")
                          .label(both("Welk cijfer geeft u de vriendelijkheid van de medewerkers?",
                                      "Which mark do you give the friendliness of the staff?")),
                      mark("deskundigheid")
                          .label(both("Welk cijfer geeft u de deskundigheid van de medewerkers?",
                                      "Which mark do you give the expertise of the staff?")),
                      mark("bereikbaarheid")
                          .label(both("Welk cijfer geeft u de telefonische bereikbaarheid?",
                                      "Which mark do you give telephone access?"))})
          .value();
  study.published.benchmarks.push_back({"peiling",
                                        "Nationale Dienstenpeiling",
                                        BenchmarkLevel::Organisation,
                                        "2023",
                                        PrintedMark(6.9),
                                        "",
                                        "",
                                        "1-10",
                                        {},
                                        {},
                                        ""});
  return study;
}

std::vector<std::string> named(const std::string& text, const std::string& language = "nl") {
  const Study study = service();
  const auto numbers = numbers_in(text, language);
  std::vector<std::string> all;
  for (const Mention& m : Names(study, language).find(tokens(text, 0, text.size(), numbers)))
    all.push_back(m.name);
  return all;
}

using List = std::vector<std::string>;

TEST(Names, OfGroupsAreTheTellingWordsOfTheirLabelsInAllForms) {
  EXPECT_EQ(named("De particulieren en de zakelijke klanten"), (List{"particulier", "zakelijk"}));
  EXPECT_EQ(named("Elke pleziervaarder en gemeente"), (List{"vaarders", "gemeenten"}));
  EXPECT_EQ(named("private customers and businesses", "en"), (List{"particulier", "zakelijk"}));
  EXPECT_EQ(named("boaters and residents", "en"), (List{"vaarders", "bewoners"}));
  EXPECT_EQ(named("onze klanten"), List{});
}

TEST(Names, OfMeasuresStandBeforeVanAndWhatTwoShareNamesNeither) {
  EXPECT_EQ(named("de vriendelijkheid van onze medewerkers"), List{"vriendelijkheid"});
  EXPECT_EQ(named("de medewerkers"), List{});
  EXPECT_EQ(named("zij zijn vriendelijker en deskundiger"),
            (List{"vriendelijkheid", "deskundigheid"}));
  EXPECT_EQ(named("hun kennis van zaken"), List{"deskundigheid"});
  EXPECT_EQ(named("aan de telefoon"), List{"bereikbaarheid"});
  EXPECT_EQ(named("reachability and expertise", "en"), (List{"bereikbaarheid", "deskundigheid"}));
}

TEST(Names, OfBenchmarksAreTheirLabels) {
  EXPECT_EQ(named("het gemiddelde uit de Nationale Dienstenpeiling"), List{"peiling"});
  EXPECT_EQ(named("de Dienstenpeiling"), List{"peiling"});
}

}  // namespace
}  // namespace peil::reading
