// Specifications of tables as entries of a locked plan.
#include "peil/study/table_entries.h"

#include <gtest/gtest.h>

#include "peil/study/table_spec_file.h"
#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

Study planned() {
  return StudyBuilder("small", "en")
      .reporting_group("clients")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2011", "2013"})
      .overall("overall")
      .plan(drawn_plan("2013", "s"))
      .questions(
          {mark("overall"), scale("wait"), select_one("contact").choices({"desk", "phone", "web"})})
      .value();
}

const std::string good = R"(title = "Marks"
before = "2011"
rows = ["overall", ["wait", "contact"]]
show = ["mean", "high"]
columns = ["customer_group", "contact"]
only = "${overall} > 2"
sort = "change"
[[net]]
row = "overall"
label = "seven or eight"
answers = ["7", "8"]
)";

std::string with(const std::string& from, const std::string& to) {
  std::string text = good;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TableSpec spec(const std::string& text) {
  return read_table_spec(text, "tables/marks.toml", planned(), "2013").value();
}

PlanLock locked(const Study& study, const Texts& folder) {
  PlanLock lock{"2013", *read_day("2013-09-01"), "A, analyst", plan_entries(study, "2013")};
  const auto tables = table_entries(folder, study, "2013");
  EXPECT_TRUE(tables.ok());
  lock.entries.insert(tables.value().begin(), tables.value().end());
  return lock;
}

TEST(TableEntries, AreThoseOfTheWave) {
  const Texts one{{"tables/marks.toml", good}, {"plans/2013.toml", "no table"}};
  const auto entries = table_entries(one, planned(), "2013");
  ASSERT_TRUE(entries.ok());
  ASSERT_EQ(entries.value().size(), 1u);
  EXPECT_EQ(entries.value().begin()->first, "table/marks");
  const Texts then{
      {"tables/then.toml", "title = \"t\"\nwave = \"2011\"\nrows = [\"overall\"]\ntotal = true\n"}};
  EXPECT_TRUE(table_entries(then, planned(), "2013").value().empty());
}

TEST(TableEntries, AWrongSpecificationIsToldBeforeAnythingIsLocked) {
  const auto entries = table_entries(
      {{"tables/marks.toml", with("\"overall\", [", "\"overal\", [")}}, planned(), "2013");
  ASSERT_FALSE(entries.ok());
  EXPECT_EQ(entries.problems().front().where, "tables/marks.toml");
}

// A title, a label and a remark are no part of what is asked.
TEST(TableEntries, WordsMayBeMendedAfterTheLock) {
  const std::string text = table_text(spec(good));
  EXPECT_EQ(table_text(spec(with("\"Marks\"", "\"The marks\""))), text);
  EXPECT_EQ(table_text(spec(with("seven or eight", "7 or 8"))), text);
  EXPECT_EQ(table_text(spec("# by hand\n" + good)), text);
}

// A plan that was locked before tables could do without letters has the same lines as ever.
TEST(TableEntries, LettersAreNamedWhereThereAreNone) {
  EXPECT_EQ(table_text(spec(good)).find("letters"), std::string::npos);
  EXPECT_TRUE(table_text(spec(with("sort", "letters = false\nsort"))).ends_with("; letters: no"));
}

struct Deed {
  const char *was, *is;
};

const std::vector<Deed> deeds{
    {"[\"wait\", \"contact\"]", "\"wait\""},
    {"[\"wait\", \"contact\"]", "[\"wait\", \"customer_group\"]"},
    {"\"mean\", \"high\"", "\"mean\", \"low\""},
    {"\"mean\", \"high\"", "\"high\", \"mean\""},
    {"\"customer_group\", \"contact\"", "\"customer_group\""},
    {"\"customer_group\", \"contact\"", "[\"customer_group\", \"contact\"]"},
    {"\"customer_group\", \"contact\"", "\"customer_group\", \"contact\", \"waves\""},
    {"> 2", "> 3"},
    {"only = \"${overall} > 2\"\n", ""},
    {"sort = \"change\"", "sort = \"difference\""},
    {"sort = \"change\"", "sort = \"change\"\nlevel = 0.1"},
    {"sort = \"change\"", "sort = \"change\"\ntotal = true"},
    {"sort = \"change\"", "sort = \"change\"\nletters = false"},
    {"\"7\", \"8\"", "\"7\", \"9\""},
};

// Whatever is changed is found, and the table then carries it; as it was, it does not.
TEST(TableEntries, FiftyDeviationsAreAllFound) {
  const Study study = planned();
  const PlanLock lock = locked(study, {{"tables/marks.toml", good}});
  EXPECT_FALSE(in_plan(spec(good), lock, study).any_afterwards());
  for (std::size_t seed = 0; seed < 50; ++seed) {
    const Deed& deed = deeds[seed % deeds.size()];
    const std::string text = with(deed.was, deed.is);
    const Texts folder{{"tables/marks.toml", text}};
    const auto entries = table_entries(folder, study, "2013");
    ASSERT_TRUE(entries.ok()) << deed.is << entries.problems().front().message;
    const auto found = deviations(study, lock, entries.value());
    ASSERT_EQ(found.size(), 1u) << deed.is;
    EXPECT_EQ(found[0].entry, "table/marks");
    EXPECT_EQ(found[0].amendment, nullptr);
    EXPECT_TRUE(in_plan(spec(text), lock, study).any_afterwards()) << deed.is;
  }
}

TEST(TableEntries, ATableThatCameOrWentIsADeviationToo) {
  const Study study = planned();
  const PlanLock lock = locked(study, {{"tables/marks.toml", good}});
  EXPECT_EQ(deviations(study, lock, {}).size(), 1u) << "it went";
  EXPECT_TRUE(deviations(study, lock).empty()) << "who knows of no tables says nothing of them";
  const PlanLock empty = locked(study, {});
  EXPECT_EQ(deviations(study, empty, {{"table/marks", "x"}}).size(), 1u);
  EXPECT_TRUE(in_plan(spec(good), empty, study).any_afterwards());
}

// Told by an amendment it is still added afterwards, with its reason.
TEST(TableEntries, AnAmendmentTellsWhyATableCameLater) {
  const Study study = planned();
  PlanLock lock = locked(study, {});
  lock.amendments.push_back(
      {*read_day("2013-10-01"), "A", "why", {{"table/marks", table_text(spec(good))}}});
  const TableInPlan standing = in_plan(spec(good), lock, study);
  EXPECT_FALSE(standing.locked);
  ASSERT_EQ(standing.amendment, &lock.amendments.front());
  EXPECT_TRUE(standing.any_afterwards());
}

// The specification is as it was, and what a row or a column rests on is not.
TEST(TableEntries, ARowOfWhichTheItemChangedIsAddedAfterwards) {
  Study study = planned();
  const PlanLock lock = locked(study, {{"tables/marks.toml", good}});
  study.questionnaire.questions[1].points = 7;
  EXPECT_EQ(in_plan(spec(good), lock, study).afterwards, (std::vector<bool>{false, true}));
  study = planned();
  study.questionnaire.questions[2].choices.pop_back();
  EXPECT_EQ(in_plan(spec(good), lock, study).afterwards, (std::vector<bool>{true, true}))
      << "columns are by contact";
}

}  // namespace
}  // namespace peil::study
