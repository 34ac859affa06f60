#include "peil/disclosure/open_data_figures.h"

#include <gtest/gtest.h>

#include "peil/base/contract.h"
#include "peil/disclosure/open_data_testing.h"

namespace peil::disclosure {
namespace {

using Places = std::vector<std::size_t>;

// Everybody, "many" (a, b), "rest" (c, d), a, b, c, d: places 0 to 6.
const std::vector<OpenDomain>& domains() {
  static const std::vector<OpenDomain> all = open_domains(testing::open_study());
  return all;
}

OpenStatistic statistic(const Places& released, const Places& secret = {}) {
  OpenStatistic made{"overall", "mean", std::vector<bool>(7, false), std::vector<bool>(7, false)};
  for (const std::size_t d : released) made.released[d] = true;
  for (const std::size_t d : secret) made.secret[d] = true;
  return made;
}

TEST(OpenDataFigures, DomainsAreThoseOfTheStudyTheLargestFirst) {
  std::vector<std::string> names;
  for (const OpenDomain& domain : domains()) names.push_back(domain.name());
  EXPECT_EQ(names, (std::vector<std::string>{"all", "many", "rest", "a", "b", "c", "d"}));
  EXPECT_EQ(domains()[1].has, (std::vector<bool>{true, true, false, false}));
  EXPECT_EQ(domains()[5].only_group(), 2u);
  EXPECT_THROW((void)domains()[1].only_group(), ContractError);
}

TEST(OpenDataFigures, GroupsThatTheSameFiguresCountAreOnePart) {
  const std::vector<OpenPart> parts = open_parts(domains(), statistic({0, 2, 3}));
  std::map<Places, std::size_t> by_groups;
  for (const OpenPart& part : parts) by_groups[part.groups] = part.smallest;
  EXPECT_EQ(by_groups, (std::map<Places, std::size_t>{{{0}, 3}, {{1}, 0}, {{2, 3}, 2}}));
}

TEST(OpenDataFigures, GroupsThatNoFigureCountsAreInNoPart) {
  EXPECT_EQ(open_parts(domains(), statistic({3})).size(), 1u);
  EXPECT_TRUE(open_parts(domains(), statistic({})).empty());
}

// Of d nothing is known but that it is what rest has beside c.
TEST(OpenDataFigures, WhatIsLeftOfAWholeFollows) {
  const OpenStatistic all = statistic({2, 5}, {6});
  EXPECT_EQ(what_follows(domains(), all, {{0, 0, 16, 6}, {0, 0, 0, 0}}), (Places{6}));
  EXPECT_EQ(what_follows(domains(), all, {{0, 0, 0, 6}, {0, 0, 0, 0}}), (Places{6}));
  const OpenStatistic held = statistic({2}, {5, 6});
  EXPECT_EQ(what_follows(domains(), held, {{0, 0, 16, 6}, {0, 0, 0, 0}}), Places{});
  EXPECT_EQ(what_follows(domains(), held, {{0, 0, 0, 6}, {0, 0, 0, 0}}), (Places{5, 6}))
      << "all of c is in the file";
}

TEST(OpenDataFigures, UnnamedPeopleOfAReportingGroupAreKnownTogether) {
  const OpenStatistic held = statistic({2}, {5, 6});
  EXPECT_EQ(what_follows(domains(), held, {{0, 0, 0, 0}, {0, 0, 16, 6}}), Places{});
  EXPECT_EQ(what_follows(domains(), held, {{0, 0, 0, 0}, {0, 0, 16, 0}}), (Places{5, 6}))
      << "only c is in the file without its name";
}

TEST(OpenDataFigures, AnAnswerCountsAsItsStatisticSays) {
  Item mark{"overall", ItemKind::Mark, {}, CodeColumn{}};
  EXPECT_EQ(counted_as(mark, "mean", 7), 7.0);
  EXPECT_EQ(counted_as(mark, "low", 5), 1.0);
  EXPECT_EQ(counted_as(mark, "low", 6), 0.0);
  EXPECT_EQ(counted_as(mark, "high", 8), 1.0);
  mark.scale = {0, 10, true};
  EXPECT_EQ(counted_as(mark, "nps", 10), 100.0) << "a 9, as codes begin at 1";
  EXPECT_EQ(counted_as(mark, "nps", 7), -100.0);
  const Item choice{"channel", ItemKind::Choice, {"desk", "phone"}, CodeColumn{}};
  EXPECT_EQ(counted_as(choice, "share:phone", 2), 1.0);
  EXPECT_EQ(counted_as(choice, "share:phone", 1), 0.0);
  const Item chosen{"ways/web", ItemKind::Chosen, {}, CodeColumn{}};
  EXPECT_EQ(counted_as(chosen, "share:web", 2), 1.0);
  EXPECT_THROW(counted_as(choice, "share:phone", 0), ContractError);
}

}  // namespace
}  // namespace peil::disclosure
