#include "peil/disclosure/response_signs.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/study/testing/study_builder.h"

namespace peil::disclosure {
namespace {

using fieldwork::LaggingLevel;
using fieldwork::LaggingLevels;
using fieldwork::TopLines;

Study study_of_groups() {
  using namespace study::testing;
  return StudyBuilder("small")
      .reporting_group("vr")
      .customer_group("vreemdelingen")
      .customer_group("referenten")
      .waves({"2013"})
      .overall("overall")
      .questions({mark("overall")})
      .value();
}

Released released(const Study& study, std::map<std::string, std::size_t> answers) {
  WaveResults wave;
  wave.wave = "2013";
  wave.digest = "0123456789ab";
  for (const auto& [group, people] : answers) {
    const auto n = static_cast<double>(people);
    wave.estimates[{"2013", group, "overall", "mean"}] = {7.0, 1.5 / std::sqrt(n), people, n - 1.0};
  }
  const std::vector waves{wave};
  return release(study, waves);
}

// One sign where the other has nothing to tell.
std::vector<ReleasedLagging> release_lagging(const Study& study, const std::string& wave,
                                             const LaggingLevels& found,
                                             const std::vector<bool>& shown,
                                             const Released& figures) {
  return release_signs(study, wave, found, shown, {}, figures).lagging;
}
ReleasedTop release_top(const Study& study, const std::string& wave, const TopLines& found,
                        const Released& figures) {
  return release_signs(study, wave, {}, {}, found, figures).top.value();
}

// `own` people with the language in the first group and `second` in the second.
LaggingLevels by_language(std::size_t own, std::size_t second, std::size_t alike) {
  LaggingLevels found;
  LaggingLevel one;
  one.variable = "language", one.level = "ti";
  one.answers = own + second, one.others_answers = 200;
  one.most_alike = alike, one.unweighted = 5.1, one.weighted = 5.4;
  one.cells = {1, 2};
  found.levels = {one};
  found.cells = {
      {"vreemdelingen", 150}, {"vreemdelingen", own}, {"referenten", second}, {"referenten", 50}};
  return found;
}

class LaggingGate : public ::testing::Test {
 protected:
  ReleasedLagging gated(const LaggingLevels& found) const {
    const auto told = release_lagging(
        study_, "2013", found, {true},
        released(study_, {{"all", 300}, {"vr", 300}, {"vreemdelingen", 200}, {"referenten", 100}}));
    EXPECT_EQ(told.size(), 1u);
    return told.front();
  }
  Study study_ = study_of_groups();
};

TEST_F(LaggingGate, ShowsTheMarkOfEnoughPeople) {
  const ReleasedLagging one = gated(by_language(50, 50, 30));
  EXPECT_FALSE(one.mark_held);
  EXPECT_EQ(one.told.weighted, 5.4);
  EXPECT_EQ(one.told.unweighted, 5.1);
}

TEST_F(LaggingGate, HoldsTheMarkOfFewPeopleAndKeepsTheirWeights) {
  LaggingLevels found = by_language(20, 9, 10);
  found.levels[0].weight = 200.0;
  const ReleasedLagging one = gated(found);
  EXPECT_EQ(one.mark_held, Held::TooFew);
  EXPECT_EQ(one.told.weighted, 0.0);
  EXPECT_EQ(one.told.unweighted, 0.0);
  EXPECT_EQ(one.told.weight, 200.0);
  found = by_language(50, 50, 30);
  found.levels[0].others_answers = 29;
  EXPECT_EQ(gated(found).mark_held, Held::TooFew);
}

TEST_F(LaggingGate, HoldsTheMarkThatAllOrAllButOneGave) {
  EXPECT_EQ(gated(by_language(50, 50, 99)).mark_held, Held::OneAnswer);
  EXPECT_FALSE(gated(by_language(50, 50, 98)).mark_held);
}

// Everybody with the language is in the first group but for these: with the mark of the group it
// would tell the mark of the few others in it.
TEST_F(LaggingGate, HoldsTheMarkThatWithThatOfAGroupTellsOfFew) {
  LaggingLevels found = by_language(191, 0, 90);
  found.cells = {{"vreemdelingen", 9}, {"vreemdelingen", 191}, {"referenten", 100}};
  found.levels[0].cells = {1};
  const ReleasedLagging one = gated(found);
  EXPECT_EQ(one.mark_held, Held::Protecting);
  EXPECT_EQ(one.told.weighted, 0.0);
}

TEST_F(LaggingGate, DoesNotSpeakOfALevelOfWhichTheResponseIsHeld) {
  const Released figures = released(study_, {{"all", 300}, {"vr", 300}});
  EXPECT_TRUE(release_lagging(study_, "2013", by_language(50, 50, 30), {false}, figures).empty());
  EXPECT_TRUE(release_lagging(study_, "2013", by_language(5, 4, 3), {true}, figures).empty());
}

TopLines one_cell(std::size_t people, std::size_t top, std::size_t elsewhere,
                  std::size_t left_out = 20) {
  TopLines found;
  found.compared = 12;
  found.variables = {"office"};
  fieldwork::TopCell cell;
  cell.variable = "office", cell.level = "Zwolle";
  cell.people = people, cell.top = top, cell.elsewhere = elsewhere;
  found.cells = {cell};
  found.marks = {{"all", 7.1, 6.9, 300, left_out}, {"vr", 7.1, 6.9, 300, left_out}};
  found.parts = {{"vreemdelingen", {0}, true, top, left_out},
                 {"vreemdelingen", {0}, false, people - top, people - top},
                 {"vreemdelingen", {}, false, elsewhere, elsewhere},
                 {"referenten", {}, false, 200, 200}};
  return found;
}

class TopGate : public ::testing::Test {
 protected:
  ReleasedTop gated(const TopLines& found) const {
    return release_top(study_, "2013", found, released(study_, {{"all", 300}, {"vr", 300}}));
  }
  Study study_ = study_of_groups();
};

TEST_F(TopGate, NamesACellOfEnoughPeople) {
  const ReleasedTop top = gated(one_cell(25, 20, 100));
  EXPECT_EQ(top.held, 0u);
  ASSERT_EQ(top.cells.size(), 1u);
  EXPECT_EQ(top.cells[0].level, "Zwolle");
  EXPECT_EQ(top.marks.size(), 2u);
}

TEST_F(TopGate, OnlyCountsCellsOfFewOrThatTellWhatAllAnswered) {
  for (const TopLines& found : {one_cell(9, 7, 100), one_cell(25, 9, 100), one_cell(25, 24, 100),
                                one_cell(25, 25, 0), one_cell(25, 20, 9)}) {
    const ReleasedTop top = gated(found);
    EXPECT_TRUE(top.cells.empty()) << found.cells[0].people << ' ' << found.cells[0].top;
    EXPECT_EQ(top.held, 1u);
  }
  EXPECT_EQ(gated(one_cell(25, 23, 0)).held, 0u);
  EXPECT_EQ(gated(one_cell(10, 10, 0)).held, 1u);
}

TEST_F(TopGate, TellsTheMarkWithoutFewOfNobody) {
  EXPECT_TRUE(gated(one_cell(25, 20, 100, 9)).marks.empty());
  TopLines found = one_cell(25, 20, 100, 20);
  found.marks[0].domain = "nobody";  // of which the gate has no mark
  EXPECT_EQ(gated(found).marks.size(), 1u);
}

// Two reporting groups of one customer group each, of which all marks are out.
class TopGateOfGroups : public ::testing::Test {
 protected:
  static Study made() {
    using namespace study::testing;
    return StudyBuilder("small")
        .reporting_group("vr")
        .customer_group("mensen")
        .reporting_group("boak")
        .customer_group("bedrijven")
        .waves({"2013"})
        .overall("overall")
        .questions({mark("overall")})
        .value();
  }
  // Of the first group nobody is in a cell.
  static TopLines with_firms(std::size_t people, std::size_t top, std::size_t mensen) {
    TopLines found = one_cell(people, top, 0);
    found.cells[0].variable = "customer_group", found.cells[0].level = "bedrijven";
    found.people = people + mensen;
    found.marks = {{"all", 7.6, 7.1, people + mensen, top}, {"boak", 8.9, 2.5, people, top}};
    found.parts = {{"mensen", {}, false, mensen, mensen},
                   {"bedrijven", {0}, true, top, top},
                   {"bedrijven", {0}, false, people - top, people - top}};
    return found;
  }
  ReleasedTop gated(const TopLines& found, std::size_t mensen, std::size_t firms) const {
    return release_top(study_, "2013", found,
                       released(study_, {{"all", mensen + firms},
                                         {"vr", mensen},
                                         {"mensen", mensen},
                                         {"boak", firms},
                                         {"bedrijven", firms}}));
  }
  Study study_ = made();
};

// Twelve of fourteen gave tens throughout: the mark without them is that of two, and so is what the
// mark of all fourteen leaves when twelve tens are taken out of it.
TEST_F(TopGateOfGroups, TellsNothingOfTheFewWhoAreLeft) {
  const ReleasedTop top = gated(with_firms(14, 12, 60), 60, 14);
  EXPECT_TRUE(top.marks.empty());
  EXPECT_TRUE(top.cells.empty());
  EXPECT_EQ(top.held, 1u);
}

TEST_F(TopGateOfGroups, TellsOfEnoughWhoAreLeft) {
  const ReleasedTop top = gated(with_firms(34, 20, 60), 60, 34);
  EXPECT_EQ(top.marks.size(), 2u);
  EXPECT_EQ(top.cells.size(), 1u);
  EXPECT_EQ(top.held, 0u);
}

// What would be expected is the part of all others: of nine of them it is their number.
TEST_F(TopGateOfGroups, HoldsTheCellBesideWhichThereAreFew) {
  TopLines found = with_firms(60, 40, 9);
  found.marks.clear();
  const ReleasedTop top =
      release_top(study_, "2013", found, released(study_, {{"all", 69}, {"boak", 60}}));
  EXPECT_TRUE(top.cells.empty());
  EXPECT_EQ(top.held, 1u);
}

// An office within a region: what the two differ by are five people.
TEST_F(TopGateOfGroups, HoldsOneOfTwoCellsThatTellOfFewTogether) {
  TopLines found = with_firms(60, 40, 60);
  found.cells[0].people = 60, found.cells.push_back(found.cells[0]);
  found.cells[1].people = 55, found.cells[1].top = 37;
  found.parts = {{"mensen", {}, false, 60, 60},
                 {"bedrijven", {0, 1}, true, 37, 37},
                 {"bedrijven", {0, 1}, false, 18, 18},
                 {"bedrijven", {0}, true, 3, 3},
                 {"bedrijven", {0}, false, 2, 2}};
  const ReleasedTop top = gated(found, 60, 60);
  EXPECT_EQ(top.cells.size(), 1u);
  EXPECT_EQ(top.held, 1u);
}

// 20 in all and 14 in one group leave 6 in the other.
TEST_F(TopGateOfGroups, HoldsTheMarkFromWhichTheNumberOfFewFollows) {
  TopLines found = with_firms(100, 14, 200);
  found.marks = {{"all", 7.1, 6.9, 300, 20}, {"vr", 7.1, 6.9, 200, 6}, {"boak", 7.1, 6.9, 100, 14}};
  found.parts = {{"mensen", {}, false, 194, 194},
                 {"mensen", {0}, true, 6, 6},
                 {"bedrijven", {0}, true, 14, 14},
                 {"bedrijven", {0}, false, 86, 86}};
  EXPECT_LE(gated(found, 200, 100).marks.size(), 1u);
}

}  // namespace
}  // namespace peil::disclosure
