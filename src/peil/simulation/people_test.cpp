#include "peil/simulation/people.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "peil/sampling/draw.h"
#include "peil/simulation/respond.h"
#include "peil/simulation/testing/small_survey.h"

namespace peil::simulation {
namespace {

using testing::recipe_text;
using testing::small_survey;

Recipe recipe(std::size_t frame) {
  Recipe r = read_recipe(recipe_text, small_survey(), {}).value();
  r.frame = frame;
  return r;
}

std::vector<FictionalPerson> people(std::size_t frame, const std::string& wave = "2013") {
  return make_people(small_survey(), recipe(frame), wave).value();
}

TEST(FictionalPeople, HaveTheMeansTheRecipeTells) {
  const Study study = small_survey();
  const WaveTruth truth = truth_of(people(40'000), study, study.plans[1]);
  // Standard errors: 1.66/sqrt(32,000) = 0.009 and 1.04/sqrt(8,000) = 0.012; four of them.
  EXPECT_NEAR(truth.customer_groups.at("people").mean, 7.5, 0.037);
  EXPECT_NEAR(truth.customer_groups.at("firms").mean, 6.5, 0.047);
  EXPECT_NEAR(static_cast<double>(truth.customer_groups.at("people").people), 32'000, 320);
  EXPECT_EQ(truth.reporting_groups.at("all_clients").people, 40'000u);
  EXPECT_NEAR(static_cast<double>(truth.after_exclusions.at("all_clients").people), 36'000, 240);
}

TEST(FictionalPeople, WithARefusalAreLessContentByWhatTheRecipeSays) {
  double sum[2] = {0, 0}, n[2] = {0, 0};
  for (const FictionalPerson& p : people(40'000)) {
    if (p.group != "people") continue;
    const int refused = p.columns.at("outcome") == "refused";
    sum[refused] += p.mark;
    n[refused] += 1;
    EXPECT_EQ(p.response, refused ? 0.4 : 0.8);
  }
  // Less than 1.5 where the end of the scale holds the content ones back.
  EXPECT_NEAR(sum[1] / n[1] - sum[0] / n[0], -1.45, 0.1);
}

TEST(FictionalPeople, AreTheSameInALargerFrameAndOthersInAnotherWave) {
  const auto few = people(50), many = people(60), other = people(50, "2011");
  int alike = 0;
  for (std::size_t i = 0; i < few.size(); ++i) {
    EXPECT_EQ(few[i].key, many[i].key);
    EXPECT_EQ(few[i].mark, many[i].mark);
    EXPECT_EQ(few[i].columns, many[i].columns);
    alike += few[i].mark == other[i].mark && few[i].group == other[i].group;
  }
  EXPECT_LT(alike, 40);
}

TEST(FictionalPeople, MakeAFrameThatIsTakenAndSaysThatItIsFictional) {
  const Study study = small_survey();
  const std::string csv = frame_csv(people(500), study.plans[1]);
  EXPECT_TRUE(csv.starts_with("case,group,language,name,email,address,outcome,fictional\n"));
  EXPECT_NE(csv.find("Fictional 2013-000001,fictional-2013-000001@example.invalid,"),
            std::string::npos);
  sampling::Draw draw(study, study.plans[1], "frame.csv");
  draw.add(csv);
  const auto sample = draw.end();
  ASSERT_TRUE(sample.ok()) << sample.problems().front().message;
  EXPECT_TRUE(sample.value().record.fictional);
  EXPECT_EQ(sample.value().units.size(), 100u);
}

TEST(FictionalPeople, LeaveATruthThatSaysThatItIsFictional) {
  const Study study = small_survey();
  const std::string json = truth_json(
      study, recipe(10), {{"2013", {{{"all", {10, 7.25}}}, {{"people", {8, 7.5}}}, {}}}});
  const auto j = nlohmann::json::parse(json);
  EXPECT_TRUE(j.at("fictional").get<bool>());
  EXPECT_EQ(j.at("waves").at("2013").at("reporting_groups").at("all").at("mean"), 7.25);
}

// --- answers

std::vector<PageEvent> sent_by(const FictionalPerson& person) {
  static const Study study = small_survey();
  static const Recipe r = recipe(1);
  return respond(study, r, study.waves[2], person, "id");
}

TEST(Respond, FollowsTheRouteAndTellsTheTruth) {
  int answered = 0, low = 0, broke_off = 0;
  for (const FictionalPerson& p : people(1'500)) {
    const auto events = sent_by(p);
    if (events.empty()) continue;
    ++answered;
    std::vector<std::string> pages;
    Answers answers;
    for (const PageEvent& event : events) {
      pages.push_back(event.page);
      answers.insert(event.answers.begin(), event.answers.end());
      EXPECT_EQ(event.language, p.language);
      EXPECT_EQ(event.version, small_survey().questionnaire.version);
      EXPECT_GE(event.day, *read_day("2013-09-01"));
      EXPECT_LE(event.day, *read_day("2013-11-30"));
    }
    EXPECT_EQ(answers.at("overall"), Given(std::int64_t{p.mark}));
    std::vector<std::string> route{"mark"};
    if (p.mark < 6) route.push_back("why"), ++low;
    route.push_back("aspects");
    route.push_back("end");
    EXPECT_EQ(events.back().last, pages.size() == route.size());
    broke_off += !events.back().last;
    route.resize(std::min(route.size(), pages.size()));
    EXPECT_EQ(pages, route);
    if (!answers.contains("open")) continue;
    EXPECT_EQ(answers.contains("result"), p.group == "people");
    if (p.language == "ar") {
      EXPECT_EQ(answers.at("open"), Given(Absent::Skipped));
    }
    if (const auto* n = std::get_if<std::int64_t>(&answers.at("visits"))) {
      EXPECT_LE(*n, 10);
    }
    if (p.group != "people") continue;
    const Given& result = answers.at("result");
    const std::string own = p.columns.at("outcome") == "refused" ? "no" : "yes";
    EXPECT_TRUE(result == Given(own) || result == Given(Absent::Skipped));
  }
  EXPECT_GT(answered, 500);
  EXPECT_GT(low, 20);
  EXPECT_GT(broke_off, 5);
}

TEST(Respond, AnswersAsOftenAsTheRecipeSays) {
  std::map<std::string, double> asked, answered;
  for (const FictionalPerson& p : people(8'000)) {
    const std::string cell = p.group + "/" + p.columns.at("outcome");
    asked[cell] += 1;
    answered[cell] += !sent_by(p).empty();
  }
  // At least 1,600 a cell: standard error at most 0.0125; four of them.
  EXPECT_NEAR(answered["people/granted"] / asked["people/granted"], 0.8, 0.05);
  EXPECT_NEAR(answered["people/refused"] / asked["people/refused"], 0.4, 0.05);
  EXPECT_NEAR(answered["firms/none"] / asked["firms/none"], 0.5, 0.05);
}

// By hand: opinions load 0.6 on the overall judgement; rounding to five points costs a little.
TEST(Respond, LetsOpinionsGoWithTheOverallJudgement) {
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (const FictionalPerson& p : people(8'000)) {
    if (p.group != "people") continue;
    for (const PageEvent& event : sent_by(p)) {
      if (event.page != "aspects") continue;
      const auto* point = std::get_if<std::int64_t>(&event.answers.at("speed"));
      if (point == nullptr) continue;
      const double x = p.content, y = static_cast<double>(*point);
      n += 1, sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
    }
  }
  const double r = (sxy - sx * sy / n) / std::sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
  EXPECT_GT(n, 2'000);
  EXPECT_NEAR(r, 0.6, 0.08);
}

}  // namespace
}  // namespace peil::simulation
