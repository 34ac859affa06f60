// Values in the filter of a table: what nobody can have is told with what there is.
#include <gtest/gtest.h>

#include "peil/study/table_spec_file.h"
#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

// The levels of outcome and year are known, those of region are the register's alone.
Study filtered_study() {
  Plan plan = drawn_plan("2013", "s");
  plan.design = {"outcome", "region", "year"};
  plan.margins = {{"year", "year", false, {{"2011", 10.0}, {"2012", 20.0}}}};
  Study study = StudyBuilder("small", "en")
                    .languages({"en", "nl"})
                    .reporting_group("clients")
                    .customer_group("people")
                    .customer_group("firms")
                    .waves({"2013"})
                    .overall("overall")
                    .questions({mark("overall"), scale("wait"), matrix("staff").row("kind"),
                                select_one("contact").choices({"desk", "phone"}),
                                select_multiple("channels").choices({"web", "letter"}),
                                integer("times"), open_text("remark")})
                    .value();
  study.plans = {plan};
  study.background = {{"outcome", {}, {{"granted", {}}, {"refused", {}}, {"pending", {}}}}};
  return study;
}

Result<TableSpec> of_people(const std::string& only) {
  static const Study of = filtered_study();
  return read_table_spec(
      "title = \"t\"\nrows = [\"overall\"]\ntotal = true\nonly = \"" + only + "\"\n", "t.toml", of,
      "2013");
}

TEST(TableSpecPeople, AValueThatThereIsIsTaken) {
  for (const char* only :
       {"${outcome} != 'refused'", "${language} = 'nl'", "'nl' = ${language}", "${overall} >= 8",
        "${overall} = ''", "${kind} = 5", "${contact} = 'desk' or ${contact} != ''",
        "selected(${contact}, 'desk')", "${'channels/web'} = 1", "${'channels/web'} != 0",
        "${times} > 300", "${times} = 0", "${year} >= 2012", "${year} = 2011", "${year} = '2011'",
        "not(${customer_group} = 'firms')", "${overall} > ${wait}", "${overall} > 7.5"}) {
    const auto read = of_people(only);
    EXPECT_TRUE(read.ok()) << only << ": " << read.problems().front().message;
  }
}

TEST(TableSpecPeople, WhatOnlyTheRegisterKnowsPasses) {
  for (const char* only :
       {"${region} = 'nowhere'", "${region} != 3", "${region} > 3", "selected(${region}, 'north')"})
    EXPECT_TRUE(of_people(only).ok()) << only;
}

struct WrongFilter {
  const char *only, *code, *told;
};

TEST(TableSpecPeople, AValueThatNobodyCanHaveIsToldWithThoseThatThereAre) {
  for (const WrongFilter& wrong : std::vector<WrongFilter>{
           {"${outcome} != 'refussed'", "expression.unknown-choice", "Did you mean 'refused'?"},
           {"${outcome} = 'lost'", "expression.unknown-choice",
            "There are: 'granted', 'refused' and 'pending'."},
           {"${language} = 'de'", "expression.unknown-choice", "'language' has no answer 'de'."},
           {"'de' = ${language}", "expression.unknown-choice", "'language' has no answer 'de'."},
           {"${customer_group} = 'firm'", "expression.unknown-choice", "Did you mean 'firms'?"},
           {"${reporting_group} = 'x'", "expression.unknown-choice", "'clients'"},
           {"${contact} = 'dsek'", "expression.unknown-choice", "Did you mean 'desk'?"},
           {"selected(${contact}, 'dsek')", "expression.unknown-choice", "Did you mean 'desk'?"},
           {"${year} = 2013", "expression.unknown-choice", "'year' has no answer '2013'."},
           {"${year} = '2010'", "expression.unknown-choice", "'year' has no answer '2010'."},
           {"${overall} = 'ten'", "expression.wrong-kind", "'ten' between quotes is a text"},
           {"${'channels/web'} = 'yes'", "expression.wrong-kind", "is a number"},
           {"${times} = 'often'", "expression.wrong-kind", "is a number"},
           {"${language} > 3", "expression.wrong-kind", "no order"},
           {"${outcome} < 'refused'", "expression.wrong-kind", "no order"},
           {"${language} = 3", "expression.wrong-kind", "not a number"},
           {"'${language}' = 'nl'", "expression.wrong-kind", "no answer"},
           {"${'channels/web'} = 7", "expression.impossible-value", "from 0 to 1 and never 7"},
           {"${overall} = 11", "expression.impossible-value", "never 11"},
           {"${overall} <= 70", "expression.impossible-value", "never 70"},
           {"${overall} > -1", "expression.impossible-value", "never -1"},
           {"${kind} = 6", "expression.impossible-value", "never 6"},
           {"nl and en", "expression.unknown-attribute", "has no quotes"},
           {"${language} = nl", "expression.unknown-attribute", "has no quotes"},
           {"${language} = 'nl' and 'en'", "expression.not-a-condition", "a value here"},
           {". = 3", "expression.point", "Write ${name}"}}) {
    const auto read = of_people(wrong.only);
    ASSERT_FALSE(read.ok()) << wrong.only;
    const Problem& first = read.problems().front();
    EXPECT_EQ(first.code, wrong.code) << wrong.only;
    EXPECT_EQ(first.line, 4u) << wrong.only;
    EXPECT_NE((first.message + " " + first.mend).find(wrong.told), std::string::npos)
        << wrong.only << ": " << first.message << " " << first.mend;
  }
}

TEST(TableSpecPeople, AllThatIsWrongIsToldAtOnceAndInItsPlace) {
  const auto read = of_people("${langage} = 'nl' and ${contact} = 'fax' and ${overall} = 12");
  ASSERT_EQ(read.problems().size(), 3u);
  EXPECT_EQ(read.problems()[0].code, "table.filter");
  EXPECT_EQ(read.problems()[1].code, "expression.unknown-choice");
  EXPECT_EQ(read.problems()[2].code, "expression.impossible-value");
  EXPECT_LT(read.problems()[1].column, read.problems()[2].column);
}

TEST(TableSpecPeople, LevelsAreThoseOfStrataAndMarginsTooWhereThePlanGivesThem) {
  Study study = filtered_study();
  study.background.clear();
  Plan& plan = study.plans.front();
  plan.strata = {"customer_group", "region"};
  plan.allocation = Allocation::Given;
  plan.sizes = {{"people/north", 5}, {"people/south", 5}, {"firms/north", 5}};
  const auto read = [&](const std::string& only) {
    return read_table_spec(
        "title = \"t\"\nrows = [\"overall\"]\ntotal = true\nonly = \"" + only + "\"\n", "t.toml",
        study, "2013");
  };
  EXPECT_TRUE(read("${region} = 'south'").ok());
  ASSERT_FALSE(read("${region} = 'sooth'").ok());
  EXPECT_EQ(read("${region} = 'sooth'").problems().front().mend, "Did you mean 'south'?");
  EXPECT_TRUE(read("${outcome} = 'lost'").ok()) << "nobody says what outcomes there are";
}

}  // namespace
}  // namespace peil::study
