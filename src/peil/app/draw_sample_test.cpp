#include "peil/app/draw_sample.h"

#include <gtest/gtest.h>

#include <functional>

#include "peil/app/testing/outside.h"
#include "peil/model/draw_record.h"
#include "peil/sampling/sample_file.h"
#include "peil/sampling/testing.h"

namespace peil::app {
namespace {

using sampling::testing::frame;
using sampling::testing::rows;
using sampling::testing::small_study;
using testing::World;

Result<SampleDrawn> draw(World& world, const std::string& signed_off_by = "",
                         const Study& study = small_study()) {
  return draw_sample(study, {"2013", "frame.csv", "sample.csv", signed_off_by}, world.outside);
}

std::vector<std::string> verify(World& world, const Study& study = small_study()) {
  const auto found =
      verify_sample(study, "2013", "frame.csv", "sample.csv.record.json", world.outside);
  return found.ok() ? found.value() : std::vector<std::string>{found.problems().front().code};
}

TEST(DrawSample, WritesASampleForItsOwnerOnlyAndARecordForAll) {
  World world({{"frame.csv", frame()}});
  const auto record = draw(world, "A. Jansen, research lead");
  ASSERT_TRUE(record.ok());
  EXPECT_TRUE(world.files.secret.contains("sample.csv"));
  EXPECT_FALSE(world.files.secret.contains("sample.csv.record.json"));
  EXPECT_EQ(world.files.at["sample.csv"],
            "key,stratum,group,language,permanent_random_number,base_weight,design.outcome,"
            "contact.name,contact.email\n"
            "f1,firms/none,firms,nl,0.15163312235331283,1,none,Firma 1,f1@example.invalid\n"
            "f2,firms/none,firms,nl,0.25982953914288365,1,none,Firma 2,f2@example.invalid\n"
            "c2,people/granted,people,ar,0.523571210296605,1.5,granted,Bo,bo@example.invalid\n"
            "c1,people/granted,people,nl,0.6263702232115882,1.5,granted,An,an@example.invalid\n"
            "c6,people/refused,people,ar,0.623706195812192,2,refused,Fa,fa@example.invalid\n");
  const auto read = read_draw_record(world.files.at["sample.csv.record.json"], "r", Seal::Required);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().signed_off_by, "A. Jansen, research lead");
  EXPECT_EQ(read.value().program, "9.9.9 (abc)");
  // The record holds nothing of a person.
  EXPECT_EQ(world.files.at["sample.csv.record.json"].find("example.invalid"), std::string::npos);
  EXPECT_EQ(world.files.at["sample.csv.record.json"].find("Firma"), std::string::npos);
}

TEST(DrawSample, WritesNothingFromABrokenFrame) {
  World world({{"frame.csv", frame() + "c9,people\n"}});
  EXPECT_FALSE(draw(world).ok());
  EXPECT_EQ(world.files.at.size(), 1u);
}

TEST(DrawSample, TellsWhatTheColumnsThatLeaveOutHoldBesides) {
  World world({{"frame.csv", frame() + "c8,people,granted,nl,N,e,yes,nee\nc9,people,granted,nl,N,e,"
                                       "yes,\n,,,,,,,\n,,,,,,,\n"}});  // as spreadsheets end
  const auto drawn = draw(world);
  ASSERT_TRUE(drawn.ok());
  const auto& others = drawn.value().others;
  ASSERT_EQ(others.size(), 2u);
  EXPECT_EQ(others[0].column, "address");
  EXPECT_EQ(others[0].units, (std::map<std::string, std::size_t, std::less<>>{{"yes", 9}}));
  EXPECT_EQ(others[1].column, "opted_out");
  EXPECT_EQ(others[1].units,
            (std::map<std::string, std::size_t, std::less<>>{{"no", 7}, {"nee", 1}, {"", 1}}));
  EXPECT_FALSE(others[1].more);
  EXPECT_EQ(drawn.value().record.frame_rows, 11u);
}

TEST(DrawSample, KeepsAnAddressOverSeveralLines) {
  const std::string address = "Dorpsstraat 1\n1234 AB Dorp";
  World world({{"frame.csv", frame({"f1,firms,none,nl,Firma 1,\"" + address + "\",yes,no\n"})}});
  Study study = small_study();
  study.plans[0].sizes = {{"firms/none", 1}};
  const auto drawn = draw(world, "", study);
  ASSERT_TRUE(drawn.ok()) << drawn.problems().front().message;
  const auto sample =
      sampling::read_sample(world.files.at["sample.csv"], drawn.value().record, "s");
  ASSERT_TRUE(sample.ok());
  EXPECT_EQ(sample.value().units[0].contact.at("email"), address);
}

TEST(DrawSample, ReplacesNoOtherDraw) {
  World world({{"frame.csv", frame()}});
  EXPECT_TRUE(draw(world).ok());
  EXPECT_TRUE(draw(world).ok()) << "the same draw again is no harm";
  const auto before = world.files.at;
  const auto again = draw(world, "B. Bos, director");
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.problems().front().code, "draw.there-already");
  EXPECT_EQ(world.files.at, before);
}

TEST(DrawSample, IsSignedOffByANameAndARole) {
  for (const char* bad : {"A. Jansen", ", lead", "A. Jansen, ", "A\n, lead", "\xFF, lead"}) {
    World world({{"frame.csv", frame()}});
    const auto record = draw(world, bad);
    ASSERT_FALSE(record.ok()) << bad;
    EXPECT_EQ(record.problems().front().code, "draw.bad-sign-off");
  }
}

TEST(DrawSample, NeedsAWaveWithAPlanOfItsOwn) {
  World world({{"frame.csv", frame()}});
  Study study = small_study();
  study.waves.push_back({"2015", {}, {}, "", ""});
  study.plans.push_back({});
  study.plans.back().wave = "2015";
  study.plans.back().import = ImportPlan{};
  const auto code = [&](const char* wave) {
    return draw_sample(study, {wave, "frame.csv", "s.csv", ""}, world.outside)
        .problems()
        .front()
        .code;
  };
  EXPECT_EQ(code("2012"), "wave.unknown");
  EXPECT_EQ(code("2011"), "plan.missing");
  EXPECT_EQ(code("2015"), "plan.imported");
}

TEST(VerifySample, SaysTheSameOfAnUntouchedDraw) {
  World world({{"frame.csv", frame()}});
  ASSERT_TRUE(draw(world, "A. Jansen, research lead").ok());
  EXPECT_EQ(verify(world), std::vector<std::string>{});
}

// Each kind of tampering, and the first words of what verify must say of it.
TEST(VerifySample, FindsEachKindOfTampering) {
  struct Case {
    const char* name;
    std::function<void(World&, Study&)> tamper;
    std::vector<std::string> said;  ///< beginnings, in order
  };
  const auto edit = [](World& world, const std::string& from, const std::string& to) {
    std::string& text = world.files.at["sample.csv.record.json"];
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), from.size(), to);
  };
  const std::vector<Case> cases{
      {"a unit added to the frame",
       [](World& w, Study&) { w.files.at["frame.csv"] += "c9,people,granted,nl,N,e,yes,no\n"; },
       {"frame: SHA-256", "rows of the frame: '9' in the record, '10' now.",
        "frame count of stratum 'people/granted': 3 in the record, 4 now.",
        "margin group, 'people': 5 in the record, 6 now.",
        "margin outcome, 'granted': 3 in the record, 4 now.", "keys of the sample: SHA-256",
        "file of the sample: SHA-256"}},
      {"an address of the frame changed",
       [](World& w, Study&) {
         std::string& text = w.files.at["frame.csv"];
         text.replace(text.find("fa@"), 2, "xx");
       },
       {"frame: SHA-256", "file of the sample: SHA-256"}},
      {"the plan's seed",
       [](World&, Study& s) { s.plans[0].seed = "ind-2014"; },
       {"seed: 'ind-2013' in the record, 'ind-2014' now.", "plan: SHA-256",
        "keys of the sample: SHA-256", "file of the sample: SHA-256"}},
      {"the plan's sizes",
       [](World&, Study& s) { s.plans[0].sizes["people/refused"] = 2; },
       {"plan: SHA-256", "sample size of stratum 'people/refused': 1 in the record, 2 now.",
        "keys of the sample: SHA-256", "file of the sample: SHA-256"}},
      {"the plan's rules",
       [](World&, Study& s) { s.plans[0].exclusions.pop_back(); },
       {"plan: SHA-256", "left out for 'opted out': 1 in the record, 0 now.",
        "frame count of stratum 'people/granted': 3 in the record, 4 now.",
        "margin group, 'people': 5 in the record, 6 now.",
        "margin outcome, 'granted': 3 in the record, 4 now.", "keys of the sample: SHA-256",
        "file of the sample: SHA-256"}},
      {"a count in the record",
       [&](World& w, Study&) { edit(w, "\"frame\": 3", "\"frame\": 7"); },
       {"seal: ", "frame count of stratum 'people/granted': 7 in the record, 3 now."}},
      {"the one who signed off",
       [&](World& w, Study&) { edit(w, "A. Jansen", "B. Bos"); },
       {"seal: "}},
      {"the keys' digest",
       [&](World& w, Study&) { edit(w, "\"sample_sha256\": \"", "\"sample_sha256\": \"0"); },
       {"seal: ", "keys of the sample: SHA-256"}},
      {"no record at all",
       [](World& w, Study&) { w.files.at["sample.csv.record.json"] = "{}"; },
       {"record.unreadable"}}};
  for (const Case& c : cases) {
    World world({{"frame.csv", frame()}});
    Study study = small_study();
    ASSERT_TRUE(draw(world, "A. Jansen, research lead").ok());
    c.tamper(world, study);
    const std::vector<std::string> found = verify(world, study);
    ASSERT_EQ(found.size(), c.said.size()) << c.name << ": " << ::testing::PrintToString(found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_TRUE(found[i].starts_with(c.said[i])) << c.name << ": " << found[i];
    }
  }
}

TEST(VerifySample, FindsARecordWithANewSealToo) {
  World world({{"frame.csv", frame()}});
  DrawRecord record = draw(world).value().record;
  record.strata[1].frame = 7;
  world.files.at["sample.csv.record.json"] = sealed_draw_record(record);
  EXPECT_EQ(verify(world),
            (std::vector<std::string>{
                "frame count of stratum 'people/granted': 7 in the record, 3 now."}));
}

}  // namespace
}  // namespace peil::app
