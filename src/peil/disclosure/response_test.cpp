#include "peil/disclosure/response.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "peil/study/testing/study_builder.h"

namespace peil::disclosure {
namespace {

using fieldwork::ItemResponse;
using fieldwork::ResponseAccount;

Study study_of_two() {
  using namespace study::testing;
  return StudyBuilder("small")
      .reporting_group("vr")
      .customer_group("vreemdelingen")
      .customer_group("referenten")
      .reporting_group("boak")
      .customer_group("advocaten")
      .customer_group("ketenpartners")
      .waves({"2013"})
      .overall("overall")
      .questions({mark("overall"), scale("wait")})
      .value();
}

// A mean mark of so many people, with a standard deviation of 1.5.
void answered(WaveResults& wave, const std::string& group, std::size_t people) {
  const auto n = static_cast<double>(people);
  wave.estimates[{wave.wave, group, "overall", "mean"}] = {7.0, 1.5 / std::sqrt(n), people,
                                                           n - 1.0};
}

ReleasedResponse released(const ResponseAccount& account) {
  const Study study = study_of_two();
  WaveResults wave;
  wave.wave = "2013";
  wave.digest = "0123456789ab";
  for (const char* group : {"all", "vr", "boak", "vreemdelingen", "referenten", "advocaten"})
    answered(wave, group, 200);
  answered(wave, "ketenpartners", 9);
  for (const char* group : {"all", "vr", "boak", "vreemdelingen", "referenten", "advocaten"})
    wave.estimates[{"2013", group, "wait", "mean"}] = {3.1, 0.1, 60, 59.0};
  const std::vector waves{wave};
  return release_response(study, account, release(study, waves));
}

ResponseAccount by_outcome(std::size_t refused_of_referenten) {
  ResponseAccount account;
  account.wave = "2013";
  account.cells = {
      {"vreemdelingen", "v", {{"outcome", "granted"}}, 500.0, 500, 100, 90},
      {"referenten", "r", {{"outcome", "granted"}}, 300.0, 300, 60, 50},
      {"referenten", "r", {{"outcome", "refused"}}, 90.0, 90, refused_of_referenten, 1}};
  account.lines = fieldwork::response_lines(account.cells, study_of_two(), nullptr, "group");
  return account;
}

const Gated<fieldwork::ResponseLine>& line(const ReleasedResponse& r, const std::string& variable,
                                           const std::string& level) {
  for (const auto& one : r.lines) {
    if (one.told.variable == variable && one.told.level == level) return one;
  }
  throw std::logic_error("a line");
}

TEST(ReleasedResponse, HoldsALevelThatFewAnsweredAndWhatItFollowsFrom) {
  const ReleasedResponse r = released(by_outcome(9));
  EXPECT_EQ(line(r, "outcome", "refused").held, Held::TooFew);
  EXPECT_EQ(line(r, "outcome", "refused").told.drawn, 0u) << "only its name is left";
  EXPECT_EQ(line(r, "outcome", "granted").held, Held::Protecting) << "all less granted is refused";
  EXPECT_FALSE(line(r, "customer_group", "referenten").held);
  EXPECT_FALSE(line(r, "all", "").held);
}

TEST(ReleasedResponse, ShowsLevelsThatEnoughAnswered) {
  const ReleasedResponse r = released(by_outcome(10));
  EXPECT_FALSE(line(r, "outcome", "refused").held);
  EXPECT_EQ(line(r, "outcome", "refused").told.answered, 10u);
  EXPECT_FALSE(line(r, "outcome", "granted").held);
}

// The groups of a domain, by their place in the study: nobody here answered in several languages.
std::vector<std::size_t> cells_of(const std::string& domain) {
  const Study study = study_of_two();
  std::vector<std::size_t> cells;
  for (std::size_t g = 0; g < study.customer_groups.size(); ++g) {
    const CustomerGroup& group = study.customer_groups[g];
    if (domain == "all" || group.reporting_group == domain || group.name == domain)
      cells.push_back(g);
  }
  return cells;
}

ResponseAccount items(std::vector<ItemResponse> of) {
  ResponseAccount account;
  account.wave = "2013";
  std::map<std::size_t, std::size_t> people;
  for (const ItemResponse& one : of) {
    if (cells_of(one.domain).size() == 1) people[cells_of(one.domain).front()] = one.answers;
  }
  for (ItemResponse& one : of) {
    for (const std::size_t cell : cells_of(one.domain)) {
      if (people.contains(cell)) one.answered_in.emplace_back(cell, people.at(cell));
    }
    if (people.empty()) one.answered_in = {{0, one.answers}};
  }
  account.items = std::move(of);
  return account;
}

const Gated<ItemResponse>& item(const ReleasedResponse& r, const std::string& domain) {
  for (const auto& one : r.items) {
    if (one.told.domain == domain) return one;
  }
  throw std::logic_error("an item");
}

// Nine ketenpartners follow from boak less advocaten, or from all less the rest.
TEST(ReleasedResponse, HoldsWhatFewWereAskedAndWhatItFollowsFrom) {
  const ReleasedResponse r = released(items({{"wait", "all", 180, 9, 0, 0, 0},
                                             {"wait", "vr", 100, 5, 0, 0, 0},
                                             {"wait", "boak", 80, 4, 0, 0, 0},
                                             {"wait", "vreemdelingen", 60, 3, 0, 0, 0},
                                             {"wait", "referenten", 40, 2, 0, 0, 0},
                                             {"wait", "advocaten", 73, 2, 0, 0, 0},
                                             {"wait", "ketenpartners", 7, 2, 0, 0, 0}}));
  EXPECT_EQ(item(r, "ketenpartners").held, Held::TooFew);
  EXPECT_EQ(item(r, "ketenpartners").told.dont_know, 0u);
  EXPECT_TRUE(item(r, "advocaten").held || item(r, "boak").held);
  EXPECT_FALSE(item(r, "vreemdelingen").held);
}

// Of ketenpartners the gate has no mean of it: how many gave it an answer is a secret as well.
TEST(ReleasedResponse, HoldsAnItemOfWhichTheFiguresAreHeld) {
  const ReleasedResponse r = released(items(
      {{"wait", "vreemdelingen", 40, 10, 0, 0, 0}, {"wait", "ketenpartners", 40, 10, 0, 0, 0}}));
  EXPECT_TRUE(item(r, "ketenpartners").held);
  EXPECT_EQ(item(r, "ketenpartners").told.answers, 0u);
  EXPECT_FALSE(item(r, "vreemdelingen").held);
}

TEST(ReleasedResponse, HoldsAnItemThatFewAnsweredThoughManyWereAsked) {
  EXPECT_EQ(item(released(items({{"wait", "all", 9, 60, 0, 0, 0}})), "all").held, Held::TooFew);
  EXPECT_FALSE(item(released(items({{"wait", "all", 10, 60, 0, 0, 0}})), "all").held);
}

// Two groups in two languages: ten people of b in Tigrinya follow from b less b in Dutch, were that
// told; here they follow from everybody less Dutch.
TEST(ReleasedResponse, HoldsAnItemOfALanguageThatFewUsedAndWhatItFollowsFrom) {
  ResponseAccount account;
  account.wave = "2013";
  const auto of = [](std::string domain, std::string language, fieldwork::PeopleInCells cells) {
    ItemResponse one{"wait", std::move(domain)};
    for (const auto& [cell, n] : cells) one.answers += n;
    one.skipped = one.answers / 2;
    one.language = std::move(language);
    one.answered_in = std::move(cells);
    return one;
  };
  account.items = {of("all", "", {{0, 60}, {1, 4}, {2, 50}, {3, 5}}),
                   of("vreemdelingen", "", {{0, 60}, {1, 4}}),
                   of("referenten", "", {{2, 50}, {3, 5}}), of("all", "nl", {{0, 60}, {2, 50}}),
                   of("all", "ti", {{1, 4}, {3, 5}})};
  const ReleasedResponse r = released(account);
  EXPECT_EQ(r.items[4].held, Held::TooFew);
  EXPECT_EQ(r.items[4].told.language, "ti");
  EXPECT_EQ(r.items[4].told.skipped, 0u);
  EXPECT_TRUE(r.items[3].held || r.items[0].held) << "everybody less Dutch";
  for (const auto& one : r.items) EXPECT_TRUE(one.told.answered_in.empty());
  account.items[0] = of("all", "", {{0, 60}, {1, 14}, {2, 50}, {3, 15}});
  account.items[4] = of("all", "ti", {{1, 14}, {3, 15}});
  account.items[1] = of("vreemdelingen", "", {{0, 60}, {1, 14}});
  account.items[2] = of("referenten", "", {{2, 50}, {3, 15}});
  for (const auto& one : released(account).items) EXPECT_FALSE(one.held);
}

std::optional<Held> straight(std::size_t people, std::size_t same) {
  ResponseAccount account = items({});
  account.straight = {{"staff", "all", 4, people, same, "", {{0, people}}}};
  return released(account).straight.front().held;
}

// Who knows the one of twelve that did not knows what the other eleven did.
TEST(ReleasedResponse, HoldsStraightLinesOfAllOrAllButOneOfAFew) {
  EXPECT_EQ(straight(12, 11), Held::OneAnswer);
  EXPECT_EQ(straight(12, 10), std::nullopt);
  EXPECT_EQ(straight(30, 30), std::nullopt);
  EXPECT_EQ(straight(9, 3), Held::TooFew);
}

TEST(ReleasedResponse, HoldsTheUnweightedMeanOfWhoseWeightedMeanIsHeld) {
  ResponseAccount account = items({});
  for (const char* domain : {"vr", "ketenpartners"}) {
    estimate::MarkWeighting mark;
    mark.domain = domain, mark.unweighted = 7.3;
    account.marks.push_back(mark);
  }
  const ReleasedResponse r = released(account);
  EXPECT_FALSE(r.marks[0].held);
  EXPECT_TRUE(r.marks[1].held);
  EXPECT_EQ(r.marks[1].told.unweighted, 0.0);
}

TEST(ReleasedResponse, HoldsALanguageThatFewUsedAndWhatItFollowsFrom) {
  ResponseAccount account = items({});
  account.languages = {{"vreemdelingen", "nl", 100, 90},
                       {"vreemdelingen", "ti", 4, 4},
                       {"referenten", "en", 30, 30},
                       {"referenten", "ti", 3, 2}};
  const ReleasedResponse r = released(account);
  std::size_t held = 0;
  for (const auto& one : r.languages) {
    if (one.held) ++held;
    EXPECT_TRUE(one.told.language != "ti" || one.held == Held::TooFew);
  }
  EXPECT_EQ(held, 2u) << "everybody less the others would give it";
}

}  // namespace
}  // namespace peil::disclosure
