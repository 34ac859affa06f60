// What is printed of two drafts of figures.
#include "peil/cli/figure_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace peil::cli {
namespace {

using ::testing::HasSubstr;

app::FigureChanges some_changes() {
  app::FigureChanges changes;
  changes.same = 1200;
  app::FigureChange& one = changes.all.emplace_back();
  one.figure = "2013/vr/overall/mean";
  one.before = app::FigureRow{"ab", 7.70121, 7.6, 7.8, 900};
  one.after = app::FigureRow{"cd", 7.70124, 7.6, 7.8, 900};
  one.causes.parts = {"answers", "weights"};
  app::FigureChange& gone = changes.all.emplace_back();
  gone.figure = "2013/boak/overall/mean";
  gone.before = app::FigureRow{"ab", 7.2, {}, {}, {}};
  gone.causes.hidden = "too few answers (fewer than 10)";
  return changes;
}

TEST(FigureChangesText, SaysWhatEachFigureWasAndIsAndWhy) {
  EXPECT_EQ(
      changes_text(some_changes(), "first.json", "en"),
      "What differs from first.json: figures that changed: 1, that came: 0, that went: 1, "
      "that are as they were: 1,200.\n"
      "  2013/vr/overall/mean: 7.70121 (7.60000 to 7.80000), 900 answers became "
      "7.70124 (7.60000 to 7.80000), 900 answers. Others than then: the answers and "
      "the weights or the rest of the plan; how much each of them did is not known.\n"
      "  2013/boak/overall/mean: 7.20 is not there any more. It may not be shown now: too few "
      "answers (fewer than 10).\n");
  EXPECT_THAT(changes_text(some_changes(), "first.json", "nl"),
              HasSubstr("7,20 is er niet meer. Het mag nu niet getoond worden: "));
}

TEST(FigureChangesText, SaysThatNothingChanged) {
  app::FigureChanges none;
  none.same = 12;
  EXPECT_EQ(changes_text(none, "first.json", "en"),
            "Every figure is as it was in first.json: 12.\n");
}

TEST(FigureChangesText, CausesAreWordsForPrograms) {
  const auto json = json_of(some_changes());
  EXPECT_EQ(json["same"], 1200);
  EXPECT_EQ(json["figures"][0]["causes"], nlohmann::ordered_json({"answers", "weights"}));
  EXPECT_EQ(json["figures"][0]["before"]["n"], 900);
  EXPECT_EQ(json["figures"][1]["causes"], nlohmann::ordered_json::array({"hidden"}));
  EXPECT_TRUE(json["figures"][1]["after"].is_null());
  app::FigureChanges other = some_changes();
  other.all[0].causes = {};
  EXPECT_EQ(json_of(other)["figures"][0]["causes"], nlohmann::ordered_json::array({"elsewhere"}));
}

}  // namespace
}  // namespace peil::cli
