// Waves of which nothing can be laid open.
#include <gtest/gtest.h>

#include <functional>

#include "peil/app/deposit.h"
#include "peil/app/testing/answered_world.h"
#include "peil/app/testing/whole_account.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;

// A wave of one group, drawn, with the design variables x and y.
struct Drawn {
  AnsweredWorld world;

  explicit Drawn(std::vector<MarginPlan> margins = {}, const std::string& also_in = "") {
    using namespace study::testing;
    Plan plan = drawn_plan("2013", "seed");
    plan.design = {"x", "y"};
    plan.strata = {"group"};
    plan.sizes = {{"a", 40}, {"b", 2}};
    plan.also_in = also_in;
    if (!also_in.empty()) plan.design.push_back(also_in);
    plan.margins = std::move(margins);
    world.files.folder = StudyBuilder("small")
                             .reporting_group("many")
                             .customer_group("a")
                             .customer_group("b")
                             .waves({"2011", "2013"})
                             .overall("overall")
                             .questions({mark("overall").required()})
                             .plan(plan)
                             .files();
    testing::tell_account(world.files.folder);
    world.files.at["study/deposit.toml"] = R"(publisher_uri = "https://example.org/id/dienst"
publisher_name = "De Dienst"
contact_mail = "opendata@example.org"
licence = "https://example.org/licence"
landing_page = "https://example.org/onderzoek/"
identifier = "https://example.org/id/onderzoek"
theme = "GOVE"
quasi_identifiers = []
)";
  }

  /// Why nothing was written when so many answered.
  std::string refused(int people, const std::function<double(int)>& weight,
                      const std::string& wave = "2013") {
    const Study study = world.study();
    world.outside.read_answers = [&](const std::string&) {
      auto store = std::make_unique<peil::testing::MemoryResponseStore>();
      fill(*store, study, people, weight);
      return std::unique_ptr<const ResponseStore>(std::move(store));
    };
    const auto made = deposit({"study", "data", wave, "out"}, world.outside);
    EXPECT_FALSE(world.files.at.contains("out/dataset.ttl") && !made.ok());
    return made.ok() ? "" : made.problems().front().code;
  }

 private:
  // Whoever has x 1 has y 1.
  static void fill(ResponseStore& store, const Study& study, int people,
                   const std::function<double(int)>& weight) {
    std::vector<Respondent> who;
    std::vector<PageEvent> events;
    for (int n = 0; n < people; ++n) {
      const std::string level = n % 2 == 0 ? "1" : "2";
      Respondent& one = who.emplace_back();
      one.id = sha256(std::to_string(n)).substr(0, 32);
      one.wave = "2013", one.group = "a", one.stratum = "a", one.base_weight = weight(n);
      one.design = {{"x", level}, {"y", level}};
      if (n < 10) one.design["other"] = "b";
      events.push_back({one.id,
                        "all",
                        "import",
                        {{"overall", 5 + n % 4}},
                        "nl",
                        study.form("2013").version,
                        *read_day("2013-10-01"),
                        true});
    }
    store.import_wave(who, events);
  }
};

double alike(int) { return 1.0; }

TEST(DepositRefused, NothingWhenEverythingIsThere) { EXPECT_EQ(Drawn().refused(40, alike), ""); }

TEST(DepositRefused, WavesThatAreNotThereOrHaveNoPlan) {
  EXPECT_EQ(Drawn().refused(40, alike, "2012"), "wave.unknown");
  EXPECT_EQ(Drawn().refused(40, alike, "2011"), "wave.no-plan");
}

TEST(DepositRefused, AWaveThatNobodyAnswered) {
  EXPECT_EQ(Drawn().refused(0, alike), "wave.no-answers");
}

// Nobody has x 1 and y 2: no weights can meet both margins.
TEST(DepositRefused, WeightsThatDoNotMeetTheirMargins) {
  Drawn drawn(
      {{"x", "x", false, {{"1", 60}, {"2", 40}}}, {"y", "y", false, {{"1", 40}, {"2", 60}}}});
  EXPECT_EQ(drawn.refused(40, alike), "weights.not-converged");
}

TEST(DepositRefused, AWaveOfWhichNoFigureMayLeave) {
  EXPECT_EQ(Drawn().refused(8, alike), "deposit.no-figures");
}

TEST(DepositRefused, WeightsThatNobodySharesWithAnother) {
  EXPECT_EQ(Drawn().refused(40, [](int n) { return 1.0 + n; }), "deposit.no-rows");
}

// "other" is a design variable like another until the plan says what it tells.
TEST(DepositRefused, AWaveWithPeopleInSeveralGroups) {
  EXPECT_EQ(Drawn({}, "other").refused(40, alike), "deposit.several-groups");
}

}  // namespace
}  // namespace peil::app
