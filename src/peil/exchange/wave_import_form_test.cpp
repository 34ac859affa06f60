// How files of waves are written: separator, decimal sign, encoding.
#include <gtest/gtest.h>

#include "peil/exchange/wave_import_testing.h"

namespace peil::exchange {
namespace {

using testing::Reading;

TEST(WaveImportForm, TheDecimalSignIsNamedByThePlanAndProposed) {
  Reading reading;
  const std::string text = "id;s;flight;w;client;q1\n1;n;3;1,5;a;8,0\n";
  const auto refused = reading.read(text);
  ASSERT_FALSE(refused.ok());
  const std::string how =
      "If the file writes decimals with a comma, say decimal = \",\" in the plan's [import].";
  EXPECT_EQ(refused.problems()[0].code, "import.weight");
  EXPECT_EQ(refused.problems()[0].mend, how);
  EXPECT_EQ(refused.problems()[1].code, "import.not-an-answer");
  EXPECT_EQ(refused.problems()[1].mend, how);
  reading.plan.import->form.decimal = ',';
  const auto wave = reading.read(text).value();
  EXPECT_EQ(wave.who.at(reading.id("1")).base_weight, 1.5);
  EXPECT_EQ(std::get<std::int64_t>(wave.event.at(reading.id("1")).answers.at("overall")), 8);
  EXPECT_FALSE(reading.read("id;s;flight;w;client;q1\n1;n;3;1.5;a;8\n").ok());  // 15, or 1.5?
}

TEST(WaveImportForm, TabsSeparateAndARespondentIsAText) {
  Reading reading;
  reading.plan.import->form.separator = '\t';
  const auto wave = reading
                        .read(
                            "id\ts\tflight\tw\tclient\tq1\n9007199254740993\tn\t3\t1\ta\t8\n"
                            "9007199254740992\tn\t3\t1\ta\t7\n0017\tn\t3\t1\ta\t7\n"
                            "17\tn\t3\t1\ta\t7\n")
                        .value();
  EXPECT_EQ(wave.ids.size(), 4u);
  EXPECT_TRUE(wave.who.contains(reading.id("9007199254740993")));
  EXPECT_TRUE(wave.who.contains(reading.id("0017")));
}

TEST(WaveImportForm, AByte0IsNamedAndNotTakenForWindows1252) {
  using namespace std::string_literals;
  for (const bool windows : {false, true}) {
    Reading reading;
    reading.plan.import->form.windows_1252 = windows;
    for (const auto& text : {"id,s,flight,w,client,q1\n1,n,3,1,a,\0\n"s,
                             "id,s,flight,w,client,q1\0\n1,n,3,1,a,8\n"s}) {
      const auto refused = reading.read(text);
      ASSERT_FALSE(refused.ok());
      EXPECT_EQ(refused.problems()[0].code, "import.nul-byte");
      EXPECT_EQ(refused.problems()[0].message,
                "There is a byte 0 here, so this is not a file of text.");
      EXPECT_EQ(refused.problems()[0].mend.find("1252"), std::string::npos);
    }
  }
}

TEST(WaveImportForm, AnEncodingIsNamedByThePlanAndProposed) {
  Reading reading;
  const std::string text = "id,s,flight,w,client,q1\nJos\xE9,n,3,1,a,8\nAn,n,3,1,a,7\n";
  const auto refused = reading.read(text);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problems()[0].code, "import.not-utf8");
  EXPECT_EQ(refused.problems()[0].mend,
            "Save the file as UTF-8, or say encoding = \"windows-1252\" under [import] of the plan "
            "when a Windows program wrote it so.");
  const auto header = reading.read("id,s,flight,w,client,q1,\xE9t\xE9\n1,n,3,1,a,8,x\n");
  ASSERT_FALSE(header.ok());
  EXPECT_EQ(header.problems()[0].code, "import.not-utf8");
  reading.plan.import->form.windows_1252 = true;
  const auto wave = reading.read(text).value();
  EXPECT_TRUE(wave.who.contains(reading.id("José")));
  EXPECT_EQ(std::get<std::int64_t>(wave.event.at(reading.id("José")).answers.at("overall")), 8);
}

}  // namespace
}  // namespace peil::exchange
