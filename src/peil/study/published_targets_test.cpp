#include <gtest/gtest.h>

#include "peil/study/broken.h"
#include "peil/study/testing/published.h"

namespace peil::study {
namespace {

using Said = std::vector<std::string>;

const auto with = testing::with_published;
const auto said = testing::mistakes_of_published;

std::string handling(const std::string& more, const std::string& measure = "klachten") {
  return "[[handling]]\nwave = \"2011\"\ngroup = \"all\"\nmeasure = \"" + measure + "\"\n" + more +
         "source = \"x\"\n";
}

std::string target(const std::string& more) {
  return "[[target]]\nname = \"norm\"\nlabel = \"de norm\"\n" + more + "source = \"x\"\n";
}

const std::string in_time = "label = \"Klachten\"\npercent = 83\nterm = \"zes weken\"\n";

TEST(HandlingTimes, AreSharesInTimeOrMeanDays) {
  const auto study = with(handling(in_time) + handling("days = 42.5\n", "overall"));
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  const auto& times = study.value().published.handling;
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[0].statistic, "in-time");
  EXPECT_EQ(times[0].value.from(), 82.5);
  EXPECT_EQ(times[0].term, "zes weken");
  EXPECT_EQ(times[1].statistic, "days");
  EXPECT_EQ(times[1].value.decimals, 1);
}

TEST(HandlingTimes, SayEveryMistakeAtOnceWithItsPlace) {
  EXPECT_EQ(said(handling("percent = 83\nterm = \"t\"\n")), Said{"published.label-missing 4:11"});
  EXPECT_EQ(said(handling("label = \"K\"\npercent = 83\n")), Said{"published.term-missing 6:11"});
  EXPECT_EQ(said(handling("label = \"K\"\n")), Said{"published.neither-share-nor-days 1:1"});
  EXPECT_EQ(said(handling(in_time + "days = 4\n")), Said{"published.neither-share-nor-days 1:1"});
  EXPECT_EQ(said(handling("label = \"K\"\ndays = -4\n")), Said{"value.out-of-range 6:8"});
  EXPECT_EQ(said(handling("label = \"K\"\npercent = 830\nterm = \"t\"\n")),
            Said{"value.out-of-range 6:11"});
  EXPECT_EQ(said(handling("label = \"K\"\nday = 4\n")), Said{"key.unknown 6:1"});
  EXPECT_EQ(said(handling(in_time) + handling(in_time)), Said{"published.duplicate 9:1"});
  EXPECT_EQ(said("[[handling]]\nwave = \"2012\"\ngroup = \"vt\"\nmeasure = \"k\"\npercent = 101\n"
                 "source = \"x\"\n"),
            (Said{"published.unknown-wave 2:8", "published.unknown-group 3:9",
                  "published.label-missing 4:11", "value.out-of-range 5:11",
                  "published.term-missing 5:11"}));
}

TEST(Targets, AreOfMarksSharesAndHandlingTimes) {
  const auto study =
      with(handling(in_time) + target("measure = \"overall\"\nvalue = 7.5\nwaves = [\"2013\"]\n") +
           "[[target]]\nname = \"op-tijd\"\nlabel = \"de norm\"\nmeasure = \"klachten\"\n"
           "statistic = \"in-time\"\nvalue = 90\ngroups = [\"all\"]\nsource = \"x\"\n");
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  const auto& targets = study.value().published.targets;
  ASSERT_EQ(targets.size(), 2u);
  EXPECT_EQ(targets[0].statistic, "mean");
  EXPECT_EQ(targets[0].value, 7.5);
  EXPECT_EQ(targets[0].waves, Said{"2013"});
  EXPECT_EQ(targets[1].statistic, "in-time");
  EXPECT_EQ(targets[1].groups, Said{"all"});
}

TEST(Targets, SayEveryMistakeAtOnceWithItsPlace) {
  EXPECT_EQ(said(target("measure = \"overall\"\nvalue = 75\n")),
            Said{"published.target-out-of-range 5:9"});
  EXPECT_EQ(said(target("measure = \"overall\"\nstatistic = \"high\"\nvalue = 101\n")),
            Said{"published.target-out-of-range 6:9"});
  EXPECT_EQ(said(target("measure = \"overal\"\nvalue = 7\n")),
            Said{"published.unknown-measure 4:11"});
  EXPECT_EQ(said(target("measure = \"klachten\"\nstatistic = \"in-time\"\nvalue = 90\n")),
            Said{"published.unknown-measure 4:11"});
  EXPECT_EQ(said(target("measure = \"overall\"\nstatistic = \"median\"\nvalue = 7\n")),
            Said{"value.not-one-of 5:13"});
  EXPECT_EQ(said(target("measure = \"overall\"\nvalue = 7\n") +
                 target("measure = \"overall\"\nvalue = 8\n")),
            Said{"published.duplicate 8:8"});
  EXPECT_EQ(said(target("measure = \"overall\"\nvalue = 75\nwaves = [\"2013\", \"2012\"]\n"
                        "groups = [\"vt\"]\n")),
            (Said{"published.target-out-of-range 5:9", "published.unknown-wave 6:18",
                  "published.unknown-group 7:11"}));
}

}  // namespace
}  // namespace peil::study
