// What every store of responses promises of the people that were drawn or brought in.
#include <gtest/gtest.h>

#include "peil/store/testing/engines.h"

namespace peil::store::testing {
namespace {

class EnrolmentPort : public StorePort {};

void expect_same(const Respondent& a, const Respondent& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.wave, b.wave);
  EXPECT_EQ(a.group, b.group);
  EXPECT_EQ(a.stratum, b.stratum);
  EXPECT_EQ(a.psu, b.psu);
  EXPECT_EQ(a.base_weight, b.base_weight);
  EXPECT_EQ(a.design, b.design);
  EXPECT_EQ(a.test, b.test);
}

DrawRecord draw(const std::string& sample) {
  return {.study = "ind",
          .wave = "2013",
          .seed = "s",
          .frame_sha256 = "f",
          .sample_sha256 = sample,
          .frame_rows = 5'000'000'000,
          .excluded = {{"opt-out", 3}},
          .strata = {{"granted", 100, 10}, {"refused", 50, 10}},
          .margins = {{"sex", {{"f", 80}, {"m", 70}}}},
          .program = "0.1.0"};
}

TEST_P(EnrolmentPort, GivesBackARespondentAsEnrolled) {
  Respondent who = someone(1);
  who.psu = "office-3";
  who.base_weight = 1.0 / 3.0;
  who.test = true;
  answers_.enrol(std::vector{who, someone(2)}, {});
  ASSERT_TRUE(answers_.respondent(who.id));
  expect_same(*answers_.respondent(who.id), who);
  EXPECT_FALSE(answers_.respondent("nobody"));
}

TEST_P(EnrolmentPort, EnrollingAgainChangesNobody) {
  enrol(2);
  Respondent changed = someone(1);
  changed.group = "advocaten";
  answers_.enrol(std::vector{changed, someone(7)}, {});
  EXPECT_EQ(answers_.respondent(id_of(1))->group, "bedrijven");
  EXPECT_TRUE(answers_.respondent(id_of(7)));
}

TEST_P(EnrolmentPort, GivesBackADrawRecordAsItWas) {
  EXPECT_FALSE(answers_.draw_record("2013"));
  answers_.enrol({}, draw("a"));
  const DrawRecord back = answers_.draw_record("2013").value();
  EXPECT_EQ(back.study, "ind");
  EXPECT_EQ(back.seed, "s");
  EXPECT_EQ(back.frame_sha256, "f");
  EXPECT_EQ(back.sample_sha256, "a");
  EXPECT_EQ(back.frame_rows, 5'000'000'000u);
  EXPECT_EQ(back.excluded.at("opt-out"), 3u);
  ASSERT_EQ(back.strata.size(), 2u);
  EXPECT_EQ(back.strata[1].name, "refused");
  EXPECT_EQ(back.strata[1].frame, 50u);
  EXPECT_EQ(back.strata[1].sample, 10u);
  EXPECT_EQ(back.margins.at("sex").at("m"), 70u);
  EXPECT_EQ(back.program, "0.1.0");
}

TEST_P(EnrolmentPort, ASecondDrawOfAWaveIsRefusedWhole) {
  answers_.enrol(std::vector{someone(1)}, draw("a"));
  EXPECT_NO_THROW(answers_.enrol(std::vector{someone(1)}, draw("a")));
  EXPECT_THROW(answers_.enrol(std::vector{someone(2)}, draw("b")), OutsideError);
  EXPECT_FALSE(answers_.respondent(id_of(2)));
  EXPECT_EQ(answers_.draw_record("2013")->sample_sha256, "a");
}

TEST_P(EnrolmentPort, AnImportIsWholeOrNothing) {
  const std::vector people{someone(1), someone(2)};
  EXPECT_THROW(answers_.import_wave(people, std::vector{page(1, "i"), page(3, "i")}), OutsideError);
  EXPECT_FALSE(answers_.respondent(id_of(1)));
  answers_.import_wave(people, std::vector{page(1, "i"), page(2, "i")});
  answers_.import_wave(people, std::vector{page(1, "i"), page(2, "i")});  // once more: no change
  EXPECT_EQ(posts(1), std::vector<std::string>{"i"});
  EXPECT_EQ(posts(2), std::vector<std::string>{"i"});
}

TEST_P(EnrolmentPort, AnImportOnePersonAtATimeIsWholeOrNothing) {
  int given = 0;
  const auto up_to = [&](int most, bool breaks) {
    return [&given, most, breaks](Respondent& who, PageEvent& event) {
      if (given == most && breaks) throw OutsideError("the file became shorter");
      if (given == most) return false;
      who = someone(++given);
      event = page(given, "i");
      return true;
    };
  };
  EXPECT_THROW(answers_.import_each(up_to(2, true)), OutsideError);
  EXPECT_FALSE(answers_.respondent(id_of(1)));
  EXPECT_FALSE(answers_.broken());
  given = 0;
  answers_.import_each(up_to(3, false));
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(posts(i), std::vector<std::string>{"i"});
  given = 0;
  answers_.import_each(up_to(3, false));  // once more: no change
  EXPECT_EQ(posts(3), std::vector<std::string>{"i"});
}

TEST_P(EnrolmentPort, CountsTheEnrolledPerGroupAndTheWavesWithAnswers) {
  enrol(5);
  Respondent trial = someone(100, "2015");
  trial.test = true;
  answers_.enrol(std::vector{trial, someone(101, "2011"), someone(102, "2009")}, {});
  keep(answers_, page(100, "a"));
  keep(answers_, page(101, "a"));
  keep(answers_, page(0, "a"));
  using Groups = std::vector<std::pair<std::string, std::size_t>>;
  EXPECT_EQ(answers_.enrolled("2013"), (Groups{{"bedrijven", 2}, {"vreemdelingen", 3}}));
  EXPECT_EQ(answers_.enrolled("2015"), Groups{});
  EXPECT_EQ(answers_.waves(), (std::vector<std::string>{"2011", "2013"}));
}

// 0, 2 and 4 are of one group, 1 and 3 of the other; each stands for 1.5 and its number.
TEST_P(EnrolmentPort, CountsWhoWasDrawnByAllThatIsKnownOfThoseWhoDidNotAnswer) {
  Respondent trial = someone(100), follows = someone(101), refused = someone(102);
  trial.test = true;
  follows.design[panel_member] = "followed";
  refused.design["outcome"] = "refused";
  refused.stratum = "refused";
  enrol(5);
  answers_.enrol(std::vector{trial, follows, refused, someone(103, "2015")}, {});
  PageEvent end = page(0, "b");
  end.last = true;
  PageEvent again = page(2, "c");
  keep(answers_, page(0, "a")), keep(answers_, end);
  end.respondent = page(2, "x").respondent;
  keep(answers_, end), keep(answers_, again);  // went back: not complete any more
  keep(answers_, page(1, "a")), keep(answers_, page(100, "a"));
  auto granted = someone(0).design, no = granted;
  no["outcome"] = "refused";
  EXPECT_EQ(answers_.drawn("2013"),
            (std::vector<DrawnCell>{{"bedrijven", "granted", granted, 2.5 + 4.5 + 102.5, 3, 1, 0},
                                    {"vreemdelingen", "granted", granted, 1.5 + 3.5 + 5.5, 3, 2, 1},
                                    {"vreemdelingen", "refused", no, 103.5, 1, 0, 0}}));
  EXPECT_EQ(answers_.drawn("2011"), std::vector<DrawnCell>{});
}

TEST_P(EnrolmentPort, FictionIsSaidBeforeTheFirstPersonComesIn) {
  EXPECT_FALSE(answers_.fictional());
  answers_.set_fictional();
  enrol(1);
  answers_.set_fictional();
  EXPECT_TRUE(answers_.fictional());
}

TEST_P(EnrolmentPort, RealPeopleNeverBecomeFictional) {
  enrol(1);
  EXPECT_THROW(answers_.set_fictional(), OutsideError);
  EXPECT_FALSE(answers_.fictional());
}

INSTANTIATE_TEST_SUITE_P(In, EnrolmentPort, engines, engine_name);

}  // namespace
}  // namespace peil::store::testing
