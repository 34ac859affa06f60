// Specifications of tables: what they say, and every mistake with its line.
#include "peil/study/table_spec_file.h"

#include <gtest/gtest.h>

#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

// Waves 2011 and 2013 of one form.
Study study() {
  Plan plan = drawn_plan("2013", "s");
  plan.design = {"outcome", "region"};
  return StudyBuilder("small", "en")
      .languages({"en", "nl"})
      .reporting_group("clients")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2011", "2013"})
      .overall("overall")
      .plan(plan)
      .questions({mark("overall"), scale("wait"), matrix("staff").row("kind").row("able"),
                  select_one("contact").choices({"desk", "phone"}),
                  select_multiple("channels").choices({"web", "letter"}), integer("times"),
                  mark("advise").recommend(), open_text("remark")})
      .value();
}

const std::string good = R"(title = "Marks by group"
wave = "2013"
before = "2011"
rows = ["overall", "staff", "contact", ["overall", "language"]]
show = ["mean", "shares", "high"]
columns = ["customer_group", ["waves", "customer_group"], ["customer_group", "contact"], "channels", "wait"]
total = true
only = "${language} = 'nl' and ${'channels/web'} = 1"
level = 0.01
sort = "change"

[[net]]
row = "contact"
label = "any"
answers = ["desk", "phone"]
)";

Result<TableSpec> read(const std::string& text) {
  static const Study of = study();
  return read_table_spec(text, "tables/marks.toml", of, "2013");
}

TEST(TableSpecFile, SaysRowsColumnsPeopleAndWhatIsShown) {
  const auto spec = read(good);
  ASSERT_TRUE(spec.ok()) << spec.problems().front().message;
  const TableSpec& is = spec.value();
  EXPECT_EQ(is.title, "Marks by group");
  EXPECT_EQ(is.before, "2011");
  EXPECT_EQ(is.items, (std::vector<TableItem>{
                          "overall", "kind", "able", "contact", {"overall", "language"}}));
  EXPECT_EQ(is.show, (std::vector<TableStatistic>{TableStatistic::Mean, TableStatistic::Shares,
                                                  TableStatistic::High}));
  EXPECT_EQ(is.columns.size(), 5u);
  EXPECT_EQ(is.columns[1], (std::vector<std::string>{"customer_group", "waves"}))
      << "waves of one group stand beside each other";
  EXPECT_EQ(is.columns[2], (std::vector<std::string>{"customer_group", "contact"}));
  EXPECT_TRUE(is.total && is.only);
  EXPECT_EQ(is.sort, TableSort::Change);
  EXPECT_EQ(is.level, 0.01);
  EXPECT_EQ(is.nets.front().answers, (std::vector<std::string>{"desk", "phone"}));
}

TEST(TableSpecFile, NamesNoWaveWhereTheLatestIsMeant) {
  const auto spec = read("title = \"t\"\nrows = [\"overall\"]\ntotal = true\n");
  ASSERT_TRUE(spec.ok());
  EXPECT_EQ(spec.value().wave, "2013");
  EXPECT_TRUE(spec.value().show.empty());
}

TEST(TableSpecFile, HasLettersUnlessItSaysNo) {
  const std::string text = "title = \"t\"\nrows = [\"overall\"]\ntotal = true\n";
  EXPECT_TRUE(read(text).value().letters);
  EXPECT_TRUE(read(text + "letters = true\n").value().letters);
  EXPECT_FALSE(read(text + "letters = false\n").value().letters);
  EXPECT_EQ(read(text + "letters = \"no\"\n").problems().front().code, "value.wrong-type");
}

struct Wrong {
  std::string was, is;  // in `good`
  std::string code;
  std::size_t line;
};

const std::vector<Wrong> wrongs{
    {"title = \"Marks by group\"", "", "key.missing", 1},
    {"title = \"Marks by group\"", "title = 3", "value.wrong-type", 1},
    {"title = \"Marks by group\"", "title = \"\"", "value.empty", 1},
    {"title = \"Marks by group\"", "titel = \"Marks\"", "key.unknown", 1},
    {"wave = \"2013\"", "wave = \"2012\"", "table.unknown-wave", 2},
    {"wave = \"2013\"", "wave = 2013", "value.wrong-type", 2},
    {"before = \"2011\"", "before = \"2013\"", "table.wave-order", 3},
    {"before = \"2011\"", "before = \"1999\"", "table.unknown-wave", 3},
    {"\"overall\", \"staff\"", "\"overal\", \"staff\"", "table.unknown-item", 4},
    {"\"overall\", \"staff\"", "\"remark\", \"staff\"", "table.no-figures", 4},
    {"\"overall\", \"staff\"", "\"overall\", \"overall\"", "name.duplicate", 4},
    {"rows = [\"overall\", \"staff\", \"contact\", [\"overall\", \"language\"]]", "", "key.missing",
     1},
    {"rows = [\"overall\", \"staff\", \"contact\", [\"overall\", \"language\"]]", "rows = []",
     "value.empty", 4},
    {"rows = [\"overall\", \"staff\", \"contact\", [\"overall\", \"language\"]]",
     "rows = \"overall\"", "value.wrong-type", 4},
    {"rows = [\"overall\", \"staff\", \"contact\", [\"overall\", \"language\"]]", "rows = [1, 2]",
     "value.wrong-type", 4},
    {"\"mean\", \"shares\"", "\"median\", \"shares\"", "value.not-one-of", 5},
    {"\"mean\", \"shares\"", "\"mean\", \"mean\"", "name.duplicate", 5},
    {"show = [\"mean\", \"shares\", \"high\"]", "show = \"mean\"", "value.wrong-type", 5},
    {"\"channels\", \"wait\"]", "\"chanels\", \"wait\"]", "table.unknown-column", 6},
    {"\"channels\", \"wait\"]", "\"staff\", \"wait\"]", "table.unknown-column", 6},
    {"\"channels\", \"wait\"]", "\"times\", \"wait\"]", "table.no-column", 6},
    {"\"channels\", \"wait\"]", "\"remark\", \"wait\"]", "table.no-column", 6},
    {"\"channels\", \"wait\"]", "[\"channels\", \"wait\"]]", "table.several-answers", 6},
    {"\"channels\", \"wait\"]", "[\"wait\", \"wait\"]]", "name.duplicate", 6},
    {"\"channels\", \"wait\"]", "\"wait\", \"wait\"]", "name.duplicate", 6},
    {"\"channels\", \"wait\"]", "[], \"wait\"]", "value.wrong-type", 6},
    {"\"channels\", \"wait\"]", "[[\"wait\"]]]", "value.wrong-type", 6},
    {"\"channels\", \"wait\"]", "3]", "value.wrong-type", 6},
    {"total = true", "total = \"yes\"", "value.wrong-type", 7},
    {"${language} = 'nl' and ${'channels/web'} = 1", "${lanuage} = 'nl'", "table.filter", 8},
    {"${language} = 'nl' and ${'channels/web'} = 1", "${remark} = 'x'", "table.filter", 8},
    {"${language} = 'nl' and ${'channels/web'} = 1", "${channels} = 'web'", "table.filter", 8},
    {"${language} = 'nl' and ${'channels/web'} = 1", "${overall} + 1", "expression.not-a-condition",
     8},
    {"${language} = 'nl' and ${'channels/web'} = 1", "${overall} >", "expression.syntax", 8},
    {"${language} = 'nl' and ${'channels/web'} = 1", "1 < ${overall} < 5", "expression.chained", 8},
    {"${language} = 'nl' and ${'channels/web'} = 1", "near(${overall})", "expression.function", 8},
    {"level = 0.01", "level = 0.9", "value.out-of-range", 9},
    {"level = 0.01", "level = \"5%\"", "value.wrong-type", 9},
    {"sort = \"change\"", "sort = \"size\"", "value.not-one-of", 10},
    {"before = \"2011\"", "", "table.sort", 10},
    {"before = \"2011\"", "", "table.waves", 6},
    {"[\"waves\", \"customer_group\"]", "[\"waves\", \"waves\"]", "name.duplicate", 6},
    {"[\"waves\", \"customer_group\"]", "[\"waves\", \"channels\"]", "table.several-answers", 6},
    {"[\"overall\", \"language\"]", "[\"overall\", \"lanuage\"]", "table.unknown-column", 4},
    {"[\"overall\", \"language\"]", "[\"overal\", \"language\"]", "table.unknown-item", 4},
    {"[\"overall\", \"language\"]", "[\"remark\", \"language\"]", "table.no-figures", 4},
    {"[\"overall\", \"language\"]", "[\"overall\", \"times\"]", "table.no-column", 4},
    {"[\"overall\", \"language\"]", "[\"overall\", \"staff\"]", "table.unknown-column", 4},
    {"[\"overall\", \"language\"]", "[\"overall\", \"overall\"]", "name.duplicate", 4},
    {"[\"overall\", \"language\"]", "[\"overall\"]", "name.duplicate", 4},
    {"[\"overall\", \"language\"]", "[]", "value.wrong-type", 4},
    {"[\"overall\", \"language\"]", "[\"overall\", 3]", "value.wrong-type", 4},
    {"[\"overall\", \"language\"]", "[\"overall\", \"wait\", \"contact\"]", "value.wrong-type", 4},
    {"row = \"contact\"", "row = \"times\"", "table.net", 13},
    {"row = \"contact\"", "row = \"contct\"", "table.net", 13},
    {"label = \"any\"", "", "key.missing", 12},
    {"answers = [\"desk\", \"phone\"]", "answers = [\"desk\", \"fax\"]", "table.net", 15},
    {"answers = [\"desk\", \"phone\"]", "answers = []", "value.empty", 15},
    {"[[net]]", "[net]", "value.wrong-type", 12},
    {"[[net]]", "[[net]", "toml.syntax", 12},
};

TEST(TableSpecFile, EveryMistakeIsToldWithItsLine) {
  for (const Wrong& wrong : wrongs) {
    std::string text = good;
    const std::size_t at = text.find(wrong.was);
    ASSERT_NE(at, std::string::npos) << wrong.was;
    text.replace(at, wrong.was.size(), wrong.is);
    const auto spec = read(text);
    ASSERT_FALSE(spec.ok()) << wrong.is;
    const auto told = std::ranges::find(spec.problems(), wrong.code, &Problem::code);
    ASSERT_NE(told, spec.problems().end()) << wrong.is << ": " << spec.problems().front().code
                                           << ' ' << spec.problems().front().message;
    EXPECT_EQ(told->line, wrong.line) << wrong.is;
    EXPECT_EQ(told->where, "tables/marks.toml");
    EXPECT_FALSE(told->mend.empty());
  }
}

TEST(TableSpecFile, RowsGoByTheTotalOnlyWhereItIsThere) {
  const std::string start = "title = \"t\"\nrows = [\"overall\"]\ncolumns = [\"contact\"]\n";
  const auto without = read(start + "sort = \"total\"\n");
  ASSERT_FALSE(without.ok());
  EXPECT_EQ(without.problems().front().code, "table.sort");
  EXPECT_EQ(without.problems().front().line, 4u);
  EXPECT_TRUE(read(start + "sort = \"total\"\ntotal = true\n").ok());
}

// Reporting groups are shown apart; together they are by wave only where somebody asks for it.
TEST(TableSpecFile, WavesPutReportingGroupsTogetherOnlyWhenAsked) {
  Study of = study();
  of.reporting_groups.push_back({"others", {}});
  const std::string start = "title = \"t\"\nbefore = \"2011\"\nrows = [\"overall\"]\n";
  const auto alone = read_table_spec(start + "columns = [\"waves\"]\n", "t.toml", of, "2013");
  ASSERT_FALSE(alone.ok());
  EXPECT_EQ(alone.problems().front().code, "table.waves");
  EXPECT_EQ(alone.problems().front().line, 4u);
  for (const char* asked :
       {"columns = [\"waves\"]\ntotal = true\n", "columns = [[\"reporting_group\", \"waves\"]]\n"})
    EXPECT_TRUE(read_table_spec(start + asked, "t.toml", of, "2013").ok()) << asked;
  EXPECT_TRUE(read(start + "columns = [\"waves\"]\n").ok()) << "there is one reporting group";
}

TEST(TableSpecFile, ATableWithoutColumnsIsNone) {
  const auto spec = read("title = \"t\"\nrows = [\"overall\"]\n");
  ASSERT_FALSE(spec.ok());
  EXPECT_EQ(spec.problems().front().code, "table.nothing");
}

}  // namespace
}  // namespace peil::study
