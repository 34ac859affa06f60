// The chapter about drivers: each sentence where it is true, and not where it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

using findings::AspectLeftOut;
using findings::DriverFigure;
using findings::DriverLine;
using findings::DriversFound;
using findings::DriverTable;
using ::testing::HasSubstr;
using ::testing::Not;

DriverFigure figure(double value, double away, const std::string& key) {
  return {value, Interval{value - away, value + away}, 900, key + "@0123456789ab"};
}

// What the plan of the sample's last wave asks, with one table a model: importance falls by the
// place of an aspect, the second half is unclear.
DriversFound found() {
  DriversFound all{"2013", findings::driver_plan(sample::study(), "2013"), {}};
  all.tables.least_shown = 10;
  for (const findings::DriverModel& model : all.plan.models) {
    DriverTable table{model, {}};
    const auto count = static_cast<double>(model.drivers.size());
    table.r_squared = DriverFigure{0.62, {}, 900, model.id + ".importance@0123456789ab"};
    table.answers = 900;
    table.crossing = drivers::Crossing{100.0 / count, 3.5};
    double importance = 40.0;
    for (const findings::Driver& driver : model.drivers) {
      DriverLine line{driver};
      line.mean = figure(3.1 + importance / 50, 0.05, model.group + ".means/" + driver.column);
      line.importance = figure(importance, 4.0, model.id + ".importance/" + driver.column);
      line.probability = importance > 15.0 ? 0.97 : 0.6;
      if (importance > 15.0) line.quadrant = drivers::Quadrant::KeepUp;
      importance *= 0.6;
      table.lines.push_back(std::move(line));
    }
    all.tables.tables.push_back(std::move(table));
  }
  return all;
}

DriverTable& table_of(DriversFound& all, const std::string& group) {
  for (DriverTable& table : all.tables.tables) {
    if (table.model.group == group) return table;
  }
  throw std::logic_error("a table of the group");
}

std::string chapter(const DriversFound& all, const std::string& language = "en") {
  report::Edition edition{language, "0.1.0", "abc"};
  edition.drivers = &all;
  const auto waves = sample::three_waves();
  for (const Section& section : compose(sample::study(), waves, edition).sections) {
    if (section.id == "drivers") return said_testing::said(section);
  }
  return "";
}

TEST(DriversChapter, SaysThatImportanceIsOfDifferencesBetweenPeopleAndNothingOfCauses) {
  EXPECT_THAT(chapter(found()), HasSubstr("derived from differences between people"));
  EXPECT_THAT(chapter(found(), "nl"), HasSubstr("afgeleid uit verschillen tussen mensen"));
  EXPECT_THAT(chapter(found()), Not(HasSubstr("cause")));
  EXPECT_THAT(chapter(found()), Not(HasSubstr("leads to")));
}

TEST(DriversChapter, PrintsMeanImportanceAndPlaceOfEveryAspectOfAReportingGroup) {
  const std::string text = chapter(found());
  EXPECT_THAT(text, HasSubstr("Mean and importance according to Aliens and sponsors"));
  EXPECT_THAT(text, HasSubstr("| 3.90 | 3.85 – 3.95 | 40% | 36% – 44% | keep up |"));
  EXPECT_THAT(text, HasSubstr("| unclear |"));
  EXPECT_THAT(text, HasSubstr("go with 62% of the differences in the mark of the 900 people"));
}

TEST(DriverView, SaysWhichErrorsItHasWhereTheMeansHaveThoseForFewClusters) {
  const Study study = sample::study();
  const DriversFound all = found();
  const DriverTable& table = all.tables.tables.front();
  const auto account = [&](bool few_errors) {
    std::vector<WaveResults> waves = sample::three_waves();
    waves.back().clusters = {9, false, few_errors};
    const Material material(study, waves);
    Pen pen(material, "en");
    return said_testing::said(
        *driver_view(pen, all, table.model.id, table.lines.front().driver.column, {"p"}));
  };
  EXPECT_THAT(account(true), HasSubstr("of a low or high answer: by linearisation"));
  EXPECT_THAT(account(false), Not(HasSubstr("by linearisation")));
}

// Everybody took part, or nearly so: no interval of which both ends read the same.
TEST(DriversChapter, PrintsNoIntervalWithoutWidthAndTellsTheEndsOfANarrowOneApart) {
  DriversFound all = found();
  DriverLine& line = table_of(all, "vr").lines.front();
  line.mean->interval = Interval{3.9, 3.9};
  line.importance->interval = Interval{39.98, 40.03};
  EXPECT_THAT(chapter(all), HasSubstr("| 3.90 | none | 40% | 39.98% – 40.03% | keep up |"));
}

TEST(DriversChapter, NamesWhatIsImportantAndRatedLowOnlyWhereThatIsClear) {
  DriversFound all = found();
  EXPECT_THAT(chapter(all), HasSubstr("It is not clear of any of them that it is both important"));
  DriverTable& table = table_of(all, "vr");
  table.draws = 1000;
  table.lines.front().quadrant = drivers::Quadrant::FixFirst;
  EXPECT_THAT(chapter(all), Not(HasSubstr("Important and rated low: “"))) << "a place, no more";
  EXPECT_THAT(chapter(all), HasSubstr("| important, low |"));
  EXPECT_THAT(chapter(all, "nl"), HasSubstr("| belangrijk, laag |"));
  table.lines.front().probability = 1.0;
  EXPECT_THAT(chapter(all), HasSubstr("Important and rated low: “"));
  EXPECT_THAT(chapter(all), HasSubstr("| fix first |"));
  EXPECT_THAT(chapter(all, "nl"), HasSubstr("| eerst verbeteren |"));
}

TEST(DriversChapter, SaysThatItsDrawsAreTooFewToNameAnythingFirst) {
  DriversFound all = found();
  table_of(all, "vr").draws = table_of(all, "boak").draws = 1000;
  EXPECT_THAT(chapter(all), Not(HasSubstr("that is too few")));
  table_of(all, "vr").draws = 20;
  EXPECT_THAT(chapter(all),
              HasSubstr("The calculation was repeated 20 times; that is too few to say"));
}

// Two that say the same, one with many answers missing, one that only hurts: each in a sentence.
TEST(DriversChapter, TellsOfTwinsOfMissingAnswersAndOfWhatOnlyHurts) {
  DriversFound all = found();
  DriverTable& table = table_of(all, "vr");
  for (const char* words : {"say nearly the same", "it is missing", "not shown to be higher"})
    EXPECT_THAT(chapter(all), Not(HasSubstr(words)));
  table.lines[0].twins = table.lines[1].twins = 1;
  table.lines[0].importance_without_twins = figure(61.0, 0.0, "vr.importance/x");
  table.lines[1].importance_without_twins = figure(59.0, 0.0, "vr.importance/y");
  table.marked = 1500;
  table.lines[2].penalty =
      findings::DriverContrast{-1.5, 0.11, 1e-9, "vr.penalty-reward/x@0123456789ab"};
  table.lines[2].reward =
      findings::DriverContrast{0.02, 0.12, 0.9, "vr.penalty-reward/x@0123456789ab"};
  const std::string text = chapter(all), dutch = chapter(all, "nl");
  EXPECT_THAT(text, HasSubstr("say nearly the same"));
  EXPECT_THAT(text, HasSubstr("from 40% to 61% when it stands alone"));
  EXPECT_THAT(text, HasSubstr("while 1,500 gave a mark: of 40% it is missing. Weighed are only "
                              "the 900 who answered"));
  EXPECT_THAT(text,
              HasSubstr("with a low answer the mark is demonstrably lower than with an answer "
                        "in between, and with a high answer it is not shown to be higher: “"));
  EXPECT_THAT(text, Not(HasSubstr("demonstrably higher")));
  EXPECT_THAT(dutch, HasSubstr("zeggen bijna hetzelfde"));
  EXPECT_THAT(dutch, HasSubstr("bij 40% ontbreekt het"));
  EXPECT_THAT(dutch, HasSubstr("is niet aangetoond dat het hoger is"));
  for (const std::string& one : {text, dutch}) EXPECT_THAT(one, Not(HasSubstr("Kano")));
  table.lines[2].penalty->p = 0.01;  // of so many aspects that is no evidence
  EXPECT_THAT(chapter(all), Not(HasSubstr("demonstrably lower")));
}

TEST(DriversChapter, TellsWhichCannotBeToldApartAndWhichLabelsFlip) {
  DriversFound all = found();
  EXPECT_THAT(chapter(all), Not(HasSubstr("cannot be told apart")));
  DriverTable& table = table_of(all, "vr");
  table.lines[0].inseparable = table.lines[1].inseparable = 1;
  table.lines[1].flips = {{findings::LinesAt::Medians, drivers::Quadrant::Monitor},
                          {findings::LinesAt::ScaleMiddle, drivers::Quadrant::Maintain}};
  const std::string text = chapter(all);
  EXPECT_THAT(text, HasSubstr("In importance cannot be told apart: “"));
  EXPECT_THAT(text, HasSubstr("with the lines at the medians"));
  EXPECT_THAT(text, HasSubstr("with the line at the middle of the scale"));
  table.lines[0].flips = table.lines[1].flips;
  table.lines[0].quadrant = table.lines[1].quadrant;
  const std::string both = chapter(all);  // one sentence of all that flip
  const auto flips = both.find("with the lines at the medians");
  EXPECT_EQ(flips, both.rfind("with the lines at the medians"));
  EXPECT_THAT(both, HasSubstr("” (monitor) and “"));
  table.lines[0].quadrant.reset(), table.lines[1].quadrant.reset();
  EXPECT_THAT(chapter(all), Not(HasSubstr("with the lines at the medians")));
}

TEST(DriversChapter, TellsWhereStatedAndDerivedImportanceDisagree) {
  DriversFound all = found();
  EXPECT_THAT(chapter(all), Not(HasSubstr("call “")));
  DriverTable& table = table_of(all, "vr");
  table.lines[0].stated = figure(2.2, 0.1, "vr.means/stated");
  table.lines[0].stated_against_derived = findings::StatedAgainstDerived::DerivedMore;
  table.lines[3].stated = figure(4.4, 0.1, "vr.means/other");
  table.lines[3].stated_against_derived = findings::StatedAgainstDerived::StatedMore;
  const std::string text = chapter(all);
  EXPECT_THAT(text, HasSubstr("people do not call “"));
  EXPECT_THAT(text, HasSubstr("important (2.20), and yet it is more important"));
  EXPECT_THAT(text, HasSubstr("important (4.40), and yet it is less important"));
}

TEST(DriversChapter, SaysWhyAModelIsNotThereAndDrawsNoChartOfIt) {
  DriversFound all = found();
  DriverTable& table = table_of(all, "boak");
  table.crossing.reset(), table.r_squared.reset();
  for (DriverLine& line : table.lines) line.importance.reset();
  EXPECT_THAT(chapter(all), HasSubstr("| could not be worked out |"));
  table.held = {{findings::importance_id(table.model), "", disclosure::Held::TooFew}};
  EXPECT_THAT(chapter(all), HasSubstr("| too few answers (fewer than 10) |"));
  table.lines.front().mean.reset();
  table.held.push_back({findings::means_id("boak"), table.lines.front().driver.column,
                        disclosure::Held::Protecting});
  EXPECT_THAT(chapter(all), HasSubstr("to protect another group"));
  table.held.back().why = disclosure::Held::NoAnswers;
  EXPECT_THAT(chapter(all), HasSubstr("| no answers |"));
}

TEST(DriversChapter, SaysWhatIsMadeComparableForTheOutcomeOfTheCase) {
  DriversFound all = found();
  EXPECT_THAT(chapter(all), HasSubstr("the study does not say which variable that is"));
  all.plan.outcome = findings::OutcomeKnown::NotInWave;
  EXPECT_THAT(chapter(all), HasSubstr("this wave does not know it"));
  all.plan.outcome = findings::OutcomeKnown::Yes;
  DriverLine& line = table_of(all, "vr").lines.front();
  line.standardised = figure(3.77, 0.1, "vr.standardised/x");
  line.equal.importance = figure(31.0, 3.0, "vr.importance-equal/x");
  line.equal.probability = 0.95;
  line.equal.quadrant = drivers::Quadrant::Maintain;
  line.equal.penalty =
      findings::DriverContrast{-0.12, 0.1, 0.2, "vr.penalty-reward-equal/x@0123456789ab"};
  line.equal.reward =
      findings::DriverContrast{0.3, 0.1, 0.01, "vr.penalty-reward-equal/x@0123456789ab"};
  line.penalty = findings::DriverContrast{-0.52, 0.11, 0.01, "vr.penalty-reward/x@0123456789ab"};
  line.reward = findings::DriverContrast{0.41, 0.12, 0.01, "vr.penalty-reward/x@0123456789ab"};
  const std::string text = chapter(all);
  EXPECT_THAT(text, HasSubstr("| 3.90 | 3.77 | 40% | 31% | keep up | maintain |"));
  EXPECT_THAT(text, HasSubstr("| −0.52 (± 0.11) | −0.12 (± 0.10) | +0.41 (± 0.12) | +0.30 "
                              "(± 0.10) |"));
  EXPECT_THAT(text, HasSubstr("with the same outcome of the case others are the places of “"));
  EXPECT_THAT(text, HasSubstr("” (maintain)."));
  EXPECT_THAT(chapter(all, "nl"), HasSubstr("bij dezelfde uitkomst van de zaak staan anders: “"));
  EXPECT_THAT(text, HasSubstr("as if the people of the group were divided over the outcomes"));
}

// A generous year is not called better service: what goes with the outcomes stands apart.
TEST(DriversChapter, SplitsTheChangeSinceTheWaveBeforeByOutcome) {
  DriversFound all = found();
  EXPECT_THAT(chapter(all), Not(HasSubstr("is left with the same outcome")));
  all.plan.before = "2011";
  all.tables.changes = {{"vr", figure(0.3, 0.1, "vr.change/change"),
                         figure(0.25, 0.05, "vr.change/mix"),
                         figure(0.05, 0.09, "vr.change/within")}};
  EXPECT_THAT(
      chapter(all),
      HasSubstr("since 2011 the mark of people with an outcome of the case changed by "
                "+0.30 (+0.20 to +0.40). Of that +0.25 (+0.20 to +0.30) goes together with "
                "other outcomes, and +0.05 (−0.04 to +0.14) is left with the same outcome."));
}

TEST(DriversChapter, ListsWhatIsNotWeighedWithTheReason) {
  DriversFound all = found();
  const findings::Driver aspect = all.plan.models.front().drivers.front();
  all.plan.left_out.clear();
  using Why = AspectLeftOut::Why;
  for (const Why why : {Why::SomeGroups, Why::OnCondition, Why::Alone, Why::NoSpread, Why::TooMany})
    all.plan.left_out.push_back({"vr", aspect, why});
  const std::string text = chapter(all);
  for (const char* words :
       {"not every customer group is asked it", "only after certain answers",
        "nothing to weigh it against", "gave the same answer", "more aspects than can be weighed"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(DriversChapter, GoesByThemeWhereThePlanDoes) {
  DriversFound all = found();
  EXPECT_THAT(chapter(all), Not(HasSubstr("the themes are weighed first")));
  DriverTable part = table_of(all, "vr");
  table_of(all, "vr").model.of_themes = true;
  part.model.theme = "staff";
  part.model.id = "vr.staff";
  part.model.label.in = {{"en", "Our staff"}, {"nl", "Medewerkers"}};
  all.tables.tables.push_back(std::move(part));
  const std::string text = chapter(all);
  EXPECT_THAT(text, HasSubstr("the themes are weighed first"));
  EXPECT_THAT(text, HasSubstr("Themes | \n"));
  EXPECT_THAT(text, Not(HasSubstr("within “Our staff”")));
  all.tables.tables.back().lines.back().quadrant = drivers::Quadrant::FixFirst;
  all.tables.tables.back().lines.back().probability = 1.0;
  all.tables.tables.back().draws = 1000;
  EXPECT_THAT(chapter(all), HasSubstr("within “Our staff”: important and rated low: “"));
  EXPECT_THAT(text, HasSubstr("Our staff | \n"));
}

TEST(DriversChapter, IsNotThereWithoutDrivers) {
  for (const Section& section :
       compose(sample::study(), sample::three_waves(), {"en", "0.1.0", "abc"}).sections)
    EXPECT_NE(section.id, "drivers");
}

// Every number of the chapter stands in the last table under its key.
TEST(DriversChapter, LeavesItsFiguresInTheTableOfAllFigures) {
  const DriversFound all = found();
  Edition edition{"en", "0.1.0", "abc"};
  edition.drivers = &all;
  const auto waves = sample::three_waves();
  const Document document = compose(sample::study(), waves, edition);
  const std::string figures = said_testing::said(document.sections.back());
  for (const DriverLine& line : all.tables.tables[1].lines) {
    EXPECT_THAT(figures, HasSubstr(line.mean->key));
    EXPECT_THAT(figures, HasSubstr(line.importance->key));
  }
  EXPECT_THAT(figures, HasSubstr("peil drivers STUDY --wave 2013"));
}

}  // namespace
}  // namespace peil::report
